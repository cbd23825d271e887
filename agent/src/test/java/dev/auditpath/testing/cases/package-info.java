/** Labelled cases: what stands in {@code src/test/cases}, built for real, audited and scored. */
@NullMarked
package dev.auditpath.testing.cases;

import org.jspecify.annotations.NullMarked;
