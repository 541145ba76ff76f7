#!/usr/bin/env fish
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What fish offers at the end of each line of standard input, with the completions of the folder $1: for each line
# its offers, one a line, then a line "end".
for file in $argv[1]/*.fish
    source $file
end
while read line
    complete -C "$line" | string replace -r '\t.*' ''
    echo end
end
