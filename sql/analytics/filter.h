// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/parameter.h>

#include <QString>
#include <QStringList>

#include <optional>

namespace ShelfHelp::Sql {

/// Some values of a column, or all but some.
struct Selection
{
    QStringList values;
    bool isExcluded = false; ///< all others are meant

    [[nodiscard]] bool contains(const QString &value) const { return values.contains(value) != isExcluded; }

    friend bool operator==(const Selection &, const Selection &) = default;
};

/// A half-open range of whole numbers, [from, to); an end that is not there is open.
struct NumberRange
{
    std::optional<qint64> from;
    std::optional<qint64> to;

    [[nodiscard]] bool isOpen() const { return !from && !to; }

    friend bool operator==(const NumberRange &, const NumberRange &) = default;
};

enum class Medium { Libby, Physical };
/// Invalid: without a usable duration, and so neither.
enum class Temperature { Cold, Warm, Invalid };
/// Where the two rules for a warm search disagree (docs/figures.md, "Cold and warm").
enum class Disagreement { WindowOnly, ClockOnly, Either };

/// What a figure is restricted to. Shelf searches know nothing of libraries and checks nothing of shelves: a
/// condition that the rows of a figure cannot have does not restrict it. Ids that are not there give figures
/// of nothing, not errors.
struct Filter
{
    std::optional<qint64> bookId; ///< searches that showed it, checks of it

    // Shelf searches.
    std::optional<qint64> shelfId;
    std::optional<QString> readerId;
    std::optional<QString> shelfName; ///< with readerId only: the canonical shelf
    std::optional<Selection> searchTypes;
    std::optional<Temperature> temperature;
    std::optional<Disagreement> disagreement;
    NumberRange shelfSize;
    NumberRange searchDurationUs;

    // Library checks.
    std::optional<Selection> libraries; ///< ids
    std::optional<Medium> medium;
    std::optional<Selection> outcomes; ///< available, out, absent, unknown
    std::optional<bool> isSuspect;
    std::optional<QString> message; ///< the whole text of the catalogue's answer
    std::optional<bool> lacksDuration;
    NumberRange checkDurationUs;

    /// Whether nothing but types and temperature restricts shelf searches: sums by day carry those.
    [[nodiscard]] bool isCarriedForSearches() const;
    /// Whether nothing but medium, libraries and outcomes restricts library checks.
    [[nodiscard]] bool isCarriedForChecks() const;

    /// Whether anything restricts shelf searches.
    [[nodiscard]] bool restrictsSearches() const;
    [[nodiscard]] bool restrictsChecks() const;

    /// $5 … $16 of facts/searches.
    [[nodiscard]] Parameters searchParameters() const;
    /// $5 … $15 of facts/checks.
    [[nodiscard]] Parameters checkParameters() const;

    friend bool operator==(const Filter &, const Filter &) = default;
};

/// The words for outcomes in statements and machine output, in the order of their colours.
[[nodiscard]] const QStringList &outcomeNames();

} // namespace ShelfHelp::Sql
