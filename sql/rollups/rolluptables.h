// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// From which facts a table of sums is made.
enum class FactKind { Searches, Checks };

/// A column of values with that of their counts.
struct CountedColumn
{
    QString values;
    QString counts;
};

/// A table of sums by hour, day or month that one fragment of facts/cells fills.
struct RollupTable
{
    QString name;
    FactKind facts = FactKind::Searches;
    QStringList keys;
    QStringList sums;
    QList<CountedColumn> counted = {};
    bool hasHours = false;
};

/// Those of which hours and days are made from facts, and months from days.
[[nodiscard]] const QList<RollupTable> &rollupTables();

/// All tables that hold sums, in the order in which they are compared.
[[nodiscard]] const QStringList &rollupTableNames();

/// Where the sums go: schema `shelfhelp`, or `pg_temp` for a comparison. The text of the statement
/// rollups/`name` for it.
[[nodiscard]] QString rollupStatement(const QString &name, const QString &target);

/// Adds hours, days and percentiles of facts. Parameters: the facts' own, with the hours as pieces and as
/// many groups; then the day of each hour; then the starts of the days.
[[nodiscard]] QString addDaysStatement(FactKind facts, const QString &target);
/// How many parameters the facts have.
[[nodiscard]] int factParameters(FactKind facts);

/// Adds the sums of the days of the months $1 … $2 to a table.
[[nodiscard]] QString addMonthsStatement(const RollupTable &table, const QString &target);

/// Adds the sums of the hours $1 to a table that has hours, those of one hour of the week under its first one
/// $2 of the month.
[[nodiscard]] QString addWeekHoursStatement(const RollupTable &table, const QString &target);

/// Deletes hours and days (`span` 'd') or months ('m') that lie in $1 … $2 from all tables of these facts.
[[nodiscard]] QString removeStatement(FactKind facts, QChar span);

/// The table of the books that were shown, or checked, most: of days and quarters of months.
[[nodiscard]] QString headsTable(FactKind facts);
/// Deletes the books of quarters of months that lie in $1 … $2.
[[nodiscard]] QString removeQuartersStatement(FactKind facts);

/// How many rows of a table of shelfhelp and of its copy in pg_temp are not in the other.
[[nodiscard]] QString compareStatement(const QString &table);

} // namespace ShelfHelp::Sql
