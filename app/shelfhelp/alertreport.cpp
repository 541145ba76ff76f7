// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertreport.h"

#include <QJsonArray>

#include <algorithm>

namespace ShelfHelp::App {

namespace {

QString valueText(Sql::AlertMetric metric, double value)
{
    switch (Sql::unitOf(metric)) {
    case Sql::MetricUnit::Share:
        return QString::number(value * 100, 'f', 1) + u" %";
    case Sql::MetricUnit::Milliseconds:
        return QString::number(value, 'f', 1) + u" ms";
    case Sql::MetricUnit::Count:
        break;
    }
    return QString::number(value, 'f', 0);
}

QString stateName(Sql::AlertState state)
{
    switch (state) {
    case Sql::AlertState::Fires:
        return u"fires"_qs;
    case Sql::AlertState::TooFew:
        return u"too-few"_qs;
    case Sql::AlertState::Empty:
        return u"empty"_qs;
    case Sql::AlertState::Quiet:
        break;
    }
    return u"quiet"_qs;
}

QString unitSuffix(Sql::AlertMetric metric)
{
    switch (Sql::unitOf(metric)) {
    case Sql::MetricUnit::Share:
        return u"_share"_qs;
    case Sql::MetricUnit::Milliseconds:
        return u"_ms"_qs;
    case Sql::MetricUnit::Count:
        break;
    }
    return {};
}

QString foundText(const Sql::AlertFinding &finding)
{
    return finding.value ? u"%1, n = %2"_qs.arg(valueText(finding.rule.metric, *finding.value),
                                                QString::number(finding.n))
                         : u"nothing to measure"_qs;
}

} // namespace

bool anyFires(const QList<Sql::AlertFinding> &findings)
{
    return std::any_of(findings.cbegin(), findings.cend(), [](const Sql::AlertFinding &finding) {
        return finding.state == Sql::AlertState::Fires;
    });
}

QString ruleText(const Sql::AlertRule &rule)
{
    QString text = u"%1 %2 %3, %4"_qs.arg(Sql::metricName(rule.metric), Sql::conditionName(rule.condition),
                                          valueText(rule.metric, rule.value), Sql::presetName(rule.range));
    if (rule.minimumN > 0) {
        text += u", from %1 rows"_qs.arg(rule.minimumN);
    }
    return text;
}

QString alertsText(const QList<Sql::AlertFinding> &findings)
{
    if (findings.isEmpty()) {
        return u"No alerts are set. See: shelfhelp alerts add --help\n"_qs;
    }
    QString text;
    for (const Sql::AlertFinding &finding : findings) {
        text += u"%1  %2  %3: %4\n"_qs.arg(QString::number(finding.rule.id).rightJustified(4),
                                           stateName(finding.state).leftJustified(7), ruleText(finding.rule),
                                           foundText(finding));
    }
    return text;
}

QJsonObject ruleJson(const Sql::AlertRule &rule)
{
    return {{u"id"_qs, rule.id},
            {u"metric"_qs, Sql::metricName(rule.metric)},
            {u"condition"_qs, Sql::conditionName(rule.condition)},
            {u"limit"_qs + unitSuffix(rule.metric), rule.value},
            {u"range"_qs, Sql::presetName(rule.range)},
            {u"minimum_n"_qs, rule.minimumN}};
}

QJsonObject alertsJson(const QList<Sql::AlertFinding> &findings, const QTimeZone &zone)
{
    QJsonArray alerts;
    for (const Sql::AlertFinding &finding : findings) {
        QJsonObject alert = ruleJson(finding.rule);
        alert.insert(u"state"_qs, stateName(finding.state));
        alert.insert(u"value"_qs + unitSuffix(finding.rule.metric),
                     finding.value ? QJsonValue(*finding.value) : QJsonValue());
        alert.insert(u"n"_qs, finding.n);
        alert.insert(u"from"_qs, finding.range.from.toTimeZone(zone).toString(Qt::ISODateWithMs));
        alert.insert(u"to"_qs, finding.range.to.toTimeZone(zone).toString(Qt::ISODateWithMs));
        alerts.append(alert);
    }
    return {{u"alerts"_qs, alerts}, {u"fires"_qs, anyFires(findings)}};
}

} // namespace ShelfHelp::App
