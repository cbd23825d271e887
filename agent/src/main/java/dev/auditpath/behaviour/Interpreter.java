package dev.auditpath.behaviour;

import com.oracle.graal.python.pegparser.sst.SSTNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One analysis: what its parts share, and what was put off. For one thread. */
final class Interpreter {
  private record PutOff(Values callee, Arguments arguments, Site site, List<String> chain) {}

  private final Subject subject;
  private final Findings findings = new Findings();
  private final Budget budget = new Budget();
  private final Imports imports;
  private final Attributes attributes = new Attributes(this);
  private final Calls calls = new Calls(this);
  private final Reached reached = new Reached(this);
  private final Externals externals = new Externals(this);
  private final PlugIns plugIns = new PlugIns(this);
  private final FoundModules foundModules = new FoundModules(this);
  private final Deque<PutOff> putOff = new ArrayDeque<>();
  private final IdentityHashMap<SSTNode, FunctionCode> codes = new IdentityHashMap<>();
  private final IdentityHashMap<SSTNode, ClassModel> classes = new IdentityHashMap<>();
  private final Sequence commandLine = new Sequence();
  private final SettingsFiles settings = new SettingsFiles();
  private final WrittenFiles written = new WrittenFiles();
  private final Shown shown = new Shown();
  private final Exceptions exceptions = new Exceptions(this);
  private final Map<String, Optional<SensitivePlace>> places = new HashMap<>();
  private int version;

  Interpreter(Subject subject, Modules modules) {
    this.subject = subject;
    this.imports = new Imports(this, modules);
    commandLine.add(Values.text(Marks.SCRIPTS + "/" + Marks.SELF));
    commandLine.addSome(Values.open(Taint.ARGUMENTS));
  }

  /** What functions may see of has changed: a field, a module's name, a list. */
  void changed() {
    version++;
  }

  /** Returns a number that is another one after each such change. */
  int version() {
    return version;
  }

  Subject subject() {
    return subject;
  }

  Findings findings() {
    return findings;
  }

  SettingsFiles settings() {
    return settings;
  }

  WrittenFiles written() {
    return written;
  }

  Shown shown() {
    return shown;
  }

  Exceptions exceptions() {
    return exceptions;
  }

  /** Returns what a path is, as {@link SensitivePlaces#of} does; the same few are asked for. */
  Optional<SensitivePlace> place(String path) {
    return places.computeIfAbsent(path, SensitivePlaces::of);
  }

  Budget budget() {
    return budget;
  }

  Imports imports() {
    return imports;
  }

  Attributes attributes() {
    return attributes;
  }

  Calls calls() {
    return calls;
  }

  Reached reached() {
    return reached;
  }

  Externals externals() {
    return externals;
  }

  FoundModules foundModules() {
    return foundModules;
  }

  PlugIns plugIns() {
    return plugIns;
  }

  /** Returns {@code sys.argv}. */
  Sequence commandLine() {
    return commandLine;
  }

  IdentityHashMap<SSTNode, FunctionCode> codes() {
    return codes;
  }

  IdentityHashMap<SSTNode, ClassModel> classes() {
    return classes;
  }

  /** Calls later, once the calls that are under way have returned. */
  void later(Values callee, Arguments arguments, Site site) {
    putOff.addLast(new PutOff(callee, arguments, site, findings.chain()));
  }

  /** Does what was put off, and what that puts off. */
  void finish() {
    do {
      putOff();
    } while (exceptions.end() || !putOff.isEmpty());
  }

  private void putOff() {
    while (!putOff.isEmpty()) {
      PutOff next = putOff.removeFirst();
      findings.resume(next.chain());
      calls.call(next.callee(), next.arguments(), next.site());
    }
  }
}
