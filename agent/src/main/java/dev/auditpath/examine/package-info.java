/** Reads what an executable runs, without running it: launcher, RECORD, import path. */
@NullMarked
package dev.auditpath.examine;

import org.jspecify.annotations.NullMarked;
