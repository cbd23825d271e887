/** Puts candidates into search order, command by command. */
@NullMarked
package dev.auditpath.resolve;

import org.jspecify.annotations.NullMarked;
