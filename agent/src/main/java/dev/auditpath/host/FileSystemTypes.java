package dev.auditpath.host;

import java.util.Locale;
import java.util.Set;

/**
 * Which file systems are not searched, by the names that the kernels of Linux and macOS give them:
 * those on other machines, whose reads may be slow or never return, and those that hold no files.
 */
public final class FileSystemTypes {
  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "smbfs",
          "ncpfs",
          "9p",
          "afs",
          "afpfs",
          "coda",
          "ceph",
          "glusterfs",
          "gpfs",
          "lustre",
          "beegfs",
          "orangefs",
          "pvfs2",
          "sshfs",
          "webdav",
          "autofs",
          "fuse",
          "fuseblk",
          "macfuse",
          "osxfuse");

  private static final Set<String> PSEUDO =
      Set.of(
          "proc",
          "sysfs",
          "devtmpfs",
          "devpts",
          "devfs",
          "cgroup",
          "cgroup2",
          "securityfs",
          "debugfs",
          "tracefs",
          "pstore",
          "bpf",
          "mqueue",
          "hugetlbfs",
          "configfs",
          "fusectl",
          "binfmt_misc",
          "rpc_pipefs",
          "nfsd",
          "nsfs",
          "efivarfs",
          "selinuxfs");

  private FileSystemTypes() {}

  /** Returns whether reads leave this machine, or its kernel. */
  public static boolean isRemote(String type) {
    return NETWORK.contains(type.toLowerCase(Locale.ROOT)) || type.startsWith("fuse.");
  }

  /** Returns whether the kernel makes up what is in it. */
  public static boolean isPseudo(String type) {
    return PSEUDO.contains(type);
  }

  /** Returns whether it is put together for a container; a whole machine may stand on one too. */
  public static boolean isLayered(String type) {
    return type.equals("overlay") || type.equals("aufs");
  }
}
