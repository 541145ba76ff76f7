#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs clang-tidy over the sources named on standard input, several at a time.

usage: scripts/tidy.py BUILD_FOLDER < list of .cpp files

Most of clang-tidy's time goes into Qt's headers, so sources of one target that have no name in common are read as one:
a file that includes them. Where they do not compile together after all, each is looked at for itself. Prints what was
found; the exit status is 1 then.
"""

import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

BATCH = 8
# What a file defines for itself or for its target: functions, types, values and macros at the beginning of a line.
NAMES = re.compile(
    r"^(?:[A-Za-z_][\w:<>,&*\[\] ]*?[ &*])?(\w+)(?:\(|\{|\[| = |;)"
    r"|^(?:class|struct|enum(?: class)?|using) (\w+)"
    r"|^Q_LOGGING_CATEGORY\((\w+)"
    r"|^#define (\w+)", re.MULTILINE)


def names_of(path):
    with open(path, encoding="utf-8") as source:
        return {name for match in NAMES.findall(source.read()) for name in match if name}


def batches(commands):
    """Groups by flags, that is by target; within one each name occurs once."""
    open_batches = {}
    for path, (folder, flags) in commands.items():
        names = names_of(path)
        fitting = open_batches.setdefault((folder, tuple(flags)), [])
        for batch in fitting:
            if len(batch["files"]) < BATCH and not batch["names"] & names:
                break
        else:
            batch = {"files": [], "names": set(), "folder": folder, "flags": flags}
            fitting.append(batch)
        batch["files"].append(path)
        batch["names"] |= names
    return [batch for fitting in open_batches.values() for batch in fitting]


def flags_of(command):
    words = shlex.split(command["command"])
    while not re.search(r"(?:\+\+|cc|clang)$", words[0]):  # a launcher
        words.pop(0)
    flags = words[1:words.index("-o")]
    if "-include" in flags:  # precompiled headers, which clang cannot read
        start = flags.index("-include")
        del flags[start:start + 2]
    return flags


def tidy(folder, flags, path, *options):
    done = subprocess.run(["clang-tidy-14", "-quiet", *options, path, "--", *flags], cwd=folder, capture_output=True,
                          text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def look_at(number, batch, scratch):
    files = batch["files"]
    if len(files) > 1:
        together = os.path.join(scratch, f"{number}.cpp")
        with open(together, "w", encoding="utf-8") as source:
            source.writelines(f'#include "{path}"\n' for path in files)
        # The compiler's own warnings are the build's affair; together a file may hide names of another.
        status, _, _ = tidy(batch["folder"], [*batch["flags"], "-w"], together, "--checks=-bugprone-suspicious-include",
                            r"--header-filter=/(sql|ingest|ui|app)/[^.]*\.(h|cpp)$")
        if status == 0:
            return ""
        print(f"clang-tidy: one by one: {' '.join(os.path.basename(path) for path in files)}", file=sys.stderr)
    found = ""
    for path in files:
        status, output, errors = tidy(batch["folder"], batch["flags"], path)
        if status != 0:
            found += output or errors
    return found


def main():
    build = os.path.abspath(sys.argv[1])
    wanted = {os.path.abspath(line.strip()) for line in sys.stdin if line.strip()}
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as database:
        commands = {command["file"]: (command["directory"], flags_of(command))
                    for command in json.load(database) if command["file"] in wanted}
    missing = wanted - commands.keys()
    if missing:
        sys.exit(f"error: nothing compiles {', '.join(sorted(missing))}")
    scratch = os.path.join(build, "tidy")
    os.makedirs(scratch, exist_ok=True)
    work = batches(commands)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = "".join(pool.map(lambda item: look_at(*item, scratch), enumerate(work)))
    print(f"clang-tidy: {len(commands)} sources in {len(work)} runs", file=sys.stderr)
    if found:
        sys.exit(found)


main()
