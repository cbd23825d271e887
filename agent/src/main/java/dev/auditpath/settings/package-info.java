/** Reads the shipped catalogue, the user's configuration and the administrator's policy. */
@NullMarked
package dev.auditpath.settings;

import org.jspecify.annotations.NullMarked;
