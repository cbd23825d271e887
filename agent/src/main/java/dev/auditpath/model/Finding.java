package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a rule noticed.
 *
 * @param rule the rule's id
 * @param severity how bad it is
 * @param command the command concerned; empty for rules about PATH entries
 * @param path the executable that wins, or the directory for rules about PATH entries
 * @param searchPath the id of the search path it was seen on
 * @param active whether it holds on the terminal's, the session's or the caller's path now
 * @param environment the prefix of the environment that holds {@code path}
 * @param alsoIn the same finding elsewhere
 * @param provider who put {@code path} there
 * @param shadowed what it hides
 * @param message one sentence
 * @param evidence what a person can check
 * @param remediation what to do, a sentence each
 * @param fingerprint identity across runs; empty until the judge gives it
 */
public record Finding(
    String rule,
    Severity severity,
    Optional<CommandName> command,
    Path path,
    String searchPath,
    boolean active,
    Optional<Path> environment,
    List<Path> alsoIn,
    Provenance provider,
    List<Candidate> shadowed,
    String message,
    List<Evidence> evidence,
    List<String> remediation,
    String fingerprint) {

  public Finding {
    alsoIn = List.copyOf(alsoIn);
    shadowed = List.copyOf(shadowed);
    evidence = List.copyOf(evidence);
    remediation = List.copyOf(remediation);
  }

  /** Returns this finding with another sentence. */
  public Finding saying(String message) {
    return new Finding(
        rule,
        severity,
        command,
        path,
        searchPath,
        active,
        environment,
        alsoIn,
        provider,
        shadowed,
        message,
        evidence,
        remediation,
        fingerprint);
  }

  /** Returns this finding with its identity and the other places where it was seen. */
  public Finding identified(String fingerprint, List<Path> alsoIn) {
    return new Finding(
        rule,
        severity,
        command,
        path,
        searchPath,
        active,
        environment,
        alsoIn,
        provider,
        shadowed,
        message,
        evidence,
        remediation,
        fingerprint);
  }
}
