/** The words of the domain: records, enums and one sealed interface; knows nobody. */
@NullMarked
package dev.auditpath.model;

import org.jspecify.annotations.NullMarked;
