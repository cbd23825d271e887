package dev.auditpath.model;

/**
 * What makes two paths the same file: device and inode, as the platform's file key holds them.
 *
 * @param key compared by {@code equals} only
 */
public record FileIdentity(Object key) {}
