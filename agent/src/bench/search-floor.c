/* The floor of the project search: reads every directory below DIR that the search would read, with
   the system's own entry types, and counts pyvenv.cfg. Usage: search-floor DIR [stat]
   With "stat" each directory is stat'ed as well, as the search's second run does; never listed. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const skipped[] = {"node_modules", ".git", "__pycache__", "site-packages",
                                      "bin", "lib", "include", NULL};
static long entries, directories, found;

static int is_skipped(const char *name) {
  for (int i = 0; skipped[i]; i++)
    if (!strcmp(skipped[i], name)) return 1;
  return 0;
}

static void walk(int parent, const char *name, int with_stat) {
  int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0) return;
  struct stat status;
  if (with_stat) fstat(fd, &status);
  directories++;
  DIR *stream = fdopendir(fd);
  for (struct dirent *entry; (entry = readdir(stream));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    entries++;
    if (!strcmp(entry->d_name, "pyvenv.cfg")) found++;
    if (entry->d_type == DT_DIR && !is_skipped(entry->d_name)) walk(fd, entry->d_name, with_stat);
  }
  closedir(stream);
}

/* Reads directory names from standard input, one a line, and stats each: the second run's floor. */
static void stamps(void) {
  char line[8192];
  struct stat status;
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    if (!lstat(line, &status)) directories++;
  }
}

int main(int count, char **words) {
  if (count < 2) return 2;
  if (!strcmp(words[1], "-")) stamps();
  else walk(AT_FDCWD, words[1], count > 2);
  printf("%ld directories, %ld entries, %ld environments\n", directories, entries, found);
  return 0;
}
