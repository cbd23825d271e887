/** The only door to the machine: variables, disk, clock; collects what went wrong while looking. */
@NullMarked
package dev.auditpath.host;

import org.jspecify.annotations.NullMarked;
