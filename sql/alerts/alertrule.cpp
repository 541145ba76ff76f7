// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertrule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ShelfHelp::Sql {

namespace {

struct Metric
{
    AlertMetric metric;
    QString name;
    MetricUnit unit;
};

const std::array<Metric, 10> metrics{{
    {AlertMetric::ShelfSearches, u"shelf-searches"_qs, MetricUnit::Count},
    {AlertMetric::LibraryChecks, u"library-checks"_qs, MetricUnit::Count},
    {AlertMetric::NewShelves, u"new-shelves"_qs, MetricUnit::Count},
    {AlertMetric::Availability, u"availability"_qs, MetricUnit::Share},
    {AlertMetric::Coverage, u"coverage"_qs, MetricUnit::Share},
    {AlertMetric::UnknownShare, u"unknown-share"_qs, MetricUnit::Share},
    {AlertMetric::ColdMedian, u"cold-p50"_qs, MetricUnit::Milliseconds},
    {AlertMetric::ColdHigh, u"cold-p95"_qs, MetricUnit::Milliseconds},
    {AlertMetric::CacheHits, u"cache-hits"_qs, MetricUnit::Share},
    {AlertMetric::DeadLetters, u"dead-letters"_qs, MetricUnit::Count},
}};

const Metric &find(AlertMetric metric)
{
    return *std::find_if(metrics.begin(), metrics.end(),
                         [metric](const Metric &each) { return each.metric == metric; });
}

constexpr double largestValue = 1e15; ///< as the database holds it

} // namespace

const QList<AlertMetric> &alertMetrics()
{
    static const QList<AlertMetric> all = [] {
        QList<AlertMetric> found;
        for (const Metric &each : metrics) {
            found.append(each.metric);
        }
        return found;
    }();
    return all;
}

MetricUnit unitOf(AlertMetric metric)
{
    return find(metric).unit;
}

QString metricName(AlertMetric metric)
{
    return find(metric).name;
}

std::optional<AlertMetric> metricFromName(const QString &name)
{
    for (const Metric &each : metrics) {
        if (each.name == name) {
            return each.metric;
        }
    }
    return std::nullopt;
}

QString conditionName(AlertCondition condition)
{
    return condition == AlertCondition::Above ? u"above"_qs : u"below"_qs;
}

std::optional<AlertCondition> conditionFromName(const QString &name)
{
    if (name == u"above") {
        return AlertCondition::Above;
    }
    return name == u"below" ? std::optional(AlertCondition::Below) : std::nullopt;
}

std::optional<QString> problemWith(const AlertRule &rule)
{
    if (!std::isfinite(rule.value) || std::abs(rule.value) > largestValue) {
        return u"The value of an alert must be a number up to 10^15"_qs;
    }
    if (rule.value < 0) {
        return u"The value of an alert cannot be negative"_qs;
    }
    if (unitOf(rule.metric) == MetricUnit::Share && rule.value > 1) {
        return u"A share lies between 0 % and 100 %"_qs;
    }
    if (rule.minimumN < 0) {
        return u"The smallest number of rows cannot be negative"_qs;
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Sql
