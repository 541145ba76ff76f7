// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Tests {

namespace {

constexpr qint64 perSecond = 1'000'000;

qint64 offsetAt(qint64 microseconds, const QTimeZone &zone)
{
    const qint64 seconds = qint64(std::floor(double(microseconds) / double(perSecond)));
    return qint64(zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC))) * perSecond;
}

} // namespace

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODateWithMs);
}

Sql::TimeContext contextOf(const Sql::TimeRange &range, Sql::Bucket bucket, const QByteArray &reportingZone,
                           const QByteArray &sourceZone)
{
    return {.reportingZone = QTimeZone(reportingZone),
            .sourceZone = QTimeZone(sourceZone),
            .range = range,
            .bucket = bucket,
            .now = utc(u"2026-11-23T12:00:00"_qs)};
}

const std::vector<QByteArray> &zonesUnderTest()
{
    static const std::vector<QByteArray> zones{"UTC", "America/Chicago", "Asia/Kolkata",
                                               "Australia/Lord_Howe"};
    return zones;
}

Sql::TimeRange yearWithClockChanges()
{
    return {utc(u"2024-02-29T23:10:00"_qs), utc(u"2024-11-30T17:40:00"_qs)};
}

QString timestampSql(std::optional<qint64> microseconds)
{
    return microseconds ? u"timestamp 'epoch' + %1 * interval '1 microsecond'"_qs.arg(*microseconds)
                        : u"NULL::timestamp"_qs;
}

QString instantSql(std::optional<qint64> microseconds)
{
    return microseconds ? u"timestamptz 'epoch' + %1 * interval '1 microsecond'"_qs.arg(*microseconds)
                        : u"NULL::timestamptz"_qs;
}

QString textSql(const std::optional<QString> &text)
{
    return text ? u'\'' + QString(*text).replace(u'\'', u"''"_qs) + u'\'' : u"NULL"_qs;
}

qint64 instantOf(qint64 naiveMicroseconds, const QTimeZone &zone)
{
    // The two offsets that can play a part are those of half a day before and after.
    const qint64 halfDay = 43'200 * perSecond;
    const qint64 before = naiveMicroseconds - offsetAt(naiveMicroseconds - halfDay, zone);
    const qint64 after = naiveMicroseconds - offsetAt(naiveMicroseconds + halfDay, zone);
    const bool fitsAfter = after + offsetAt(after, zone) == naiveMicroseconds;
    return fitsAfter ? after : before;
}

std::optional<double> percentileOf(std::vector<double> values, double share)
{
    if (values.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(values);
    const double rank = share * double(values.size() - 1);
    const auto lower = std::size_t(std::floor(rank));
    const auto upper = std::size_t(std::ceil(rank));
    return values[lower] + (values[upper] - values[lower]) * (rank - double(lower));
}

std::vector<qint64> edgesOf(const Sql::TimeContext &context)
{
    std::vector<qint64> edges;
    for (const QDateTime &start : Sql::bucketStarts(context.range, context.bucket, context.reportingZone)) {
        edges.push_back(qMax(start, context.range.from).toMSecsSinceEpoch() * 1000);
    }
    edges.push_back(context.range.to.toMSecsSinceEpoch() * 1000);
    return edges;
}

int bucketOf(qint64 microseconds, const std::vector<qint64> &edges)
{
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        if (microseconds >= edges[i] && microseconds < edges[i + 1]) {
            return int(i);
        }
    }
    return -1;
}

} // namespace ShelfHelp::Tests
