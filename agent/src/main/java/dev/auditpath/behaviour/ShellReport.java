package dev.auditpath.behaviour;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what one shell program does, each thing once. Not for several threads. */
final class ShellReport {
  private static final int MOST = 200;

  /** So much of the words tells apart what is said of one line beside its effects. */
  private static final int KEY = 12;

  private static final int LONGEST_EXCERPT = 200;

  private final ShellSource source;
  private final List<String> lines;
  private final Map<String, HandOver> handOvers = new LinkedHashMap<>();
  private final Map<String, Evidence> effects = new LinkedHashMap<>();
  private final Map<String, Evidence> notes = new LinkedHashMap<>();
  private final Map<String, Evidence> unread = new LinkedHashMap<>();

  /** What counts only where what was typed is handed on. */
  private final Map<String, Evidence> settings = new LinkedHashMap<>();

  private boolean handsTypedOn;
  private boolean muted;

  ShellReport(ShellSource source) {
    this.source = source;
    this.lines = source.text().lines().toList();
  }

  void mute(boolean quiet) {
    muted = quiet;
  }

  boolean isMuted() {
    return muted;
  }

  void handOver(String command, int line) {
    Evidence evidence = evidence(Effect.HANDS_OVER, line, "starts " + command);
    if (!muted && handOvers.size() < MOST) {
      handOvers.putIfAbsent(command + ":" + line, new HandOver(command, evidence));
    }
  }

  void handsTypedOn() {
    handsTypedOn |= !muted;
  }

  void effect(Effect effect, int line) {
    put(effects, evidence(effect.kind(), line, effect.what()));
  }

  void note(Effect effect, int line) {
    put(notes, evidence(effect.kind(), line, effect.what()));
  }

  /** A variable that is set for all programs that the text starts. */
  void setting(Effect effect, int line) {
    put(settings, evidence(effect.kind(), line, effect.what()));
  }

  void unread(String why, int line) {
    put(unread, evidence(Effect.DYNAMIC_CODE, line, why));
  }

  int networkEffects() {
    return (int) effects.values().stream().filter(e -> e.kind().equals(Effect.NETWORK)).count();
  }

  private void put(Map<String, Evidence> all, Evidence evidence) {
    if (!muted && all.size() < MOST) {
      String detail = evidence.detail();
      boolean whole = all == effects || detail.length() < KEY;
      String key = whole ? detail : detail.substring(0, KEY);
      all.putIfAbsent(evidence.kind() + evidence.line() + key, evidence);
    }
  }

  private Evidence evidence(String kind, int line, String detail) {
    int index = line - source.line();
    String text = index >= 0 && index < lines.size() ? lines.get(index).strip() : "";
    String excerpt = text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) : text;
    return new Evidence(kind, source.file(), line, detail, excerpt, source.chain());
  }

  Behaviour toBehaviour() {
    Map<String, Evidence> rest = handsTypedOn ? effects : notes;
    settings.forEach(rest::putIfAbsent);
    return new Behaviour(
        new ArrayList<>(handOvers.values()),
        new ArrayList<>(effects.values()),
        new ArrayList<>(notes.values()),
        new ArrayList<>(unread.values()));
  }
}
