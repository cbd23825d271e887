package dev.auditpath.model;

/**
 * What makes two paths the same file: device and inode, as the platform's file key holds them.
 *
 * @param key compared by {@code equals} only
 */
public record FileIdentity(Object key) {

  @Override
  public boolean equals(Object other) {
    return other instanceof FileIdentity that && key.equals(that.key);
  }

  // By hand, as equals: what the compiler puts here is linked anew in every process.
  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
