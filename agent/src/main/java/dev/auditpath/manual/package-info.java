/** Shell completions and the manual page, written from the command model; pure. */
@NullMarked
package dev.auditpath.manual;

import org.jspecify.annotations.NullMarked;
