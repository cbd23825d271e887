/** Says who put a file there: one file per installer or version manager. */
@NullMarked
package dev.auditpath.provenance;

import org.jspecify.annotations.NullMarked;
