# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The man page in mdoc(7): what the parser knows, then what resources/man adds."""
import datetime
import re
import textwrap


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in text)


def prose(text):
    """Text lines: each sentence begins a line, and no line is a request."""
    text = text.strip()
    if not text:
        return []
    lines = []
    for sentence in re.split(r"(?<=[.!?;:])\s+(?=\S)", text):
        for line in textwrap.wrap(escaped(sentence), 76, break_long_words=False, break_on_hyphens=False):
            lines.append("\\&" + line if line[0] in ".'" else line)
    return lines


def sentence(text):
    """A help text as prose: with a full stop, unless it ends in a sign of its own."""
    return text if not text or text[-1] in ".!?…" else text + "."


def flag(name):
    """A macro argument: Fl writes the first dash."""
    return "Fl " + escaped(name[1:])


def value_macro(option):
    name = {"TEXT": "text", "INT": "number", "UINT": "number", "FLOAT": "number"}.get(option.value, option.value)
    return "Ar " + escaped(name)


def option_lines(option):
    heads = [option.names[-1]] if len(option.names) == 1 else option.names
    if option.positional:
        item = [f".It {value_macro(option)}" + (" ..." if option.repeatable else "")]
    else:
        item = [".It " + " , ".join(flag(name) for name in heads) + (f" {value_macro(option)}" if option.value else "")]
    lines = item + prose(sentence(option.text))
    if option.choices:
        choices = ", ".join(option.choices)
        lines += prose(f"One of {choices}.")
    if option.default:
        lines += prose(f"Default: {option.default}.")
    if option.variable:
        lines += ["Else the variable", f".Ev {option.variable} ."]
    if option.repeatable and not option.positional and "epeatable" not in option.text:
        lines += prose("May be given several times.")
    return lines


def option_list(options):
    if not options:
        return []
    lines = [".Bl -tag -width Ds"]
    for option in options:
        lines += option_lines(option)
    return lines + [".El"]


def synopsis(command, program):
    lines = []
    for word in command.path:
        lines.append(f".Cm {escaped(word)}")
    lines.append(".Op Ar options")
    if command.commands:
        lines.append(".Ar command")
    for option in command.positionals:
        dots = " ..." if option.repeatable else ""
        lines.append((".Ar " if option.required else ".Op Ar ") + escaped(option.value) + dots)
    return [f".Nm {program}"] + lines


def shown(options):
    return [option for option in options if not {"--help"} & set(option.names)]


def command_lines(command, program):
    title = " ".join(command.path)
    lines = [f".Ss {escaped(title)}"] + ['.Bd -ragged -compact'] + synopsis(command, program) + [".Ed", ".Pp"]
    lines += prose(sentence(command.text))
    options = command.positionals + shown(command.options)
    lines += option_list(options)
    if command.footer and not command.footer.startswith("Exit status"):
        lines += [".Pp"] + prose(sentence(command.footer))
    return lines


def grouped(options):
    groups = {}
    for option in options:
        groups.setdefault(option.group, []).append(option)
    return groups


def manpage(program, version, date, static):
    when = datetime.date.fromisoformat(date)
    about, _, what = program.text.partition(": ")
    lines = [
        '.\\" Made by scripts/shellfiles; do not edit.',
        f".Dd {when.strftime('%B')} {when.day}, {when.year}",
        f".Dt {program.name.upper()} 1",
        ".Os",
        ".Sh NAME",
        f".Nm {program.name}",
        f".Nd {escaped((what or about).rstrip('.'))}",
        ".Sh SYNOPSIS",
    ] + synopsis(program, program.name)
    parts = {None: []}
    part = None
    for line in static.splitlines():
        if line.startswith('.\\"'):
            continue
        if line.startswith(".Sh "):
            part = line[4:]
            parts[part] = []
        parts[part].append(line)
    lines += parts.pop("DESCRIPTION")
    lines += [".Pp"] + prose(f"This is version {version}. The options are:")
    groups = grouped(program.positionals + program.options)
    for name, options in groups.items():
        if name not in ("Options", "Positionals") and options:
            lines += [".Pp", f"{escaped(name)}:"]
        lines += option_list(options)
    if program.commands:
        lines += [".Sh COMMANDS"]
        lines += prose("All options above may also come after a command.")
        for command in program.walk():
            if command.path and not command.commands:
                lines += command_lines(command, program.name)
    for part in parts.values():
        lines += part
    return "\n".join(lines) + "\n"
