// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statsrange.h"

#include <sql/analytics/overviewfigures.h>

#include <app/options/zoneoption.h>

namespace ShelfHelp::App {

namespace {

/// More would take minutes and gigabytes: eleven years by the hour, 273 years by the day.
constexpr qint64 mostBuckets = 100'000;

Error usage(const QString &message)
{
    return {.kind = ErrorKind::Usage, .message = message};
}

/// A date or an instant; a date is the start of that day in `zone`, a time without offset is one of `zone`.
Result<QDateTime> instantOf(const std::string &text, const QTimeZone &zone)
{
    const QString word = QString::fromStdString(text);
    const QDate day = QDate::fromString(word, Qt::ISODate);
    if (day.isValid() && word.size() == QLatin1StringView("2024-09-02").size()) {
        return day.startOfDay(zone).toUTC();
    }
    const QDateTime time = QDateTime::fromString(word, Qt::ISODate);
    if (!time.isValid()) {
        return usage(u"\"%1\" is no time; expected 2024-09-02 or 2024-09-02T14:46:58Z"_qs.arg(word));
    }
    return time.timeSpec() == Qt::LocalTime ? QDateTime(time.date(), time.time(), zone).toUTC()
                                            : time.toUTC();
}

/// --from and --to, where given, instead of the edges of `range`.
Outcome narrow(Sql::TimeRange &range, const RangeArguments &arguments, const QTimeZone &zone)
{
    if (!arguments.from.empty()) {
        const Result<QDateTime> from = instantOf(arguments.from, zone);
        if (!from.ok()) {
            return from.error();
        }
        range.from = from.value();
    }
    if (!arguments.to.empty()) {
        const Result<QDateTime> to = instantOf(arguments.to, zone);
        if (!to.ok()) {
            return to.error();
        }
        range.to = to.value();
    }
    return range.isEmpty() ? Outcome(usage(u"The range is empty: its end is not after its start"_qs))
                           : success();
}

Result<Sql::RangePreset> presetOf(const RangeArguments &arguments, const Sql::DataSpan &span,
                                  const QTimeZone &zone, const QDateTime &now)
{
    if (!arguments.from.empty() || !arguments.to.empty()) {
        return Sql::RangePreset::All;
    }
    if (arguments.range.empty()) {
        return Sql::defaultPreset(span, zone, now);
    }
    const auto preset = Sql::presetFromName(QString::fromStdString(arguments.range));
    if (!preset) {
        return usage(
            u"There is no range \"%1\"; expected today, yesterday, 24h, 7d, 28d, 30d, 91d, mtd, last-month, "
            u"ytd, 12m or all"_qs.arg(QString::fromStdString(arguments.range)));
    }
    return *preset;
}

qint64 secondsOf(Sql::Bucket bucket)
{
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    switch (bucket) {
    case Sql::Bucket::Hour:
        return hour;
    case Sql::Bucket::Day:
        return day;
    case Sql::Bucket::Week:
        return 7 * day;
    case Sql::Bucket::Month:
        break;
    }
    return 28 * day;
}

Result<Sql::Bucket> bucketOf(const RangeArguments &arguments, const Sql::TimeRange &range)
{
    const QString name = QString::fromStdString(arguments.bucket);
    const std::optional<Sql::Bucket> bucket =
        name.isEmpty() ? Sql::defaultBucket(range) : Sql::bucketFromName(name);
    if (!bucket) {
        return usage(u"There is no bucket \"%1\"; expected hour, day, week or month"_qs.arg(name));
    }
    if (range.from.secsTo(range.to) / secondsOf(*bucket) > mostBuckets) {
        return usage(u"The range has more than %1 buckets of one %2; choose a shorter range or a longer "
                     u"bucket"_qs.arg(QString::number(mostBuckets), Sql::bucketName(*bucket)));
    }
    return *bucket;
}

} // namespace

void addRangeOptions(CLI::App &command, RangeArguments &arguments)
{
    command.add_option("--range", arguments.range,
                       "today, yesterday, 24h, 7d, 28d, 30d, 91d, mtd, last-month, ytd, 12m or all; default "
                       "as in the window");
    command.add_option("--from", arguments.from, "First instant: 2024-09-02 or 2024-09-02T14:46:58Z");
    command.add_option("--to", arguments.to, "End, not included");
    command.add_option("--time-zone", arguments.zone, "Zone whose days are counted")->capture_default_str();
    command.add_option("--source-time-zone", arguments.sourceZone, "Zone in which stored times are read")
        ->capture_default_str();
    command.add_option("--bucket", arguments.bucket, "hour, day, week or month");
}

Result<Sql::TimeContext> timeContextOf(const RangeArguments &arguments, Sql::Connection &connection)
{
    const Result<QTimeZone> zone = zoneNamed(arguments.zone);
    const Result<QTimeZone> sourceZone = zoneNamed(arguments.sourceZone);
    if (!zone.ok() || !sourceZone.ok()) {
        return zone.ok() ? sourceZone.error() : zone.error();
    }
    const Result<Sql::DataSpan> span = Sql::dataSpan(connection, sourceZone.value());
    if (!span.ok()) {
        return span.error();
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Result<Sql::RangePreset> preset = presetOf(arguments, span.value(), zone.value(), now);
    if (!preset.ok()) {
        return preset.error();
    }
    Sql::TimeContext context{.reportingZone = zone.value(), .sourceZone = sourceZone.value(), .now = now};
    context.range = Sql::presetRange(preset.value(), zone.value(), now, span.value());
    if (Outcome narrowed = narrow(context.range, arguments, zone.value()); !narrowed.ok()) {
        return narrowed.error();
    }
    context.comparison = Sql::previousPeriod(context.range, preset.value(), zone.value());
    const Result<Sql::Bucket> bucket = bucketOf(arguments, context.range);
    if (!bucket.ok()) {
        return bucket.error();
    }
    context.bucket = bucket.value();
    return context;
}

} // namespace ShelfHelp::App
