// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ourfigures.h"

#include "ourcards.h"

#include <sql/analytics/shelffigures.h>
#include <sql/connection.h>
#include <tests/bench/failure.h>
#include <tests/bench/rounds.h>

namespace ShelfHelp::Bench {

namespace {

Sql::TimeContext contextOf(const ReadRange &range)
{
    return {.range = range.range,
            .comparison = range.comparison,
            .bucket = Sql::Bucket::Day,
            .now = range.range.to};
}

} // namespace

OurFigures::OurFigures(const Sql::ConnectionSettings &settings, Upkeep &upkeep, State state)
    : m_connection(need(Sql::Connection::open(settings, Sql::Purpose::Reading)))
    , m_upkeep(upkeep)
    , m_state(state)
{
}

QString OurFigures::nameOf(State state)
{
    switch (state) {
    case State::Clean:
        return u"ours"_qs;
    case State::OneDayTouched:
        return u"ours, a day touched"_qs;
    case State::RowsOnly:
        return u"ours, rows only"_qs;
    }
    return {};
}

Refresh OurFigures::refresh(const ReadRange &range)
{
    if (m_state != State::OneDayTouched) {
        return read(contextOf(range));
    }
    const qint64 days = range.range.from.daysTo(range.range.to);
    m_upkeep.touch(range.range.from.addDays(days / 2).date());
    Refresh refresh = read(contextOf(range));
    (void)m_upkeep.refresh();
    return refresh;
}

Refresh OurFigures::read(const Sql::TimeContext &context)
{
    Refresh refresh;
    refresh.total = secondsOf([&] {
        const auto snapshot =
            need(m_state == State::RowsOnly ? Sql::Snapshot::beginWithoutSums(*m_connection, context)
                                            : Sql::Snapshot::begin(*m_connection, context));
        if (m_state != State::RowsOnly && !snapshot->sums()) {
            throw Failure{u"The sums by day are not used"_qs};
        }
        for (const OurCard &card : ourCards()) {
            refresh.seconds[card.name] =
                secondsOf([&] { refresh.answers[card.name] = card.read(*snapshot, context); });
        }
    });
    return refresh;
}

QList<double> distinctShelfTimes(const Sql::ConnectionSettings &settings, const QList<ReadRange> &ranges)
{
    const auto connection = need(Sql::Connection::open(settings, Sql::Purpose::Reading));
    QList<double> times;
    for (const ReadRange &range : ranges) {
        const auto snapshot = need(Sql::Snapshot::begin(*connection, contextOf(range)));
        times.append(secondsOf([&] { (void)need(Sql::activeShelves(*snapshot, range.range)); }));
    }
    return times;
}

} // namespace ShelfHelp::Bench
