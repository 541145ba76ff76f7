#!/usr/bin/env -S zsh -f
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What a zsh at a terminal offers at the end of each line of standard input, with the completions of the folder $1:
# for each line its offers, one a line, then a line "end".
zmodload zsh/zpty
folder=${0:A:h}
zpty shell zsh -f -i
zpty -w shell "source $folder/offering.zsh $1"
while zpty -r shell said; do
    [[ $said == *ready-to-offer* ]] && break
done
while IFS= read -r line; do
    zpty -w -n shell $'\x15'"$line"$'\t' # Ctrl+U: without the line before
    while zpty -r shell said; do
        said=${said%$'\r\n'}
        [[ $said == *end-of-offers* ]] && break
        [[ $said == *offer:* ]] && print -r -- ${said#*offer:}
    done
    print end
done
zpty -d shell
