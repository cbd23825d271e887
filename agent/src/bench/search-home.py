"""Builds a home directory for search.sh: 100 environments of 300 distributions, 250,000 other entries.

Of the others, 200,000 lie in ordinary projects (one directory to eight files) and
50,000 in node_modules and .git, which the search leaves out and find does not.
"""

import os
import sys

ENVIRONMENTS, DISTRIBUTIONS = 100, 300
ORDINARY, SKIPPED = 200_000, 50_000
FILES = ("main.c", "util.h", "README.md", "notes", "a.json", "b.txt", "Makefile", "data.csv")


def touch(directory, names):
    for name in names:
        os.close(os.open(directory + "/" + name, os.O_CREAT | os.O_WRONLY, 0o644))


def environment(prefix):
    site = prefix + "/lib/python3.11/site-packages"
    os.makedirs(prefix + "/bin")
    os.makedirs(site)
    with open(prefix + "/pyvenv.cfg", "w", encoding="utf-8") as settings:
        settings.write("home = /usr/bin\nversion = 3.11.7\n")
    touch(prefix + "/bin", ("activate", "python"))
    for number in range(DISTRIBUTIONS):
        for folder, names in ((f"pkg{number}", ("__init__.py",)),
                              (f"pkg{number}-1.0.dist-info", ("METADATA", "RECORD"))):
            os.mkdir(f"{site}/{folder}")
            touch(f"{site}/{folder}", names)


def tree(top, entries):
    """Fills a directory breadth first, three folders in each, until it has that many entries."""
    made, level = 0, [top]
    os.makedirs(top)
    while level:
        below = []
        for left, directory in zip(range(len(level), 0, -1), level):
            touch(directory, FILES)
            made += len(FILES)
            for name in ("src", "docs", "data"):
                if made + (len(below) + left) * (len(FILES) + 1) < entries:
                    os.mkdir(f"{directory}/{name}")
                    below.append(f"{directory}/{name}")
                    made += 1
        level = below


def main(home):
    for number in range(ENVIRONMENTS):
        project = f"{home}/work/team{number % 10}/project{number}"
        environment(project + "/.venv")
        tree(project + "/code", ORDINARY // ENVIRONMENTS)
        tree(project + ("/node_modules" if number % 2 else "/.git"), SKIPPED // ENVIRONMENTS)


main(sys.argv[1])
