/** Says "look again" when something changes that an audit would see. */
@NullMarked
package dev.auditpath.watch;

import org.jspecify.annotations.NullMarked;
