// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertscommand.h"

#include "alertreport.h"
#include "console.h"

#include <sql/alerts/alertrules.h>
#include <sql/connection.h>

#include <QJsonArray>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct AlertArguments
{
    std::string metric;
    std::string condition;
    double value = 0;
    std::string range = "7d";
    qint64 minimumN = 0;
    qint64 id = 0;
    bool json = false;
};

int list(Sql::Connection &connection, const AlertArguments &arguments)
{
    const auto rules = Sql::alertRules(connection);
    if (!rules.ok()) {
        return fail(rules.error());
    }
    if (arguments.json) {
        QJsonArray all;
        for (const Sql::AlertRule &rule : rules.value()) {
            all.append(ruleJson(rule));
        }
        printResult(QJsonObject{{u"alerts"_qs, all}});
        return AllWell;
    }
    QString text;
    for (const Sql::AlertRule &rule : rules.value()) {
        text += u"%1  %2\n"_qs.arg(QString::number(rule.id).rightJustified(4), ruleText(rule));
    }
    printResult(text.isEmpty() ? alertsText({}) : text);
    return AllWell;
}

/// Shares are said in percent and durations in milliseconds, as --help tells.
int add(Sql::Connection &connection, const AlertArguments &arguments)
{
    Sql::AlertRule rule{.metric = *Sql::metricFromName(QString::fromStdString(arguments.metric)),
                        .condition = *Sql::conditionFromName(QString::fromStdString(arguments.condition)),
                        .value = arguments.value,
                        .range = *Sql::presetFromName(QString::fromStdString(arguments.range)),
                        .minimumN = arguments.minimumN};
    if (Sql::unitOf(rule.metric) == Sql::MetricUnit::Share) {
        rule.value /= 100;
    }
    const auto id = Sql::writeAlertRule(connection, rule);
    if (!id.ok()) {
        return fail(id.error());
    }
    rule.id = id.value();
    printResult(u"%1  %2\n"_qs.arg(QString::number(rule.id).rightJustified(4), ruleText(rule)));
    return AllWell;
}

int remove(Sql::Connection &connection, const AlertArguments &arguments)
{
    const auto removed = Sql::removeAlertRule(connection, arguments.id);
    if (removed.ok() && !removed.value()) {
        return fail({.message = u"There is no alert %1"_qs.arg(arguments.id),
                     .remedy = u"shelfhelp alerts list shows which there are."_qs});
    }
    return removed.ok() ? int(AllWell) : int(fail(removed.error()));
}

std::vector<std::string> metricNames()
{
    std::vector<std::string> names;
    for (const Sql::AlertMetric metric : Sql::alertMetrics()) {
        names.push_back(Sql::metricName(metric).toStdString());
    }
    return names;
}

using Use = int (*)(Sql::Connection &, const AlertArguments &);

std::pair<CLI::App *, AlertArguments *> addSubcommand(CLI::App &alerts, const CommonOptions &common,
                                                      int &status, const char *name, const char *description,
                                                      Sql::Purpose purpose, Use use)
{
    auto arguments = std::make_shared<AlertArguments>();
    CLI::App *command = alerts.add_subcommand(name, description);
    command->fallthrough();
    command->callback([&common, &status, arguments, purpose, use] {
        status = withConnection(common, Sql::DatabaseAccess::Schema::Required, purpose,
                                [&](Sql::Connection &connection) { return use(connection, *arguments); });
    });
    return {command, arguments.get()};
}

} // namespace

void addAlertsCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command =
        app.add_subcommand("alerts", "Set limits to figures; stats --alerts tells when one is crossed");
    command->require_subcommand(1);
    command->fallthrough();
    const auto [listing, listed] =
        addSubcommand(*command, common, status, "list", "List the alerts", Sql::Purpose::Reading, list);
    listing->add_flag("--json", listed->json, "Print one JSON document");
    const auto [adding, added] =
        addSubcommand(*command, common, status, "add", "Set a limit", Sql::Purpose::Writing, add);
    adding->add_option("METRIC", added->metric, "Which figure")
        ->required()
        ->check(CLI::IsMember(metricNames()));
    adding->add_option("CONDITION", added->condition, "above or below")
        ->required()
        ->check(CLI::IsMember({"above", "below"}));
    adding
        ->add_option("VALUE", added->value,
                     "Counts as they are, durations in milliseconds, shares in percent")
        ->required();
    adding->add_option("--range", added->range, "Of which time: today, 24h, 7d, 28d …")
        ->check(CLI::Validator(
            [](const std::string &word) {
                return Sql::presetFromName(QString::fromStdString(word)) ? std::string()
                                                                         : "no such range: " + word;
            },
            "RANGE"))
        ->capture_default_str();
    adding->add_option("--minimum", added->minimumN, "Rows below which a rate or duration says nothing")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    const auto [removing, removed] =
        addSubcommand(*command, common, status, "remove", "Remove an alert", Sql::Purpose::Writing, remove);
    removing->add_option("ID", removed->id, "The number that shelfhelp alerts list shows")->required();
}

} // namespace ShelfHelp::App
