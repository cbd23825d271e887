"""What a short script gives: every name on PATH with its files, in order; no owners, no findings."""
import os

found = {}
for directory in os.environ["PATH"].split(":"):
    try:
        entries = list(os.scandir(directory))
    except OSError:
        continue
    for entry in entries:
        try:
            if entry.is_file() and entry.stat().st_mode & 0o111:
                found.setdefault(entry.name, []).append(entry.path)
        except OSError:
            pass
for name, files in sorted(found.items()):
    if len(files) > 1:
        print(name, *files)
