/** Looks at search paths: their entries, the executables in them, and whether they would run. */
@NullMarked
package dev.auditpath.survey;

import org.jspecify.annotations.NullMarked;
