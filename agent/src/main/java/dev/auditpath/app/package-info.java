/** The composition root: commands, the catalog of extensions, and one run. */
@NullMarked
package dev.auditpath.app;

import org.jspecify.annotations.NullMarked;
