/** Cuts shell text into its words and commands, for all who read it; touches no file. */
@NullMarked
package dev.auditpath.shell;

import org.jspecify.annotations.NullMarked;
