package dev.auditpath.model;

/**
 * A rule as people meet it.
 *
 * @param id lower-case words with hyphens
 * @param title what is so when it fires
 * @param why why that matters
 */
public record RuleInfo(String id, String title, String why) {}
