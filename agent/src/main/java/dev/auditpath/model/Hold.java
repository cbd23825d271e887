package dev.auditpath.model;

/** What a winner's hold on a command name amounts to; the earlier, the worse. */
public enum Hold {
  /** An executable of no distribution, in an environment's bin directory. */
  UNOWNED,
  /** It hides a command of the operating system. */
  SHADOWS_SYSTEM,
  /** It hides a known tool that comes from elsewhere. */
  SHADOWS_KNOWN,
  /** It has a known tool's name and hides nothing. */
  CLAIMS
}
