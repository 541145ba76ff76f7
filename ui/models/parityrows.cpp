// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the figures of the parity table lead.

#include "celltext.h"
#include "paritymodel.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ShelfHelp::Ui {

namespace {

using Sql::ParityReason;

struct Parity
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Parity)
};

/// The checks of all time with these outcomes, of one medium or of both.
RowsBehind checksOf(const ParityFigures &figures, const QString &name, const QStringList &outcomes,
                    std::optional<Sql::Medium> medium)
{
    RowsBehind rows{.kind = RowKind::LibraryChecks,
                    .name = name,
                    .pieces = Sql::wholeRange(*figures.allTime),
                    .filter = {}};
    rows.filter.outcomes = Sql::Selection{.values = outcomes};
    rows.filter.medium = medium;
    const auto count = [&outcomes](const Sql::OutcomeCounts &counts) {
        const std::array all{counts.available, counts.out, counts.notInCatalogue, counts.unknown};
        qint64 n = 0;
        for (const QString &outcome : outcomes) {
            n += all[std::size_t(Sql::outcomeNames().indexOf(outcome))];
        }
        return n;
    };
    rows.n = (medium != Sql::Medium::Physical ? count(figures.outcomes.libby) : 0) +
             (medium != Sql::Medium::Libby ? count(figures.outcomes.physical) : 0);
    return rows;
}

RowsBehind suspectChecks(const ParityFigures &figures, std::optional<Sql::Medium> medium)
{
    RowsBehind rows{.kind = RowKind::LibraryChecks,
                    .name = Parity::tr("Suspect checks: text and flag disagree, or no copy at all"),
                    .pieces = Sql::wholeRange(*figures.allTime),
                    .filter = {}};
    rows.filter.isSuspect = true;
    rows.filter.medium = medium;
    rows.n = (medium != Sql::Medium::Physical ? figures.suspectLibby : 0) +
             (medium != Sql::Medium::Libby ? figures.suspectPhysical : 0);
    return rows;
}

/// Those behind the causes of the row, then those that ours counts.
QList<RowsBehind> checkRowsOf(const Sql::ParityRow &row, const ParityFigures &figures,
                              std::optional<Sql::Medium> medium, const QStringList &ours)
{
    QList<RowsBehind> rows;
    for (const Sql::ParityCause &cause : row.causes) {
        if (cause.reason == ParityReason::NotInCatalogue) {
            rows.append(
                checksOf(figures, Parity::tr("Not in the catalogue"), {Sql::outcomeNames()[2]}, medium));
        } else if (cause.reason == ParityReason::UnknownAnswer) {
            rows.append(checksOf(figures, Parity::tr("Unknown answers"), {Sql::outcomeNames()[3]}, medium));
        } else if (cause.reason == ParityReason::FlagAgainstText) {
            rows.append(suspectChecks(figures, medium));
        }
    }
    rows.append(checksOf(figures, Parity::tr("Checks that ours counts"), ours, medium));
    return rows;
}

QList<RowsBehind> searchRowsOf(const Sql::ParityRow &row, const Sql::Pieces &pieces,
                               const Sql::Filter &filter, const QString &name)
{
    return {{.kind = RowKind::ShelfSearches,
             .name = name,
             .pieces = pieces,
             .filter = filter,
             .n = qint64(row.ours.value_or(0))}};
}

/// Of the views that have a row for each of something.
QList<RowsBehind> groupRowsOf(const Sql::ParityRow &row, const ParityFigures &figures)
{
    const QString key = row.key.value_or(QString());
    const Sql::Pieces all = Sql::wholeRange(*figures.allTime);
    if (row.view == u"library_availability_by_medium") {
        const auto medium = key == u"Libby" ? Sql::Medium::Libby : Sql::Medium::Physical;
        const int outcome = row.column == u"Available" ? 0 : 1;
        return checkRowsOf(row, figures, medium, {Sql::outcomeNames()[outcome]});
    }
    if (row.view == u"hourly_shelf_searches") {
        return searchRowsOf(row, figures.hours.value(key.toInt()), {},
                            Parity::tr("Searches of hour %1 that ours counts").arg(key));
    }
    if (row.view == u"search_type_summary" && !key.isEmpty()) {
        Sql::Filter ofType;
        ofType.searchTypes = Sql::Selection{.values = {key}};
        return searchRowsOf(row, all, ofType,
                            Parity::tr("Searches of type %1 that ours counts").arg(visibleText(key)));
    }
    return {};
}

} // namespace

/// Hours are cut at full ones of the zone; where the clock changes within one, minute by minute.
QList<Sql::Pieces> hoursOfDay(const Sql::TimeRange &range, const QTimeZone &zone)
{
    constexpr int hoursPerDay = 24;
    constexpr int secondsPerMinute = 60;
    QList<Sql::Pieces> hours(hoursPerDay);
    const auto hourOf = [&zone](const QDateTime &instant) { return instant.toTimeZone(zone).time().hour(); };
    for (const Sql::Piece &piece : Sql::weekHourPieces(range, zone).pieces) {
        const int hour = piece.group % hoursPerDay;
        if (hourOf(piece.range.to.addMSecs(-1)) == hour) {
            hours[hour].append({piece.range, 0});
            continue;
        }
        for (QDateTime from = piece.range.from; from < piece.range.to;) {
            const int secondsIn = from.toTimeZone(zone).time().second();
            const QDateTime next = std::min(from.addSecs(secondsPerMinute - secondsIn), piece.range.to);
            hours[hourOf(from)].append({{from, next}, 0});
            from = next;
        }
    }
    return hours;
}

QList<RowsBehind> parityRowsBehind(const Sql::ParityRow &row, const ParityFigures &figures)
{
    if (!figures.allTime) {
        return {};
    }
    const Sql::Pieces all = Sql::wholeRange(*figures.allTime);
    QList<RowsBehind> rows;
    if (row.view == u"total_shelf_searches") {
        rows = searchRowsOf(row, all, {}, Parity::tr("Shelf searches that ours counts"));
    } else if (row.view == u"total_library_searches") {
        rows = checkRowsOf(row, figures, {}, Sql::outcomeNames());
    } else if (row.view == u"library_avail_rate") {
        rows = checkRowsOf(row, figures, {}, {Sql::outcomeNames()[0], Sql::outcomeNames()[1]});
    } else {
        rows = groupRowsOf(row, figures);
    }
    rows.removeIf([](const RowsBehind &each) { return each.n == 0; });
    return rows;
}

} // namespace ShelfHelp::Ui
