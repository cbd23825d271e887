"""Starts and kills an agent at random instants while its home changes; see kill-loop.sh."""

import json
import os
import random
import subprocess
import sys
import threading
import time

import agent_state
import churn

HOME, PROGRAM, SECONDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
PATIENCE = 120


def start():
    """Returns an agent: env(1) and the launcher hand over, so that it is the runtime itself."""
    with open(HOME + "/agent.out", "ab") as out:
        return subprocess.Popen([PROGRAM, "agent"], env=agent_state.environment(HOME), cwd="/",
                                stdout=out, stderr=out)


def is_up():
    done = subprocess.run([PROGRAM, "status"], env=agent_state.environment(HOME), cwd="/",
                          stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def changes(work, end, done):
    while time.monotonic() < end:
        work.step()
        time.sleep(work.random.uniform(0, 1))
    done.set()


def unreadable():
    """Returns which JSON files of the state are not whole, looked at while no agent runs."""
    bad = []
    for name in os.listdir(agent_state.state(HOME)):
        if name.endswith(".json"):
            try:
                with open(f"{agent_state.state(HOME)}/{name}", encoding="utf-8") as file:
                    json.load(file)
            except ValueError:
                bad.append(name)
    return bad


def main():
    rng = random.Random(11)
    work = churn.Churn(HOME)
    done = threading.Event()
    end = time.monotonic() + SECONDS
    threading.Thread(target=changes, args=(work, end, done)).start()
    lives, armed, bad = 0, 0, []
    while not done.is_set():
        agent = start()
        # Half of them while they begin, half while they work.
        time.sleep(rng.choice((rng.uniform(0.1, 3), rng.uniform(3, 9))))
        agent.kill()
        agent.wait()
        lives += 1
        if os.path.isdir(agent_state.state(HOME)):
            bad += unreadable()
    agent = start()
    patience = time.monotonic() + PATIENCE
    while not is_up() and time.monotonic() < patience:
        time.sleep(0.5)
    armed = is_up()
    differences = agent_state.difference(HOME, PROGRAM)
    entries, whole = agent_state.history(HOME, PROGRAM)
    agent.terminate()
    agent.wait()
    kinds = [entry["kind"] for entry in entries]
    starts, gaps = kinds.count("started"), kinds.count("gap")
    recovered = kinds.count("recovered")
    bad += agent_state.torn(HOME)
    print(f"{lives} agents killed in {SECONDS} s, {work.number} changes meanwhile; history:"
          f" {len(entries)} entries, {starts} starts, {gaps} gaps, {recovered} lines cut off,"
          f" its chain {'holds' if whole else 'is broken'}")
    print("torn or left behind: " + (", ".join(bad) or "nothing"))
    print("the agent knows what a full audit says" if not differences else "\n".join(differences))
    # Every start but the very first is after a gap.
    missing = max(0, starts - 1 - gaps)
    if missing:
        print(f"{missing} starts without a gap")
    sys.exit(1 if differences or bad or missing or not whole or not armed else 0)


main()
