/** Facts in, findings out: one file per rule. */
@NullMarked
package dev.auditpath.rules;

import org.jspecify.annotations.NullMarked;
