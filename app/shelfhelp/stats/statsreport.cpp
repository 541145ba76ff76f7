// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statsreport.h"

#include "figurejson.h"
#include "figuretext.h"

#include <ingest/apply/printable.h>

#include <QJsonDocument>

namespace ShelfHelp::App {

namespace {

QJsonValue rangeJson(const std::optional<Sql::TimeRange> &range, const QTimeZone &zone)
{
    if (!range) {
        return QJsonValue::Null;
    }
    return QJsonObject{{u"from"_qs, instantText(range->from, zone)},
                       {u"to"_qs, instantText(range->to, zone)}};
}

QString rangeText(const Sql::TimeRange &range, const QTimeZone &zone)
{
    return u"%1 to %2"_qs.arg(instantText(range.from, zone), instantText(range.to, zone));
}

QString zoneName(const QTimeZone &zone)
{
    return QString::fromUtf8(zone.id());
}

/// `medium libby, shelf 5`, as the command line had it.
QString filterText(const QJsonObject &filters)
{
    const QString json = QString::fromUtf8(QJsonDocument(filters).toJson(QJsonDocument::Compact));
    return filters.isEmpty() ? u"none"_qs : Ingest::printable(json);
}

QString headText(const StatsReport &report)
{
    const Sql::TimeContext &context = report.context;
    const QTimeZone &zone = context.reportingZone;
    return u"Range %1 (%2), by %3; stored times read in %4; filters: %5; as of %6\n"_qs.arg(
        rangeText(context.range, zone), zoneName(zone), Sql::bucketName(context.bucket),
        zoneName(context.sourceZone), filterText(report.filters), instantText(context.now, zone));
}

} // namespace

QJsonObject statsJson(const StatsReport &report, const QString &member)
{
    const Sql::TimeContext &context = report.context;
    const QTimeZone &zone = context.reportingZone;
    QJsonObject parts;
    for (const StatsPart &part : report.parts) {
        QJsonObject json = figureJson(part.table, zone);
        if (part.explanation) {
            json.insert(u"explanation"_qs, explanationJson(*part.explanation));
        }
        parts.insert(part.name, json);
    }
    return {{u"as_of"_qs, instantText(context.now, zone)},
            {u"time_zone"_qs, zoneName(zone)},
            {u"source_time_zone"_qs, zoneName(context.sourceZone)},
            {u"range"_qs, rangeJson(context.range, zone)},
            {u"comparison_range"_qs, rangeJson(context.comparison, zone)},
            {u"bucket"_qs, Sql::bucketName(context.bucket)},
            {u"filters"_qs, report.filters},
            {member, parts}};
}

QString statsText(const StatsReport &report)
{
    QString text = headText(report);
    for (const StatsPart &part : report.parts) {
        text += u"\n%1\n"_qs.arg(part.name);
        if (part.explanation) {
            text += explanationText(*part.explanation);
        }
        text += figureText(part.table, report.context.reportingZone);
    }
    return text;
}

} // namespace ShelfHelp::App
