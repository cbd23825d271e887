"""What an agent knows, from its files, and what a full audit says of the same home."""

import json
import os
import subprocess
import time


def environment(home):
    return {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def state(home):
    return home + "/.local/state/audit-path"


def known(home):
    """Returns the fingerprints of the findings that the agent holds."""
    with open(state(home) + "/baseline.json", encoding="utf-8") as file:
        findings = json.load(file)["findings"]
    return {f["fingerprint"]: f"{f['rule']} {f['command']} {f['path']}"
            for f in findings if f["rule"] != "winner-changed"}


def audited(home, program):
    """Returns the fingerprints of the findings of a full audit."""
    done = subprocess.run([program, "--now", "--format", "json"], env=environment(home), cwd="/",
                          stdout=subprocess.PIPE, check=False)
    report = json.loads(done.stdout)
    return {f["fingerprint"]: f"{f['rule']} {f['command']} {f['path']}"
            for f in report["findings"]}


def difference(home, program, patience=60):
    """Returns what differs, as lines, after as much patience in seconds; empty where nothing does."""
    end = time.monotonic() + patience
    while True:
        agent, full = known(home), audited(home, program)
        if agent.keys() == full.keys() or time.monotonic() > end:
            break
        time.sleep(2)
    return ([f"only the agent: {agent[key]}" for key in sorted(agent.keys() - full.keys())]
            + [f"only the audit: {full[key]}" for key in sorted(full.keys() - agent.keys())])


def torn(home):
    """Returns the files that were put aside or left behind."""
    return sorted(name for name in os.listdir(state(home))
                  if name.endswith(".aside") or name.startswith("."))


def history(home, program):
    """Returns the entries, and whether the chain of digests holds."""
    done = subprocess.run([program, "history", "--format", "json"], env=environment(home), cwd="/",
                          stdout=subprocess.PIPE, check=False)
    return json.loads(done.stdout)["entries"], done.returncode == 0
