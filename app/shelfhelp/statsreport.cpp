// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statsreport.h"

#include <QJsonArray>

namespace ShelfHelp::App {

namespace {

QJsonValue value(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString instant(const QDateTime &time, const QTimeZone &zone)
{
    return time.toTimeZone(zone).toOffsetFromUtc(zone.offsetFromUtc(time)).toString(Qt::ISODate);
}

QJsonObject rangeJson(const Sql::TimeRange &range, const QTimeZone &zone)
{
    return {{u"from"_qs, instant(range.from, zone)}, {u"to"_qs, instant(range.to, zone)}};
}

QJsonObject outcomesJson(const Sql::OutcomeCounts &counts)
{
    return {{u"available"_qs, counts.available},
            {u"out"_qs, counts.out},
            {u"not_in_catalogue"_qs, counts.notInCatalogue},
            {u"unknown"_qs, counts.unknown},
            {u"availability_of_owned_ratio"_qs, value(counts.availability())},
            {u"catalogue_coverage_ratio"_qs, value(counts.coverage())}};
}

QJsonObject durationJson(const Sql::DurationSummary &summary)
{
    return {{u"n"_qs, summary.n}, {u"p50_ms"_qs, value(summary.p50Ms)}, {u"p95_ms"_qs, value(summary.p95Ms)}};
}

QJsonObject totalsJson(const Sql::Totals &totals)
{
    return {{u"shelves"_qs, totals.shelves},
            {u"new_shelves"_qs, totals.newShelves},
            {u"shelf_searches"_qs, totals.shelfSearches},
            {u"library_checks"_qs, totals.libraryChecks},
            {u"outcomes"_qs, outcomesJson(totals.outcomes)},
            {u"cold_search"_qs, durationJson(totals.cold)},
            {u"warm_search"_qs, durationJson(totals.warm)},
            {u"searches_without_valid_duration"_qs, totals.invalidDurations},
            {u"median_shelf_size_books"_qs, value(totals.medianShelfSize)},
            {u"sized_shelves"_qs, totals.sizedShelves},
            {u"shelves_at_cap"_qs, totals.shelvesAtCap}};
}

template <typename Row, typename Fill>
QJsonArray rowsJson(const QList<Row> &rows, Fill fill)
{
    QJsonArray array;
    for (const Row &row : rows) {
        array.append(fill(row));
    }
    return array;
}

/// The first error among the figures, if any.
std::optional<Error> firstError(const Sql::OverviewFigures &figures)
{
    std::optional<Error> error;
    const auto look = [&error](const auto &figure) {
        if (!error && !figure.ok()) {
            error = figure.error();
        }
    };
    look(figures.totals);
    look(figures.comparison);
    look(figures.activity);
    look(figures.durations);
    look(figures.outcomes);
    look(figures.sizes);
    look(figures.openRejections);
    return error;
}

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

} // namespace

Result<QJsonObject> statsJson(const Sql::OverviewFigures &figures, const Sql::TimeContext &context)
{
    if (const std::optional<Error> error = firstError(figures)) {
        return *error;
    }
    const QTimeZone &zone = context.reportingZone;
    const auto activity = [&zone](const Sql::ActivityBucket &bucket) {
        return QJsonObject{{u"start"_qs, instant(bucket.start, zone)},
                           {u"shelf_searches"_qs, bucket.shelfSearches},
                           {u"library_checks"_qs, bucket.libraryChecks},
                           {u"new_shelves"_qs, bucket.newShelves},
                           {u"cumulative_shelves"_qs, bucket.cumulativeShelves}};
    };
    const auto durations = [&zone](const Sql::DurationBucket &bucket) {
        return QJsonObject{{u"start"_qs, instant(bucket.start, zone)},
                           {u"cold"_qs, durationJson(bucket.cold)},
                           {u"warm"_qs, durationJson(bucket.warm)}};
    };
    const auto outcomes = [&zone](const Sql::OutcomeBucket &bucket) {
        return QJsonObject{{u"start"_qs, instant(bucket.start, zone)},
                           {u"libby"_qs, outcomesJson(bucket.libby)},
                           {u"physical"_qs, outcomesJson(bucket.physical)}};
    };
    const auto sizes = [](const Sql::SizeBin &bin) {
        return QJsonObject{{u"from_books"_qs, bin.lower},
                           {u"to_books"_qs, bin.lower + Sql::sizeBinWidth},
                           {u"shelves"_qs, bin.shelves}};
    };
    const std::optional<Sql::Totals> &comparison = figures.comparison.value();
    return QJsonObject{{u"as_of"_qs, instant(figures.asOf, zone)},
                       {u"time_zone"_qs, QString::fromUtf8(zone.id())},
                       {u"source_time_zone"_qs, QString::fromUtf8(context.sourceZone.id())},
                       {u"range"_qs, rangeJson(context.range, zone)},
                       {u"bucket"_qs, Sql::bucketName(context.bucket)},
                       {u"totals"_qs, totalsJson(figures.totals.value())},
                       {u"comparison_range"_qs,
                        context.comparison ? QJsonValue(rangeJson(*context.comparison, zone)) : QJsonValue()},
                       {u"comparison"_qs, comparison ? QJsonValue(totalsJson(*comparison)) : QJsonValue()},
                       {u"open_rejections"_qs, figures.openRejections.value()},
                       {u"activity"_qs, rowsJson(figures.activity.value(), activity)},
                       {u"search_durations"_qs, rowsJson(figures.durations.value(), durations)},
                       {u"outcomes"_qs, rowsJson(figures.outcomes.value(), outcomes)},
                       {u"shelf_sizes"_qs, rowsJson(figures.sizes.value(), sizes)}};
}

Result<QString> statsText(const Sql::OverviewFigures &figures, const Sql::TimeContext &context)
{
    if (const std::optional<Error> error = firstError(figures)) {
        return *error;
    }
    const Sql::Totals &totals = figures.totals.value();
    const QString range = u"%1 to %2 (%3)"_qs.arg(instant(context.range.from, context.reportingZone),
                                                  instant(context.range.to, context.reportingZone),
                                                  QString::fromUtf8(context.reportingZone.id()));
    QString text = line(u"Range"_qs, range);
    text += line(u"Unique shelves"_qs,
                 u"%1 (%2 new)"_qs.arg(QString::number(totals.shelves), QString::number(totals.newShelves)));
    text += line(u"Shelf searches"_qs, QString::number(totals.shelfSearches));
    text += line(u"Library checks"_qs, QString::number(totals.libraryChecks));
    text += line(u"Availability of owned copies"_qs,
                 u"%1 of %2"_qs.arg(percent(totals.outcomes.availability()),
                                    QString::number(totals.outcomes.owned())));
    text += line(u"Catalogue coverage"_qs, percent(totals.outcomes.coverage()));
    text += line(u"Cold searches"_qs, u"%1, p50 %2, p95 %3"_qs.arg(QString::number(totals.cold.n),
                                                                   number(totals.cold.p50Ms, 1, u" ms"_qs),
                                                                   number(totals.cold.p95Ms, 1, u" ms"_qs)));
    text += line(u"Warm searches"_qs, u"%1, p50 %2, p95 %3"_qs.arg(QString::number(totals.warm.n),
                                                                   number(totals.warm.p50Ms, 1, u" ms"_qs),
                                                                   number(totals.warm.p95Ms, 1, u" ms"_qs)));
    text += line(u"Median shelf size"_qs, number(totals.medianShelfSize, 0, u" books"_qs));
    text += line(u"Rejected, still open"_qs, QString::number(figures.openRejections.value()));
    return text;
}

} // namespace ShelfHelp::App
