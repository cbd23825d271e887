"""Makes and deletes files at full speed beside an agent; see burst.sh."""

import os
import signal
import sys
import time

import agent_state

HOME, PROGRAM, AGENT, SECONDS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
RATE = 10_000
BIN = HOME + "/bin"


def executable(name):
    with open(f"{BIN}/{name}", "w", encoding="ascii") as out:
        out.write("#!/bin/sh\n")
    os.chmod(f"{BIN}/{name}", 0o755)


def ticks():
    with open(f"/proc/{AGENT}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    before, begin, done = ticks(), time.monotonic(), 0
    stopped = False
    while time.monotonic() < begin + SECONDS:
        passed = time.monotonic() - begin
        stop = SECONDS / 3 < passed < SECONDS / 2
        if stop != stopped:
            os.kill(AGENT, signal.SIGSTOP if stop else signal.SIGCONT)
            stopped = stop
        name = f"{BIN}/file{done % 50_000}"
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT, 0o755))
        os.unlink(name)
        done += 1
        if done % 1000 == 0:
            ahead = done / RATE - (time.monotonic() - begin)
            time.sleep(max(0.0, ahead))
        if done == RATE * SECONDS // 4:
            executable("curl")
    executable("git")
    end = time.monotonic()
    print(f"{done} files made and deleted in {SECONDS} s, {done / SECONDS:.0f} a second;"
          f" the agent took {ticks() - before:.1f} s of CPU")
    differences = agent_state.difference(HOME, PROGRAM)
    print(f"settled {time.monotonic() - end:.1f} s after the end")
    entries, whole = agent_state.history(HOME, PROGRAM)
    gaps = sum(entry["kind"] == "gap" for entry in entries)
    raised = sorted(entry["command"] for entry in entries if entry["kind"] == "raised")
    print(f"raised: {', '.join(raised)}; {gaps} gaps in the history; its chain"
          f" {'holds' if whole else 'is broken'}")
    print("the agent knows what a full audit says" if not differences else "\n".join(differences))
    sys.exit(1 if differences or not gaps or not whole else 0)


main()
