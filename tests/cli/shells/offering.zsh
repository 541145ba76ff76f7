# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Sourced by the zsh that offers.zsh watches: completions are printed instead of drawn.
PROMPT=
fpath=($1 $fpath)
autoload -U compinit
compinit -u -D
bindkey '^I' complete-word
compadd() {
    # With these it only asks what would match.
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)* ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits
    local hit
    builtin compadd -A hits "$@"
    for hit in $hits; do
        print -r -- "offer:$hit"
    done
}
# Asked once and forgotten, by each completion.
print_end() {
    print end-of-offers
    comppostfuncs=(print_end)
}
comppostfuncs=(print_end)
print ready-to-offer
