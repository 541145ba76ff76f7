// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "limittexts.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>
#include <ui/models/rangepresets.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Limits
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Limits)
};

QString conditionText(Sql::AlertCondition condition)
{
    return condition == Sql::AlertCondition::Above ? Limits::tr("above") : Limits::tr("below");
}

} // namespace

QString metricText(Sql::AlertMetric metric)
{
    using enum Sql::AlertMetric;
    switch (metric) {
    case ShelfSearches:
        return Limits::tr("Shelf searches");
    case LibraryChecks:
        return Limits::tr("Library checks");
    case NewShelves:
        return Limits::tr("New shelves");
    case Availability:
        return Limits::tr("Availability of owned copies");
    case Coverage:
        return Limits::tr("Catalogue coverage");
    case UnknownShare:
        return Limits::tr("Unknown outcomes");
    case ColdMedian:
        return Limits::tr("Cold search p50");
    case ColdHigh:
        return Limits::tr("Cold search p95");
    case CacheHits:
        return Limits::tr("Cache-hit rate");
    case DeadLetters:
        break;
    }
    return Limits::tr("Dead letters");
}

QString metricValueText(Sql::AlertMetric metric, const std::optional<double> &value, const QLocale &locale)
{
    switch (Sql::unitOf(metric)) {
    case Sql::MetricUnit::Share:
        return percentText(value, locale);
    case Sql::MetricUnit::Milliseconds:
        return durationText(value, locale);
    case Sql::MetricUnit::Count:
        break;
    }
    return value ? countText(qRound64(*value), locale) : absentText();
}

QString limitText(const Sql::AlertRule &rule, const QLocale &locale)
{
    const QString limit =
        conditionText(rule.condition) + u' ' + metricValueText(rule.metric, rule.value, locale);
    switch (rule.metric) {
    case Sql::AlertMetric::ColdMedian:
        return Limits::tr("alert: p50 %1").arg(limit);
    case Sql::AlertMetric::ColdHigh:
        return Limits::tr("alert: p95 %1").arg(limit);
    default:
        return Limits::tr("alert: %1").arg(limit);
    }
}

QString ruleText(const Sql::AlertRule &rule, const QLocale &locale)
{
    QString text = metricText(rule.metric) + u' ' + conditionText(rule.condition) + u' ' +
                   metricValueText(rule.metric, rule.value, locale);
    if (rule.metric != Sql::AlertMetric::DeadLetters) {
        text += u" · " + presetText(rule.range);
    }
    if (rule.minimumN > 0) {
        text += u" · " + Limits::tr("from n = %1").arg(countText(rule.minimumN, locale));
    }
    return text;
}

QString findingText(const Sql::AlertFinding &finding, const QLocale &locale)
{
    const QString value = metricValueText(finding.rule.metric, finding.value, locale);
    switch (finding.state) {
    case Sql::AlertState::Empty:
        return Limits::tr("nothing to measure");
    case Sql::AlertState::TooFew:
        return Limits::tr("%1, n = %2: too few").arg(value, countText(finding.n, locale));
    case Sql::AlertState::Fires:
    case Sql::AlertState::Quiet:
        break;
    }
    return Sql::unitOf(finding.rule.metric) == Sql::MetricUnit::Count
               ? value
               : Limits::tr("%1, n = %2").arg(value, countText(finding.n, locale));
}

} // namespace ShelfHelp::Ui
