/** Puts audit-path on a machine: a plan is computed, printed and carried out. */
@NullMarked
package dev.auditpath.installer;

import org.jspecify.annotations.NullMarked;
