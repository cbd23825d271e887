/** Tells the person what changed, no more often than it deserves, and loses nothing. */
@NullMarked
package dev.auditpath.notify;

import org.jspecify.annotations.NullMarked;
