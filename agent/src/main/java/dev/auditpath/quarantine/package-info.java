/** Makes a script unable to run, in place, so that it can be made to run again. */
@NullMarked
package dev.auditpath.quarantine;

import org.jspecify.annotations.NullMarked;
