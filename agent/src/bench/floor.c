/*
 * The floor: what looking at a workstation costs when nothing is concluded from it. One thread,
 * getdents64(2) and statx(2), no allocation for an entry.
 *
 *   floor MODE DIR     on what workstation.py made in DIR
 *
 *   path   list the directories of the search path; statx of each entry, one more for a link
 *   lazy   the same, and for each environment's bin; the names in each site-packages
 *   full   the same, and entry_points.txt of each distribution opened and read
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct dirent64 {
  unsigned long inode;
  long offset;
  unsigned short length;
  unsigned char type;
  char name[];
};

enum mode { PATH, LAZY, FULL };

static const unsigned WANTED = STATX_TYPE | STATX_MODE | STATX_INO | STATX_MTIME | STATX_SIZE;
static long entries, executables, links, names, distributions, bytes;

typedef void visit(int directory, const char *name, int argument);

static void each(int at, const char *path, visit *visitor, int argument) {
  char buffer[1 << 15];
  int directory = openat(at, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return;
  long filled;
  while ((filled = syscall(SYS_getdents64, directory, buffer, sizeof buffer)) > 0) {
    for (char *next = buffer; next < buffer + filled;) {
      struct dirent64 *entry = (struct dirent64 *)next;
      next += entry->length;
      if (strcmp(entry->name, ".") && strcmp(entry->name, ".."))
        visitor(directory, entry->name, argument);
    }
  }
  close(directory);
}

static void look(int directory, const char *name, int unused) {
  (void)unused;
  struct statx file;
  entries++;
  if (statx(directory, name, AT_SYMLINK_NOFOLLOW, WANTED, &file)) return;
  if (S_ISLNK(file.stx_mode)) {
    links++;
    if (statx(directory, name, 0, WANTED, &file)) return;
  }
  if (S_ISREG(file.stx_mode) && (file.stx_mode & 0111)) executables++;
}

static void search(int directory, const char *name, int unused) {
  each(directory, name, look, unused);
}

static void distribution(int packages, const char *name, int mode) {
  static const char suffix[] = ".dist-info";
  size_t length = strlen(name);
  names++;
  if (length < sizeof suffix || strcmp(name + length + 1 - sizeof suffix, suffix)) return;
  distributions++;
  if (mode != FULL) return;
  char path[512], content[1 << 16];
  snprintf(path, sizeof path, "%s/entry_points.txt", name);
  int file = openat(packages, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  long got = read(file, content, sizeof content);
  if (got > 0) bytes += got;
  close(file);
}

static void environment(int venvs, const char *name, int mode) {
  char path[512];
  snprintf(path, sizeof path, "%s/bin", name);
  each(venvs, path, look, 0);
  snprintf(path, sizeof path, "%s/lib/python3.11/site-packages", name);
  each(venvs, path, distribution, mode);
}

int main(int count, char **arguments) {
  enum mode mode;
  if (count == 3 && !strcmp(arguments[1], "path")) mode = PATH;
  else if (count == 3 && !strcmp(arguments[1], "lazy")) mode = LAZY;
  else if (count == 3 && !strcmp(arguments[1], "full")) mode = FULL;
  else {
    fputs("usage: floor path|lazy|full DIR\n", stderr);
    return 2;
  }
  int base = open(arguments[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  each(base, "path", search, 0);
  if (mode != PATH) each(base, "venvs", environment, mode);
  printf("entries %ld\nexecutables %ld\nlinks %ld\nnames %ld\ndistributions %ld\nbytes %ld\n",
         entries, executables, links, names, distributions, bytes);
  return entries == 0;
}
