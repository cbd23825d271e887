/** Keeps what one run knows for the next: files of the user's own, whole or not there at all. */
@NullMarked
package dev.auditpath.memory;

import org.jspecify.annotations.NullMarked;
