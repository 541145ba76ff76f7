# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands and options as app/options/description.h describes them."""
import re

FILES = {"FILE", "PATH"}
FOLDERS = {"DIR", "FOLDER"}
GLOBAL_ONLY = {"--help", "--version", "--help-all"}  # every command has its own help


class Option:
    def __init__(self, description):
        self.names = description["names"]
        self.positional = description["positional"]
        self.value = self.names[0] if self.positional else description["value"]
        self.kinds = {self.value, description["value"]}  # a positional is FILE by its name, or by its type
        self.choices = description["choices"]
        self.text = re.sub(r"\s+", " ", description["description"])
        self.default = description["default"]
        self.variable = description["variable"]
        self.group = description["group"]
        self.required = description["required"]
        self.repeatable = description["repeatable"]

    @property
    def files(self):
        return bool(self.kinds & FILES)

    @property
    def folders(self):
        return bool(self.kinds & FOLDERS)


class Command:
    """One command; path is how it is called after the program, such as ["database", "backup"]."""

    def __init__(self, description, path=(), inherited=()):
        self.name = description["name"]
        self.path = list(path)
        self.text = re.sub(r"\s+", " ", description["description"])
        self.footer = re.sub(r"\s+", " ", description["footer"])
        options = [Option(option) for option in description["options"]]
        self.options = [option for option in options if not option.positional]
        self.positionals = [option for option in options if option.positional]
        self.inherited = list(inherited)
        own = self.inherited if path else [o for o in self.options if not GLOBAL_ONLY & set(o.names)]
        self.commands = [Command(sub, self.path + [sub["name"]], own) for sub in description["commands"]]

    @property
    def all_options(self):
        """With those of the program, which may come anywhere."""
        return self.options + self.inherited

    def walk(self):
        yield self
        for command in self.commands:
            yield from command.walk()
