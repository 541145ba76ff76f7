// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upkeep.h"

#include "readreport.h"

#include <sql/connection.h>
#include <sql/rollups/refresher.h>
#include <sql/rollups/rolluptables.h>
#include <sql/rollups/rollupverification.h>
#include <tests/bench/failure.h>
#include <tests/bench/postgres.h>
#include <tests/bench/rounds.h>

namespace ShelfHelp::Bench {

namespace {

std::unique_ptr<Sql::Connection> owner(const Sql::ConnectionSettings &settings)
{
    return need(Sql::Connection::open(settings, Sql::Purpose::Owner));
}

void requireDone(const Sql::Refreshed &refreshed)
{
    if (refreshed.state != Sql::Refreshed::State::Done) {
        throw Failure{u"The sums by day were not refreshed"_qs};
    }
}

QString megabytes(double bytes)
{
    return QString::number(bytes / 1e6, 'f', 1);
}

QString seconds(double value)
{
    return QString::number(value, 'f', 2);
}

/// Bytes on disk of tables, with all that belongs to them or with their rows only.
double bytesOf(Postgres &session, const QStringList &tables, bool withIndexes)
{
    double bytes = 0;
    for (const QString &table : tables) {
        bytes += session
                     .value(u"SELECT %1('%2')"_qs.arg(
                         withIndexes ? u"pg_total_relation_size"_qs : u"pg_table_size"_qs, table))
                     .toDouble();
    }
    return bytes;
}

const QStringList rawTables{u"public.shelf_searches"_qs, u"public.library_searches"_qs, u"public.shelves"_qs,
                            u"public.books"_qs, u"public.libraries"_qs};

} // namespace

Upkeep::Upkeep(const Sql::ConnectionSettings &settings, const History &history)
    : m_settings(settings)
    , m_history(history)
{
    say(u"Building the sums"_qs);
    m_rebuildSeconds =
        secondsOf([&] { requireDone(need(Sql::rebuildRollups(*owner(m_settings), {.now = now()}))); });
    Postgres(m_settings).execute(u"VACUUM (ANALYZE)"_qs);
}

/// The day after the last one of the history, which is over then.
QDateTime Upkeep::now() const
{
    return {m_history.lastDay.addDays(1), QTime(12, 0), Qt::UTC};
}

void Upkeep::touch(QDate day)
{
    const QString date = day.toString(Qt::ISODate);
    for (const QString &table : {u"shelf_searches"_qs, u"library_searches"_qs}) {
        Postgres(m_settings)
            .execute(u"UPDATE public.%1 SET time_complete = time_complete WHERE ctid = (SELECT ctid FROM "
                     u"public.%1 "
                     "WHERE time_start >= '%2' AND time_start < date '%2' + 1 LIMIT 1)"_qs.arg(table, date));
    }
}

double Upkeep::refresh()
{
    const auto connection = owner(m_settings);
    return secondsOf([&] { requireDone(need(Sql::refreshRollups(*connection, {.now = now()}))); });
}

void Upkeep::verify()
{
    say(u"Comparing the sums with the rows"_qs);
    Sql::RollupVerification found;
    m_verifySeconds = secondsOf([&] { found = need(Sql::verifyRollups(*owner(m_settings), now())); });
    for (const Sql::RollupDifference &table : found.tables) {
        if (table.rows != 0) {
            throw Failure{u"%1 rows of shelfhelp.%2 are not what the rows say"_qs.arg(
                QString::number(table.rows), table.table)};
        }
    }
    if (!found.isBuilt) {
        throw Failure{u"The sums by day are not built"_qs};
    }
}

void Upkeep::refreshBusiestDay(int rounds)
{
    const QString day = Postgres(m_settings)
                            .value(u"SELECT time_start::date FROM public.shelf_searches GROUP BY 1 "
                                   "ORDER BY count(*) DESC, 1 LIMIT 1"_qs);
    for (int round = 0; round <= rounds; ++round) {
        touch(QDate::fromString(day, Qt::ISODate));
        const double took = refresh();
        if (round > 0) {
            m_refreshSeconds.append(took);
        }
    }
}

QStringList upkeepTimesHeader()
{
    return {u"searches"_qs, u"rebuild s"_qs, u"verify s"_qs, u"busiest day, median ms"_qs,
            u"min ms"_qs,   u"p95 ms"_qs};
}

QStringList Upkeep::timesLine() const
{
    return {sizeText(m_history.events),
            seconds(m_rebuildSeconds),
            seconds(m_verifySeconds),
            millisecondsText(Series{.seconds = m_refreshSeconds}.median()),
            millisecondsText(quantile(m_refreshSeconds, 0)),
            millisecondsText(quantile(m_refreshSeconds, 0.95))};
}

QStringList storageHeader()
{
    return {u"searches"_qs,      u"five tables MB"_qs, u"their indexes MB"_qs, u"sums MB"_qs, u"÷ raw"_qs,
            u"shelf_days MB"_qs, u"÷ raw"_qs};
}

QStringList Upkeep::storageLine() const
{
    Postgres session(m_settings);
    QStringList sums;
    for (const QString &table : Sql::rollupTableNames()) {
        if (table != u"shelf_days" && table != u"shelf_identities") {
            sums.append(u"shelfhelp."_qs + table);
        }
    }
    const double rows = bytesOf(session, rawTables, false);
    const double raw = bytesOf(session, rawTables, true);
    const double summed = bytesOf(session, sums, true);
    const double shelves =
        bytesOf(session, {u"shelfhelp.shelf_days"_qs, u"shelfhelp.shelf_identities"_qs}, true);
    const auto share = [raw](double bytes) -> QString {
        return QString::number(100 * bytes / raw, 'f', 1) + u" %"_qs;
    };
    return {
        sizeText(m_history.events), megabytes(rows), megabytes(raw - rows), megabytes(summed), share(summed),
        megabytes(shelves),         share(shelves)};
}

} // namespace ShelfHelp::Bench
