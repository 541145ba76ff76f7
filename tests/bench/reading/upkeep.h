// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "history.h"

#include <QList>
#include <QStringList>

namespace ShelfHelp::Bench {

/// What keeping the sums of a history costs, in time and on disk.
class Upkeep final
{
public:
    /// Builds the sums.
    Upkeep(const Sql::ConnectionSettings &settings, const History &history);

    /// Marks the days of some searches as touched without changing what they say: writes the row of a search
    /// on that day once more.
    void touch(QDate day);
    /// Brings the sums up to date; the seconds it took. Ends the benchmark when it could not.
    double refresh();
    /// Compares all sums with the rows; ends the benchmark when a table differs.
    void verify();
    /// Touches and refreshes the day with the most searches.
    void refreshBusiestDay(int rounds);

    /// Size, rebuild, verification, refresh of a day.
    [[nodiscard]] QStringList timesLine() const;
    /// Size, tables, their indexes, sums, days of shelves.
    [[nodiscard]] QStringList storageLine() const;

private:
    [[nodiscard]] QDateTime now() const;

    const Sql::ConnectionSettings m_settings;
    const History m_history;
    double m_rebuildSeconds = 0;
    double m_verifySeconds = 0;
    QList<double> m_refreshSeconds; ///< of the busiest day
};

[[nodiscard]] QStringList upkeepTimesHeader();
[[nodiscard]] QStringList storageHeader();

} // namespace ShelfHelp::Bench
