"""Changes a home with an agent in it for minutes, and says what the agent holds; see soak.sh."""

import os
import sys
import time

import agent_state
import churn

HOME, PROGRAM, AGENT, MINUTES = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
PROC = f"/proc/{AGENT}/"
COLUMNS = ("minute", "changes", "RSS MB", "PSS MB", "dirty MB", "peak MB", "threads", "files",
           "watches", "history", "CPU s")


def read(name):
    with open(PROC + name, encoding="ascii") as file:
        return file.read()


def field(text, name):
    """Returns a number of kB as MB."""
    line = next(line for line in text.splitlines() if line.startswith(name + ":"))
    return int(line.split()[1]) / 1024


def watches():
    count = 0
    for descriptor in os.listdir(PROC + "fdinfo"):
        try:
            count += read("fdinfo/" + descriptor).count("inotify wd:")
        except FileNotFoundError:
            pass
    return count


def lines_of_history():
    with open(agent_state.state(HOME) + "/history.jsonl", encoding="utf-8") as file:
        return sum(1 for _ in file)


def cpu():
    fields = read("stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def row(minute, changes):
    memory, status = read("smaps_rollup"), read("status")
    print(f"{minute:7}{changes:9}{field(memory, 'Rss'):9.1f}{field(memory, 'Pss'):9.1f}"
          f"{field(memory, 'Private_Dirty'):9.1f}{field(status, 'VmHWM'):9.1f}"
          f"{len(os.listdir(PROC + 'task')):9}{len(os.listdir(PROC + 'fd')):9}{watches():9}"
          f"{lines_of_history():9}{cpu():9.1f}", flush=True)


def main():
    work = churn.Churn(HOME)
    print("".join(f"{name:>{7 if name == 'minute' else 9}}" for name in COLUMNS))
    row(0, 0)
    begin = time.monotonic()
    for minute in range(1, MINUTES + 1):
        while time.monotonic() < begin + minute * 60:
            work.step()
            time.sleep(work.random.uniform(1, 5))
        row(minute, work.number)
    differences = agent_state.difference(HOME, PROGRAM)
    time.sleep(45)
    row(MINUTES + 1, work.number)
    entries, whole = agent_state.history(HOME, PROGRAM)
    gaps = sum(entry["kind"] == "gap" for entry in entries)
    print(f"{work.number} changes; {len(entries)} entries in the history, {gaps} of them gaps;"
          f" its chain {'holds' if whole else 'is broken'}")
    print("the agent knows what a full audit says" if not differences else "\n".join(differences))
    sys.exit(1 if differences or not whole else 0)


main()
