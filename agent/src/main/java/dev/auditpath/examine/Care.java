package dev.auditpath.examine;

/** How closely a program is looked at. */
enum Care {
  /** Its name is not its provider's to bring: what its code does is read. */
  READ,
  /** Its name is expected, and it wins now: its whole package is held against RECORD. */
  PACKAGE,
  /** Its name is expected, and it wins once activated: its launcher is held to the grammar. */
  LAUNCHER
}
