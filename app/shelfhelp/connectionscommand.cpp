// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionscommand.h"

#include "console.h"

#include <sql/profiles/connectioncheck.h>
#include <sql/profiles/profilefile.h>

#include <QJsonArray>

#include <algorithm>
#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int subjectWidth = 11;

struct ConnectionsArguments
{
    std::string name;
    bool json = false;
};

QString uriOf(const Sql::ConnectionProfile &profile)
{
    return profile.settings.embedded ? u"embedded"_qs : profile.settings.toUri();
}

QString stateName(Sql::CheckState state)
{
    switch (state) {
    case Sql::CheckState::Good:
        return u"good"_qs;
    case Sql::CheckState::Warning:
        return u"warning"_qs;
    case Sql::CheckState::Failed:
        return u"failed"_qs;
    case Sql::CheckState::Skipped:
        break;
    }
    return u"skipped"_qs;
}

void printJson(const Sql::ProfileList &list)
{
    QJsonArray connections;
    for (const Sql::ConnectionProfile &profile : list.profiles) {
        connections.append(QJsonObject{{u"name"_qs, profile.name},
                                       {u"uri"_qs, uriOf(profile)},
                                       {u"colour"_qs, Sql::colourName(profile.colour)},
                                       {u"password_from"_qs, Sql::passwordSourceName(profile.passwordSource)},
                                       {u"chosen"_qs, profile.id == list.chosen}});
    }
    printResult(QJsonObject{{u"connections"_qs, connections},
                            {u"problems"_qs, QJsonArray::fromStringList(list.problems)}});
}

int list(bool json)
{
    const Result<Sql::ProfileList> loaded = Sql::loadProfiles();
    if (!loaded.ok()) {
        return fail(loaded.error());
    }
    const Sql::ProfileList &profiles = loaded.value();
    if (json) {
        printJson(profiles);
    } else {
        qsizetype width = 0;
        for (const Sql::ConnectionProfile &profile : profiles.profiles) {
            width = std::max(width, profile.name.size());
        }
        for (const Sql::ConnectionProfile &profile : profiles.profiles) {
            printResult(u"%1 %2  %3\n"_qs.arg(profile.id == profiles.chosen ? u"*"_qs : u" "_qs,
                                              profile.name.leftJustified(width), uriOf(profile)));
        }
    }
    for (const QString &problem : profiles.problems) {
        printWarning(problem);
    }
    return AllWell;
}

void printStep(const Sql::CheckStep &step)
{
    printResult(u"%1 %2 %3\n"_qs.arg(Sql::checkMark(step.state),
                                     Sql::subjectName(step.subject).leftJustified(subjectWidth), step.text));
    if (!step.remedy.isEmpty()) {
        printResult(QString(subjectWidth + 3, u' ') + step.remedy + u'\n');
    }
}

QJsonObject toJson(const QList<Sql::CheckStep> &steps)
{
    QJsonArray array;
    for (const Sql::CheckStep &step : steps) {
        array.append(QJsonObject{{u"subject"_qs, Sql::subjectName(step.subject).toLower()},
                                 {u"state"_qs, stateName(step.state)},
                                 {u"text"_qs, step.text},
                                 {u"remedy"_qs, step.remedy}});
    }
    return {{u"usable"_qs, Sql::isUsable(steps)}, {u"steps"_qs, array}};
}

int test(CommonOptions common, const ConnectionsArguments &arguments)
{
    if (!arguments.name.empty()) {
        if (!common.profile.empty()) {
            return fail({.kind = ErrorKind::Usage, .message = u"Two connections are named"_qs});
        }
        common.profile = arguments.name;
    }
    const Result<Sql::ChosenDatabase> chosen = chosenDatabase(common);
    if (!chosen.ok()) {
        return fail(chosen.error());
    }
    const QList<Sql::CheckStep> steps =
        Sql::checkConnection(chosen.value().choice, arguments.json ? nullptr : printStep);
    if (arguments.json) {
        printResult(toJson(steps));
    }
    return Sql::isUsable(steps) ? AllWell : CouldNot;
}

} // namespace

void addConnectionsCommands(CLI::App &database, const CommonOptions &common, int &status)
{
    CLI::App *command =
        database.add_subcommand("connections", "Databases by name, as the dashboard keeps them");
    command->require_subcommand(1);
    const auto arguments = std::make_shared<ConnectionsArguments>();
    CLI::App *lists =
        command->add_subcommand("list", "Print them; the one used last in the dashboard has a star");
    lists->add_flag("--json", arguments->json, "Print one JSON document");
    lists->callback([&status, arguments] { status = list(arguments->json); });
    CLI::App *tests = command->add_subcommand(
        "test", "Go the whole way to a database and say what is right, what is wrong and what to do");
    tests->add_option("NAME", arguments->name, "Which one; else the database that would be used");
    tests->add_flag("--json", arguments->json, "Print one JSON document");
    tests->callback([&common, &status, arguments] { status = test(common, *arguments); });
    for (CLI::App *subcommand : command->get_subcommands({})) {
        subcommand->fallthrough();
    }
}

} // namespace ShelfHelp::App
