#!/usr/bin/env python3
"""Makes a synthetic developer workstation to measure on: the same one every time.

    workstation.py DIR [--scale N]

DIR/path/00 .. 29   30 directories of a search path with 5,000 entries: scripts and binaries, 18 %
                    links of one to three hops, 1 % links to nothing, 2 % files without an execute
                    bit; 14 % bear a name that an earlier directory has too
DIR/venvs/v000 ..   100 virtual environments of 300 distributions (5 metadata files, 10 modules),
                    with 44 entries in bin, 40 of them console scripts
DIR/names           every distinct command name on the search path, one a line
DIR/PATH            the search path

Well-known names are among the commands, so that there is something to attribute and to report. The
modules and most metadata are hard links into DIR/store, as uv installs them. --scale multiplies
the entries and the environments.
"""
import argparse
import base64
import hashlib
import os
import random

DIRECTORIES = 30
ENTRIES = 5000
VENVS = 100
DISTRIBUTIONS = 300
MODULES = 10
SCRIPTS = 40
KNOWN_ON_PATH = (
    "git curl wget ssh scp rsync tar gzip make cmake gcc clang gdb docker kubectl helm terraform"
    " aws gcloud az node npm npx yarn pnpm python3 pip3 ruby gem cargo rustc go java mvn gradle"
    " psql mysql sqlite3 redis-cli jq yq vim nano less grep sed awk find xargs sudo gpg openssl"
).split()
# What its own publisher installs, and what somebody else's distribution claims.
HONEST = {0: "pytest", 1: "black", 2: "ruff", 3: "mypy", 4: "ipython"}
CLAIMING = {5: "curl", 6: "kubectl"}
LAUNCHER = """#!{python}
# -*- coding: utf-8 -*-
import re
import sys
from {package}.m0 import main
if __name__ == "__main__":
    sys.argv[0] = re.sub(r"(-script\\.pyw|\\.exe)?$", "", sys.argv[0])
    sys.exit(main())
"""


def write(path, content, executable=False):
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o755 if executable else 0o644)
    os.write(handle, content.encode("ascii"))
    os.close(handle)


