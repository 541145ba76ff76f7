// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertrules.h"

#include <sql/catalog.h>
#include <sql/connection.h>

namespace ShelfHelp::Sql {

namespace {

std::optional<AlertRule> ruleOf(const Rows &rows, int row)
{
    const auto metric = metricFromName(rows.get<QString>(row, 1));
    const auto condition = conditionFromName(rows.get<QString>(row, 2));
    const auto range = presetFromName(rows.get<QString>(row, 4));
    if (!metric || !condition || !range) {
        return std::nullopt;
    }
    return AlertRule{.id = rows.get<qint64>(row, 0),
                     .metric = *metric,
                     .condition = *condition,
                     .value = rows.get<double>(row, 3),
                     .range = *range,
                     .minimumN = rows.get<qint64>(row, 5)};
}

} // namespace

Result<QList<AlertRule>> alertRules(Connection &connection)
{
    const Result<bool> isThere = canRead(connection, u"shelfhelp.alert_rules"_qs);
    if (!isThere.ok()) {
        return isThere.error();
    }
    QList<AlertRule> rules;
    if (!isThere.value()) {
        return rules;
    }
    const Result<Rows> rows = connection.executeStatement(u"alerts/list"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        if (const auto rule = ruleOf(rows.value(), row)) {
            rules.append(*rule);
        }
    }
    return rules;
}

Result<qint64> writeAlertRule(Connection &connection, const AlertRule &rule)
{
    if (const auto problem = problemWith(rule)) {
        return Error{.kind = ErrorKind::Usage, .message = *problem};
    }
    const Parameter id = rule.id == 0 ? Parameter(std::nullopt) : Parameter(rule.id);
    const Result<Rows> rows = connection.executeStatement(
        u"alerts/write"_qs, {id, metricName(rule.metric), conditionName(rule.condition), rule.value,
                             presetName(rule.range), rule.minimumN});
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().isNull(0, 0)) {
        return Error{.message = u"The alert is gone: somebody removed it meanwhile"_qs,
                     .remedy = u"Make it anew if it is still wanted."_qs};
    }
    return rows.value().get<qint64>(0, 0);
}

Result<bool> removeAlertRule(Connection &connection, qint64 id)
{
    const Result<Rows> rows = connection.executeStatement(u"alerts/remove"_qs, {id});
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<bool>(0, 0);
}

} // namespace ShelfHelp::Sql
