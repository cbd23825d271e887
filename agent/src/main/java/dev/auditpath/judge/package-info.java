/** Weighs findings: merges the same cause, gives fingerprints, applies thresholds. */
@NullMarked
package dev.auditpath.judge;

import org.jspecify.annotations.NullMarked;
