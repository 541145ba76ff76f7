// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>

#include <CLI/CLI.hpp>

namespace ShelfHelp::App {

/// A command with its options and subcommands, as the parser knows them: what man pages and completions are
/// made of (scripts/shellfiles). Keys: name, version (of the program only), description, footer, options,
/// commands; of an option names, positional, value (its placeholder, "" for a flag), choices, description,
/// default, variable, group, required, repeatable.
[[nodiscard]] QJsonObject describe(const CLI::App &command);

/// Adds the option --describe-commands, which prints describe() of the program and ends it. Its help does not
/// name it: it is for the build. To be called before subcommands inherit what the program has.
void addDescription(CLI::App &program);

} // namespace ShelfHelp::App
