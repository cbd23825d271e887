/** From the text of programs to what they can do; touches no file. */
@NullMarked
package dev.auditpath.behaviour;

import org.jspecify.annotations.NullMarked;
