// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/filter.h>
#include <sql/result.h>

#include <QJsonObject>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ShelfHelp::App {

/// What the figures are restricted to, as it was asked for.
struct FilterArguments
{
    std::vector<std::string> libraries;
    std::vector<std::string> otherLibraries;
    std::string medium;
    std::vector<std::string> types;
    std::vector<std::string> outcomes;
    std::string temperature;
    std::optional<qint64> shelf;
    std::string reader;
    std::string shelfName;
    std::optional<qint64> book;
    bool suspect = false;
    std::optional<qint64> sizeFrom;
    std::optional<qint64> sizeTo;
    std::optional<double> durationFromMs;
    std::optional<double> durationToMs;
};

/// Words that are not known are refused while the command line is read.
void addFilterOptions(CLI::App &command, FilterArguments &arguments);

/// Fails as wrong usage where the conditions make no sense together.
[[nodiscard]] Result<Sql::Filter> filterOf(const FilterArguments &arguments);

/// The conditions by the names of their options; empty without any.
[[nodiscard]] QJsonObject filterJson(const FilterArguments &arguments);

} // namespace ShelfHelp::App
