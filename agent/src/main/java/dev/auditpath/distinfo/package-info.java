/**
 * Reads the metadata that installers leave beside a distribution. Ground for the edges that need
 * it: provenance asks who owns a script, environments lists what is installed.
 */
@NullMarked
package dev.auditpath.distinfo;

import org.jspecify.annotations.NullMarked;
