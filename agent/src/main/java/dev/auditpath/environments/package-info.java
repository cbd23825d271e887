/** Finds Python environments from files alone: one file per place where managers put them. */
@NullMarked
package dev.auditpath.environments;

import org.jspecify.annotations.NullMarked;
