/** Learns the search paths that a user really has, from files, or from the shell when told to. */
@NullMarked
package dev.auditpath.searchpaths;

import org.jspecify.annotations.NullMarked;
