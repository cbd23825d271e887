/** Examinations as JSON and back, nothing lost: for the memory's file and the worker's pipes. */
@NullMarked
package dev.auditpath.transcript;

import org.jspecify.annotations.NullMarked;
