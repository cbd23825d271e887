package dev.auditpath.model;

/**
 * The kind of a Python environment; an open word owned by its locator.
 *
 * @param word for example {@code venv}, {@code conda}, {@code pipx}, {@code pyenv}
 */
public record EnvironmentKind(String word) {}
