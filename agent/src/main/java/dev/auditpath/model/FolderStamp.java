package dev.auditpath.model;

/**
 * What changes when a folder's entries change: which folder it is, and its times. The time of the
 * last status change cannot be set by hand; the one of the last modification can.
 *
 * @param device {@code st_dev}
 * @param inode {@code st_ino}
 * @param modified {@code st_mtim}, nanoseconds since 1970
 * @param changed {@code st_ctim}, nanoseconds since 1970
 */
public record FolderStamp(long device, long inode, long modified, long changed) {}
