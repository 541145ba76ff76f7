#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What bash offers at the end of each line of standard input, with the completions of the folder $1: for each line
# its offers, one a line, then a line "end".
for file in "$1"/*; do
    # shellcheck disable=SC1090  # made by the build
    source "$file"
done
while IFS= read -r line; do
    read -ra COMP_WORDS <<<"$line"
    [ "${line% }" = "$line" ] || COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    function=$(complete -p "${COMP_WORDS[0]}")
    function=${function##*-F }
    COMPREPLY=()
    "${function%% *}"
    [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
    echo end
done
