package dev.auditpath.rules;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Facts;
import dev.auditpath.model.Finding;
import dev.auditpath.model.HandOver;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.NameClaim;
import dev.auditpath.model.Unattributed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What examinations say, in the words and the order that findings use. */
final class Readings {
  /** As many places as a person reads; the first of each kind comes first. */
  private static final int SHOWN = 12;

  private Readings() {}

  /** Makes a finding of what was read of one winner, or none. */
  @FunctionalInterface
  interface Reading {
    Optional<Finding> of(NameClaim claim, Examination examination, Facts facts);
  }

  /** Returns what comes of every winner that was read, in order of claims. */
  static List<Finding> findings(Facts facts, Reading reading) {
    List<Finding> findings = new ArrayList<>();
    for (NameClaim claim : facts.claims()) {
      facts
          .examination(claim.winner())
          .flatMap(examination -> reading.of(claim, examination, facts))
          .ifPresent(findings::add);
    }
    return findings;
  }

  /** Returns whether nobody but an administrator can have put the winner there. */
  static boolean isAdministrators(NameClaim claim) {
    return !claim.expected().isEmpty() && claim.winner().provenance() instanceof Unattributed;
  }

  /** Returns the places where a winner hands over to the tool whose name it holds. */
  static List<Evidence> handsOverToItself(NameClaim claim, Examination examination, Facts facts) {
    List<Evidence> places = new ArrayList<>();
    for (HandOver handOver : examination.behaviour().handOvers()) {
      if (isSameTool(claim.resolution().command(), handOver.command(), facts)) {
        places.add(handOver.evidence());
      }
    }
    return places;
  }

  /** {@code pip3} that starts {@code pip} starts itself. */
  private static boolean isSameTool(CommandName command, String other, Facts facts) {
    if (command.display().equals(other)) {
      return true;
    }
    Optional<KnownTool> tool = facts.knownTools().find(command);
    return tool.isPresent() && tool.equals(facts.knownTools().find(new CommandName(other, other)));
  }

  /** Returns all that was read of a file and that a person may want to check. */
  static List<Evidence> evidence(Examination examination) {
    Behaviour behaviour = examination.behaviour();
    List<Evidence> all = new ArrayList<>(examination.launcher().alterations());
    all.addAll(shown(behaviour.effects()));
    behaviour.handOvers().forEach(handOver -> all.add(handOver.evidence()));
    all.addAll(shown(behaviour.unread()));
    all.addAll(examination.rivals());
    return all;
  }

  /** Returns the first of each kind, then the rest, up to what a person reads. */
  static List<Evidence> shown(List<Evidence> places) {
    List<Evidence> first = new ArrayList<>();
    List<Evidence> rest = new ArrayList<>();
    Set<String> kinds = new LinkedHashSet<>();
    for (Evidence place : places) {
      (kinds.add(place.kind()) ? first : rest).add(place);
    }
    first.addAll(rest);
    return first.subList(0, Math.min(SHOWN, first.size()));
  }

  /** Returns the effects in a few words: {@code reaches the network and reads credentials}. */
  static String inWords(List<Evidence> effects) {
    Set<String> words = new LinkedHashSet<>();
    effects.forEach(effect -> words.add(words(effect.kind())));
    return String.join(" and ", words);
  }

  private static String words(String kind) {
    return switch (kind) {
      case "network" -> "reaches the network";
      case "credentials" -> "reads credentials";
      case "environment" -> "takes or changes environment variables";
      case "process" -> "tampers with what goes in or out, or starts other programs";
      case "persistence" -> "makes itself permanent";
      case "dynamic-code" -> "runs code that is built at run time";
      case "native-code" -> "runs machine code";
      case "file-write" -> "writes files";
      case "altered" -> "was altered after it was installed";
      default -> "does something else";
    };
  }
}
