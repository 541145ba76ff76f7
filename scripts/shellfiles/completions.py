# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions for bash, zsh and fish."""

HEADER = """\
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Made by scripts/shellfiles; do not edit.
"""


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def identifier(program, command):
    return "_" + "__".join([program.name] + command.path).replace("-", "_")


# bash


def bash_action(option):
    if option.choices:
        return "words " + quoted(" ".join(option.choices))
    if option.folders:
        return "folders"
    return "files" if option.files else "nothing"


def bash_case(program):
    """What each command of the program offers: its words, and what follows an option or stands alone."""
    lines = []
    for command in program.walk():
        path = " ".join([program.name] + command.path)
        words = [name for option in command.all_options for name in option.names]
        lines.append(f"    {quoted(path)})")
        lines.append(f"        options={quoted(' '.join(words))}")
        lines.append(f"        commands={quoted(' '.join(sub.name for sub in command.commands))}")
        valued = [option for option in command.all_options if option.value]
        lines.append("        case $option in")
        for option in valued:
            lines.append(f"        {'|'.join(option.names)}) action={quoted(bash_action(option))} ;;")
        lines.append("        '')")
        lines.append("            case $position in")
        for number, option in enumerate(command.positionals):
            pattern = "*" if option.repeatable else str(number)
            lines.append(f"            {pattern}) action={quoted(bash_action(option))} ;;")
        lines += ["            esac", "            ;;", "        esac", "        ;;"]
    return lines


BASH = """\
# What the command $path offers: sets options, commands, and the action for $option (its value) or else for
# the $position-th word that is neither.
{name}_offer() {{
    options='' commands='' action=''
    case $path in
{cases}
    esac
}}

{name}_complete() {{
    local path={program} option='' position=0 index word current options commands action
    current=${{COMP_WORDS[COMP_CWORD]}}
    COMPREPLY=()
    for ((index = 1; index < COMP_CWORD; index++)); do
        word=${{COMP_WORDS[index]}}
        [ "$word" != = ] || continue
        if [ -n "$option" ]; then
            option='' # this was its value
            continue
        fi
        case $word in
        -*)
            option=$word
            {name}_offer
            [ -n "$action" ] || option=''
            continue
            ;;
        esac
        {name}_offer
        case " $commands " in
        *" $word "*) path="$path $word" ;;
        *) position=$((position + 1)) ;;
        esac
    done
    [ "$current" != = ] || current=''
    {name}_offer
    case $action in
    files) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
    folders) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    words*)
        action=${{action#words \\'}}
        mapfile -t COMPREPLY < <(compgen -W "${{action%\\'}}" -- "$current")
        ;;
    esac
    [ -z "$option" ] || return 0
    case $current in
    -*) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current") ;;
    *)
        while IFS= read -r word; do
            COMPREPLY+=("$word")
        done < <(compgen -W "$commands" -- "$current")
        ;;
    esac
}}

complete -o filenames -F {name}_complete {program}
"""


def bash(program):
    return "# shellcheck shell=bash\n" + HEADER + BASH.format(
        name=identifier(program, program), program=program.name, cases="\n".join(bash_case(program)))


# zsh


def zsh_text(text):
    for sign in "\\[]:":
        text = text.replace(sign, "\\" + sign)
    return text.replace("'", "'\\''")


def zsh_value(option):
    if option.choices:
        action = "(" + " ".join(option.choices) + ")"
    elif option.folders:
        action = "_files -/"
    else:
        action = "_files" if option.files else " "
    return f":{zsh_text(option.value)}:{action}"


def zsh_options(command):
    for option in command.all_options:
        names = option.names
        others = "" if option.repeatable else "(" + " ".join(names) + ")"
        value = zsh_value(option) if option.value else ""
        for name in names:
            sign = "" if not value else "=" if name.startswith("--") else "+"
            star = "*" if option.repeatable else ""
            yield f"'{others}{star}{name}{sign}[{zsh_text(option.text)}]{value}'"


def zsh_function(program, command):
    lines = [f"{identifier(program, command)}() {{", "    local curcontext=$curcontext state line", "    local -a commands"]
    specs = list(zsh_options(command))
    if command.commands:
        specs += ["'1:command:->command'", "'*::argument:->argument'"]
    for option in command.positionals:
        number = "*" if option.repeatable else ""
        specs.append(f"'{number}{zsh_value(option)}'")
    lines.append("    _arguments -C -s -S \\")
    lines += [f"        {spec} \\" for spec in specs]
    lines[-1] = lines[-1][:-2]
    if command.commands:
        lines += ["    case $state in", "    command)", "        commands=("]
        lines += [f"            {quoted(sub.name + ':' + sub.text.replace(':', chr(92) + ':'))}" for sub in command.commands]
        lines += ["        )", "        _describe -t commands command commands", "        ;;", "    argument)",
                  "        case $words[1] in"]
        lines += [f"        {sub.name}) {identifier(program, sub)} ;;" for sub in command.commands]
        lines += ["        esac", "        ;;", "    esac"]
    return "\n".join(lines + ["}", ""])


def zsh(program):
    functions = "\n".join(zsh_function(program, command) for command in program.walk())
    own = identifier(program, program)
    # Autoloaded, the file is the body of the function of its name: the first call defines all, and goes on.
    return f"#compdef {program.name}\n{HEADER}\n{functions}\n{own} \"$@\"\n"


# fish

FISH = """\
# Whether the words so far lead to the command of that path.
function {name}_at
    set -l words (commandline -opc)
    set -e words[1]
    set -l path
    set -l isValue no
    for word in $words
        if test $isValue = yes
            set isValue no
        else if contains -- $word {valued}
            set isValue yes
        else if contains -- "$path $word" {paths}
            set path "$path $word"
        end
    end
    test "$path" = "$argv[1]"
end

complete -c {program} -f
"""


def fish_quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_value(option):
    if not option.value:
        return ""
    if option.choices:
        return " -x -a " + fish_quoted(" ".join(option.choices))
    if option.folders:
        return " -x -a '(__fish_complete_directories)'"
    return " -r -F" if option.files else " -x"


def fish(program):
    name = "_" + identifier(program, program)
    commands = list(program.walk())
    valued = {n for command in commands for option in command.all_options if option.value for n in option.names}
    paths = [fish_quoted("".join(" " + word for word in command.path)) for command in commands if command.path]
    lines = [HEADER, FISH.format(name=name, program=program.name, valued=" ".join(sorted(valued)),
                                 paths=" ".join(paths) or "''")]
    for command in commands:
        path = "".join(" " + word for word in command.path)
        start = f"complete -c {program.name} -n \"{name}_at '{path}'\""
        for option in command.all_options:
            names = "".join(f" -l {n[2:]}" if n.startswith("--") else f" -s {n[1:]}" for n in option.names)
            lines.append(f"{start}{names}{fish_value(option)} -d {fish_quoted(option.text)}")
        for sub in command.commands:
            lines.append(f"{start} -a {sub.name} -d {fish_quoted(sub.text)}")
        for option in command.positionals:
            if option.choices:
                lines.append(f"{start} -a {fish_quoted(' '.join(option.choices))}")
            elif option.files or option.folders:
                lines.append(f"{start} -F")
    return "\n".join(lines) + "\n"
