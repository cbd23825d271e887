/** Reads what programs do in a process of its own, which can be ended when one is made to trap. */
@NullMarked
package dev.auditpath.worker;

import org.jspecify.annotations.NullMarked;
