#!/usr/bin/env python3
"""Times whole processes in turn and compares the medians with what they should be.

    timing.py --rounds N --case NAME COMMAND ... --limit WHAT TIMES OF ...

COMMAND is one word, split as a shell would. All cases run one after the other, round after round,
so that what else the machine does falls on all alike. A limit says that WHAT should take at most
TIMES the wall time of OF; nothing ever fails on a clock.
"""
import argparse
import os
import shlex
import statistics
import time

SECOND_TO_MS = 1000


def run(command):
    """Returns wall and CPU milliseconds and the largest resident set, in MB, of one process."""
    start = time.monotonic()
    sink = os.open(os.devnull, os.O_RDWR)
    child = os.posix_spawn(command[0], command, os.environ,
                           file_actions=[(os.POSIX_SPAWN_DUP2, sink, 0),
                                         (os.POSIX_SPAWN_DUP2, sink, 1)])
    os.close(sink)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        raise SystemExit(f"exit code {code}: {shlex.join(command)[:200]}")
    return (wall * SECOND_TO_MS, (usage.ru_utime + usage.ru_stime) * SECOND_TO_MS,
            usage.ru_maxrss / 1024)


def medians(cases, rounds):
    samples = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, command in cases.items():
            sample = run(command)
            if turn > 0:
                samples[name].append(sample)
    return {name: [statistics.median(column) for column in zip(*rows)]
            for name, rows in samples.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--case", nargs=2, action="append", default=[])
    parser.add_argument("--limit", nargs=3, action="append", default=[])
    arguments = parser.parse_args()
    cases = {name: shlex.split(command) for name, command in arguments.case}
    result = medians(cases, arguments.rounds)
    first, *_ = result
    columns = [of for _, _, of in arguments.limit] or [first]
    columns = list(dict.fromkeys(columns))
    print(f"{'':32}{'wall ms':>9}{'CPU ms':>9}{'RSS MB':>8}"
          + "".join(f"{'x ' + of:>18}" for of in columns))
    for name, (wall, cpu, rss) in result.items():
        ratios = "".join(f"{wall / result[of][0]:18.2f}" for of in columns)
        print(f"{name:32}{wall:9.0f}{cpu:9.0f}{rss:8.0f}{ratios}")
    for what, times, of in arguments.limit:
        wall = result[what][0] / result[of][0]
        cpu = result[what][1] / result[of][1]
        word = "within" if wall <= float(times) else "over"
        print(f"{what}: {wall:.2f} x {of} (CPU {cpu:.2f}); should be at most {times}: {word}")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"medians of {arguments.rounds} rounds; load {load} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
