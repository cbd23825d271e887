/** Python source text becomes a syntax tree, or a reason why it does not; nothing is ever run. */
@NullMarked
package dev.auditpath.python;

import org.jspecify.annotations.NullMarked;
