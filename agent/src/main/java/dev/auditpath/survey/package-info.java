/** Looks at the machine: learns the search paths, lists their directories, finds environments. */
@NullMarked
package dev.auditpath.survey;

import org.jspecify.annotations.NullMarked;
