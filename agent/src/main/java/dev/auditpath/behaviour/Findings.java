package dev.auditpath.behaviour;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found, each thing once, with the calls that led there. */
final class Findings {
  /** Of each sort; what is more than that does not change a verdict. */
  private static final int MOST = 200;

  private static final int LONGEST_CHAIN = 24;

  private final Map<String, HandOver> handOvers = new LinkedHashMap<>();
  private final List<Evidence> effects = new ArrayList<>();
  private final List<Evidence> notes = new ArrayList<>();
  private final List<Evidence> unread = new ArrayList<>();
  private final List<Evidence> ofWrappers = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> chain = new ArrayDeque<>();

  void enter(String label) {
    chain.addLast(label);
  }

  void leave() {
    chain.removeLast();
  }

  /** Returns whether a module's own statements are being run, and no function's. */
  boolean isAtModuleLevel() {
    return chain.isEmpty() || chain.getLast().indexOf(':') < 0;
  }

  List<String> chain() {
    return List.copyOf(chain);
  }

  /** Goes on where a call was put off. */
  void resume(List<String> at) {
    chain.clear();
    chain.addAll(at);
  }

  void handOver(String command, Site site, String detail) {
    String key = command + '\0' + site.module().file() + '\0' + site.line();
    if (handOvers.size() < MOST) {
      handOvers.putIfAbsent(key, new HandOver(command, evidence("hands-over", site, detail)));
    }
  }

  void effect(String kind, Site site, String detail) {
    add(effects, "e", evidence(kind, site, detail));
  }

  /** What a program of its own may well do, and one that hands over to another has no need of. */
  void effectOfWrapper(String kind, Site site, String detail) {
    add(ofWrappers, "w", evidence(kind, site, detail));
  }

  /** The program turned out to hand over to the command of its own name, or not to. */
  void settle(boolean handsOver) {
    ofWrappers.forEach(one -> add(handsOver ? effects : notes, handsOver ? "e" : "n", one));
    ofWrappers.clear();
  }

  /** Returns whether any of these commands is handed over to. */
  boolean handsOverTo(Set<String> commands) {
    return handOvers.values().stream().anyMatch(one -> commands.contains(one.command()));
  }

  void note(String kind, Site site, String detail) {
    add(notes, "n", evidence(kind, site, detail));
  }

  void unread(String kind, Site site, String reason) {
    add(unread, "u", evidence(kind, site, reason));
  }

  void unread(String kind, Path file, String reason) {
    add(unread, "u", new Evidence(kind, file, 0, reason, "", shortChain()));
  }

  /** Adds what was found in a text that is not Python. */
  void addAll(Behaviour behaviour) {
    for (HandOver handOver : behaviour.handOvers()) {
      Evidence evidence = handOver.evidence();
      String key = handOver.command() + '\0' + evidence.path() + '\0' + evidence.line();
      if (handOvers.size() < MOST) {
        handOvers.putIfAbsent(key, handOver);
      }
    }
    behaviour.effects().forEach(effect -> add(effects, "e", effect));
    behaviour.notes().forEach(note -> add(notes, "n", note));
    behaviour.unread().forEach(one -> add(unread, "u", one));
  }

  private void add(List<Evidence> list, String sort, Evidence evidence) {
    String key =
        sort + evidence.kind() + evidence.path() + '\0' + evidence.line() + evidence.detail();
    if (list.size() < MOST && seen.add(key)) {
      list.add(evidence);
    }
  }

  private Evidence evidence(String kind, Site site, String detail) {
    Module module = site.module();
    return new Evidence(
        kind,
        module.file(),
        module.shown(site.line()),
        detail,
        module.excerpt(site.line()),
        shortChain());
  }

  private List<String> shortChain() {
    List<String> all = List.copyOf(chain);
    if (all.size() <= LONGEST_CHAIN) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, LONGEST_CHAIN / 2));
    some.add("…");
    some.addAll(all.subList(all.size() - LONGEST_CHAIN / 2, all.size()));
    return some;
  }

  Behaviour behaviour() {
    return new Behaviour(List.copyOf(handOvers.values()), effects, notes, unread);
  }
}
