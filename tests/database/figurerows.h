// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace ShelfHelp::Tests {

/// A stored shelf search as far as books and time matter; its id is its position, from 1.
struct SearchRow
{
    std::optional<qint64> start; ///< naive, microseconds since 1970
    std::optional<QList<std::optional<qint64>>> books;
    QString type = u"Shuffle"_qs;
};

/// A stored library check likewise.
struct CheckRow
{
    std::optional<qint64> start;
    std::optional<qint64> book;
    QString library = u"nashville"_qs;
    QString outcome = u"available"_qs; ///< the text is one of this outcome
};

/// A stored visit to Goodreads.
struct VisitRow
{
    qint64 at = 0; ///< naive
    qint64 book = 1;
};

/// All that a test has put into the tables.
struct StoredRows
{
    std::vector<SearchRow> searches;
    std::vector<CheckRow> checks;
    std::vector<VisitRow> visits;
};

/// Statements that store them, and books 1 … 40 titled `title n`; visits only where there is a table for
/// them.
[[nodiscard]] QByteArray insertSql(const StoredRows &rows, bool withVisits = true);

/// Random rows around the changes of the clocks in `zone` in 2024: checks and visits that follow searches
/// closely, some at the same microsecond, some exactly half an hour later, others out of nowhere; books in no
/// table, books twice, no books; no times, and times that are far off.
[[nodiscard]] StoredRows randomRows(unsigned seed, const QTimeZone &zone, int searches = 300);

} // namespace ShelfHelp::Tests
