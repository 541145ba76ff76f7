// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretext.h"
#include "statsreport.h"

#include <sql/analytics/overviewfigures.h>

namespace ShelfHelp::App {

namespace {

QString number(const std::optional<double> &figure, int decimals, const QString &unit)
{
    return figure ? QString::number(*figure, 'f', decimals) + unit : u"-"_qs;
}

QString percent(const std::optional<double> &ratio)
{
    return ratio ? QString::number(*ratio * 100, 'f', 1) + u" %" : u"-"_qs;
}

QString line(const QString &name, const QString &figure)
{
    return u"%1 %2\n"_qs.arg(name.leftJustified(32), figure);
}

/// A stock, and what came into it.
QString stock(qint64 known, qint64 fresh)
{
    return u"%1 (%2 new)"_qs.arg(QString::number(known), QString::number(fresh));
}

QString durations(const Sql::DurationSummary &summary)
{
    return u"%1, p50 %2, p95 %3"_qs.arg(QString::number(summary.n), number(summary.p50Ms, 1, u" ms"_qs),
                                        number(summary.p95Ms, 1, u" ms"_qs));
}

QString summaryOf(const Sql::Totals &totals)
{
    return line(u"Unique shelves"_qs, stock(totals.known.urls, totals.fresh.urls)) +
           line(u"Readers"_qs, stock(totals.known.readers, totals.fresh.readers)) +
           line(u"Shelf searches"_qs, QString::number(totals.shelfSearches)) +
           line(u"Library checks"_qs, QString::number(totals.libraryChecks)) +
           line(u"Availability of owned copies"_qs,
                u"%1 of %2"_qs.arg(percent(totals.outcomes.availability()),
                                   QString::number(totals.outcomes.owned()))) +
           line(u"Catalogue coverage"_qs, percent(totals.outcomes.coverage())) +
           line(u"Cold searches"_qs, durations(totals.cold)) +
           line(u"Warm searches"_qs, durations(totals.warm)) +
           line(u"Median shelf size"_qs, number(totals.medianShelfSize, 0, u" books"_qs));
}

} // namespace

Result<QString> statsSummary(const FigureRequest &request)
{
    const Sql::TimeContext &context = request.context;
    const QTimeZone &zone = context.reportingZone;
    const Result<Sql::Totals> totals = Sql::totals(request.snapshot, context, context.range, request.filter);
    if (!totals.ok()) {
        return totals.error();
    }
    const Result<qint64> rejections = Sql::openRejections(request.snapshot);
    if (!rejections.ok()) {
        return rejections.error();
    }
    const QString range =
        u"%1 to %2 (%3)"_qs.arg(instantText(context.range.from, zone), instantText(context.range.to, zone),
                                QString::fromUtf8(zone.id()));
    const bool isRecorded = request.snapshot.hasOwnSchema();
    return line(u"Range"_qs, range) + summaryOf(totals.value()) +
           line(u"Rejected, still open"_qs,
                isRecorded ? QString::number(rejections.value()) : u"not recorded"_qs);
}

} // namespace ShelfHelp::App
