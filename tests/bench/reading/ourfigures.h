// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reader.h"
#include "upkeep.h"

#include <sql/analytics/snapshot.h>

#include <functional>

namespace ShelfHelp::Bench {

/// Our functions, all cards in one snapshot on one connection.
class OurFigures final : public Reader
{
public:
    enum class State {
        Clean,         ///< nobody has written since the sums were refreshed
        OneDayTouched, ///< the middle day of the range is read from the rows
        RowsOnly,      ///< as if there were no sums
    };

    OurFigures(const Sql::ConnectionSettings &settings, Upkeep &upkeep, State state);

    [[nodiscard]] static QString nameOf(State state);

    [[nodiscard]] QString name() const override { return nameOf(m_state); }

    [[nodiscard]] Refresh refresh(const ReadRange &range) override;

private:
    [[nodiscard]] Refresh read(const Sql::TimeContext &context);

    std::unique_ptr<Sql::Connection> m_connection;
    Upkeep &m_upkeep;
    State m_state;
};

/// Seconds that counting the different shelves of each range takes.
[[nodiscard]] QList<double> distinctShelfTimes(const Sql::ConnectionSettings &settings,
                                               const QList<ReadRange> &ranges);

} // namespace ShelfHelp::Bench