def sizes(scale):
    """Two large directories and many small ones, as on real machines."""
    total = ENTRIES * scale
    large = [total * 44 // 100, total * 18 // 100]
    small = (total - sum(large)) // (DIRECTORIES - 2)
    rest = [small] * (DIRECTORIES - 2)
    rest[-1] += total - sum(large) - sum(rest)
    return large + rest


def names():
    """Endless command names: the well-known first, then made-up ones."""
    yield from KNOWN_ON_PATH
    stems = [a + b for a in "git py js rs db net zip img doc log ps k8s".split()
             for b in "ctl -tool info stat -ls -get dump scan view edit diff -sync".split()]
    number = 0
    while True:
        for stem in stems:
            yield stem if number == 0 else f"{stem}{number}"
        number += 1


def entry(rng, place, name, stores, serial):
    kind = rng.random()
    path = f"{place}/{name}"
    if kind < 0.79:
        head = "#!/bin/sh\n" if rng.random() < 0.7 else "\x7fELF\x02\x01\x01\x00"
        write(path, head + "x" * rng.choice((200, 900, 3000, 8000)), executable=True)
    elif kind < 0.97:
        target = f"{stores}/real-{serial}-{name}"
        write(target, "#!/bin/sh\nexec true\n", executable=True)
        for hop in range(rng.choice((1, 1, 1, 2, 2, 3)) - 1):
            link = f"{stores}/hop{hop}-{serial}-{name}"
            os.symlink(target, link)
            target = link
        os.symlink(target, path)
    elif kind < 0.98:
        os.symlink(f"{stores}/nothing-{name}", path)
    else:
        write(path, "no program\n")


def search_path(base, scale):
    rng = random.Random(7)
    fresh = names()
    used = []
    serial = 0
    os.mkdir(f"{base}/path")
    os.mkdir(f"{base}/targets")
    places = [f"{base}/path/{number:02d}" for number in range(DIRECTORIES)]
    for place, size in zip(places, sizes(scale)):
        os.mkdir(place)
        here = set()
        earlier = len(used)
        while len(here) < size:
            repeats = earlier > 0 and rng.random() < 0.14
            name = used[rng.randrange(earlier)] if repeats else next(fresh)
            if name in here:
                continue
            if not repeats:
                used.append(name)
            here.add(name)
            serial += 1
            entry(rng, place, name, f"{base}/targets", serial)
    write(f"{base}/names", "\n".join(used) + "\n")
    write(f"{base}/PATH", ":".join(places))


def distribution(number):
    """Returns the package and the commands of one distribution."""
    command = HONEST.get(number, CLAIMING.get(number, f"cmd-{number:02d}"))
    package = HONEST.get(number, f"pkg_{number:03d}")
    return package, [command] if number < SCRIPTS else []


def source(package, module):
    return f"# {package}\nx = {module}\n" * 8 + "def main():\n    print(x)\n"


def store(base):
    """The files that all environments share."""
    os.mkdir(f"{base}/store")
    for number in range(DISTRIBUTIONS):
        package, commands = distribution(number)
        root = f"{base}/store/{package}"
        os.mkdir(root)
        for module in range(MODULES):
            write(f"{root}/m{module}.py", source(package, module))
        write(f"{root}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.{number}\n"
              + "Classifier: Programming Language :: Python\n" * 40)
        write(f"{root}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        write(f"{root}/INSTALLER", "uv\n")
        entry_points = "".join(f"{name} = {package}.m0:main\n" for name in commands)
        write(f"{root}/entry_points.txt",
              f"[console_scripts]\n{entry_points}\n[pytest11]\nplug = {package}.m1\n"
              if commands else f"[{package}.plugins]\na = {package}.m1:A\n")


def digest(content):
    raw = hashlib.sha256(content.encode("ascii")).digest()
    return "sha256=" + base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def record(package, info, commands, launcher):
    rows = [f"../../../bin/{name},{digest(launcher)},{len(launcher)}" for name in commands]
    for module in range(MODULES):
        content = source(package, module)
        rows.append(f"{package}/m{module}.py,{digest(content)},{len(content)}")
    rows += [f"{info}/{name},," for name in ("METADATA", "WHEEL", "INSTALLER", "RECORD",
                                             "entry_points.txt")]
    return "\n".join(rows) + "\n"


def venv(base, number):
    prefix = f"{base}/venvs/v{number:03d}"
    packages = f"{prefix}/lib/python3.11/site-packages"
    os.makedirs(packages)
    os.mkdir(f"{prefix}/bin")
    write(f"{prefix}/pyvenv.cfg", f"home = {base}/store\nversion = 3.11.2\n")
    os.symlink(f"{base}/store/python3", f"{prefix}/bin/python3")
    os.symlink("python3", f"{prefix}/bin/python")
    os.symlink("python3", f"{prefix}/bin/python3.11")
    write(f"{prefix}/bin/activate", "# activate\n" * 60)
    for each in range(DISTRIBUTIONS):
        package, commands = distribution(each)
        source = f"{base}/store/{package}"
        os.mkdir(f"{packages}/{package}")
        for module in range(MODULES):
            os.link(f"{source}/m{module}.py", f"{packages}/{package}/m{module}.py")
        info = f"{package}-1.{each}.dist-info"
        os.mkdir(f"{packages}/{info}")
        for name in ("METADATA", "WHEEL", "INSTALLER", "entry_points.txt"):
            os.link(f"{source}/{name}", f"{packages}/{info}/{name}")
        launcher = LAUNCHER.format(python=f"{prefix}/bin/python3", package=package)
        write(f"{packages}/{info}/RECORD", record(package, info, commands, launcher))
        for name in commands:
            write(f"{prefix}/bin/{name}", launcher, executable=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dir")
    parser.add_argument("--scale", type=int, default=1)
    arguments = parser.parse_args()
    base = os.path.abspath(arguments.dir)
    os.makedirs(base, exist_ok=True)
    search_path(base, arguments.scale)
    store(base)
    write(f"{base}/store/python3", "\x7fELF\x02\x01\x01\x00" + "x" * 4000, executable=True)
    os.mkdir(f"{base}/venvs")
    child = os.fork()
    for number in range(child != 0, VENVS * arguments.scale, 2):
        venv(base, number)
    if child == 0:
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        raise SystemExit("the second half of the environments could not be made")


if __name__ == "__main__":
    main()
