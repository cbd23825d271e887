#!/usr/bin/env python3
"""Sums up the reports that real-distributions.sh wrote: real-distributions.py DIR LIST."""
import collections
import json
import os
import pathlib
import re
import sys

top, listed = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
words = [line for line in listed.read_text().splitlines() if line and line[0] not in "#["]
wanted = {re.sub(r"[-_.]+", "-", re.sub(r"\[.*", "", word)).lower() for line in words for word in line.split()}
catalogue = json.loads((listed.parents[3] / "config/known-tools.json").read_text())
known = {tool["name"] for tool in catalogue["tools"]}
system = {name for folder in ("/usr/bin", "/bin", "/usr/sbin") for name in os.listdir(folder)}


def distributions(group):
    """Yields the normalised name of each distribution and the commands it has in the bin directory."""
    for info in (top / group).glob("lib/python*/site-packages/*.dist-info"):
        name = re.sub(r"[-_.]+", "-", re.sub(r"-[^-]*$", "", info.stem)).lower()
        record = info / "RECORD"
        rows = record.read_text(errors="replace").splitlines() if record.exists() else []
        files = (row.split(",")[0] for row in rows)
        yield name, {file.rsplit("/", 1)[1] for file in files if re.search(r"^\.\./.*/bin/[^/]+$", file)}


installed, scripts, shared, failed = {}, collections.Counter(), set(), []
findings, problems, slowest = [], collections.Counter(), []
for report in sorted(top.glob("*.json")):
    group = report.stem
    failed += [f"{group}: {name}" for name in (top / f"{group}.failed").read_text().split()] \
        if (top / f"{group}.failed").exists() else []
    for name, commands in distributions(group):
        installed.setdefault(name, set()).update(commands)
        scripts[group] += len(commands)
        shared |= {(name, command) for command in commands if command in known or command in system}
    try:
        document = json.loads(report.read_text())
    except json.JSONDecodeError:
        print(f"{group}: no report")
        continue
    slowest.append((document["durationMs"], group))
    problems.update(problem["kind"] for problem in document["problems"])
    prefix = str(top / group) + "/"
    findings += [dict(finding, group=group) for finding in document["findings"]
                 if finding["path"].startswith(prefix)]

with_scripts = {name for name, commands in installed.items() if commands}
print(f"{len(installed)} distributions installed, {len(installed.keys() & wanted)} of the {len(wanted)} listed;"
      f" {len(with_scripts)} have commands; {sum(scripts.values())} commands in {len(scripts)} environments;"
      f" {len(shared)} share a name with a command of the system or of the catalogue")
print("not installed:", ", ".join(failed) or "none")
print("slowest:", ", ".join(f"{group} {millis} ms" for millis, group in sorted(slowest)[-3:]))
print("problems:", dict(problems))
for (severity, rule), count in sorted(collections.Counter(
        (finding["severity"], finding["rule"]) for finding in findings).items()):
    print(f"{count:6} {severity:9} {rule}")
loud = [finding for finding in findings if finding["severity"] in ("critical", "high")]
names = {finding["provider"]["name"] for finding in loud}
print(f"{len(names)} distributions with a critical or high finding:"
      f" {100 * len(names) / max(1, len(installed)):.2f} %")
for finding in sorted(findings, key=lambda finding: (finding["severity"], finding["command"] or "")):
    if finding["severity"] in ("critical", "high", "medium"):
        print(f"\n{finding['severity']} {finding['command']} [{finding['rule']}] {finding['provider']['name']}"
              f" {finding['provider']['version']} ({finding['group']})\n  {finding['message']}")
        for evidence in finding["evidence"][:12]:
            print(f"    {evidence['kind']}: {evidence['path'].replace(str(top), '')}:{evidence['line']}"
                  f" {evidence['detail']} | {evidence['excerpt'][:120]}")
