/** Writes an audit down: one file per format. */
@NullMarked
package dev.auditpath.report;

import org.jspecify.annotations.NullMarked;
