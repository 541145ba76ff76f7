#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the man page and the completions of a program from what its parser tells of itself.

usage: scripts/shellfiles PROGRAM DATE MDOC FOLDER
  PROGRAM  the built program; asked with --describe-commands
  DATE     of the man page, YYYY-MM-DD
  MDOC     the sections of the man page that no parser knows (resources/man)
  FOLDER   gets PROGRAM.1, bash/PROGRAM, zsh/_PROGRAM and fish/PROGRAM.fish
"""
import json
import os
import subprocess
import sys

from commands import Command
from completions import bash, fish, zsh
from manpage import manpage


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def main(program, date, mdoc, folder):
    described = subprocess.run([program, "--describe-commands"], check=True, capture_output=True).stdout
    description = json.loads(described)
    command = Command(description)
    name = command.name
    with open(mdoc, encoding="utf-8") as file:
        write(f"{folder}/{name}.1", manpage(command, description["version"], date, file.read()))
    write(f"{folder}/bash/{name}", bash(command))
    write(f"{folder}/zsh/_{name}", zsh(command))
    write(f"{folder}/fish/{name}.fish", fish(command))


if len(sys.argv) != 5:
    sys.exit(__doc__)
main(*sys.argv[1:])
