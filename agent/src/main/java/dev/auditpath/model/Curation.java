package dev.auditpath.model;

/** Who decides which command names a package may bring. */
public enum Curation {
  /** The operating system's own package manager, or the base system. */
  SYSTEM,
  /** Reviewed by maintainers, or fixed by the version manager itself: Homebrew, conda, rustup. */
  CURATED,
  /** Anyone may publish any name: PyPI, npm, crates.io, RubyGems, Go modules. */
  OPEN
}
