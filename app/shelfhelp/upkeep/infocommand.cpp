// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "infocommand.h"

#include "maintenancereport.h"

#include <sql/catalog.h>
#include <sql/embedded/embeddedcluster.h>

#include <QJsonArray>
#include <QProcessEnvironment>

#include <app/shelfhelp/console.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

QJsonObject toJson(const Sql::TableCounts &counts)
{
    return {{u"libraries"_qs, counts.libraries},
            {u"books"_qs, counts.books},
            {u"shelves"_qs, counts.shelves},
            {u"shelf_searches"_qs, counts.shelfSearches},
            {u"library_searches"_qs, counts.librarySearches},
            {u"notifications"_qs, counts.notifications},
            {u"rejected_notifications"_qs, counts.rejectedNotifications}};
}

/// How it was before we came: asking for the rows starts it.
QJsonObject toJson(const Sql::ClusterStatus &status)
{
    QJsonArray users;
    for (const Sql::ClusterUser &user : status.users) {
        users.append(QJsonObject{{u"process"_qs, user.process}, {u"program"_qs, user.program}});
    }
    return {{u"directory"_qs, status.directory},
            {u"moved_to"_qs, status.target == status.directory ? QJsonValue() : QJsonValue(status.target)},
            {u"version"_qs, status.version},
            {u"bytes"_qs, status.sizeBytes},
            {u"running"_qs, status.running},
            {u"kept_running"_qs, status.keptRunning},
            {u"socket"_qs, status.running ? QJsonValue(status.socketDirectory) : QJsonValue()},
            {u"users"_qs, users}};
}

QString textOf(const Sql::ClusterStatus &status)
{
    const auto line = [](const QString &name, const QString &value) {
        return u"%1 %2\n"_qs.arg(name.leftJustified(24), value);
    };
    QStringList users;
    for (const Sql::ClusterUser &user : status.users) {
        users.append(user.process > 0 ? u"%1 (process %2)"_qs.arg(user.program, QString::number(user.process))
                                      : u"a program of another container"_qs);
    }
    QString text = line(u"directory"_qs, status.directory);
    if (status.target != status.directory) {
        text += line(u"moved to"_qs, status.target);
    }
    text += line(u"PostgreSQL"_qs, status.version);
    text += line(u"size"_qs, sizeText(status.sizeBytes));
    text += line(u"running"_qs, !status.running      ? u"no"_qs
                                : status.keptRunning ? u"yes, until it is stopped"_qs
                                                     : u"yes"_qs);
    text += line(u"used by"_qs, users.isEmpty() ? u"nobody"_qs : users.join(u", "));
    return printableLines(text);
}

void printText(const QJsonObject &object)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        printResult(u"%1 %2\n"_qs.arg(entry.key().leftJustified(24), entry.value().toVariant().toString()));
    }
}

int printInfo(Sql::Connection &connection, const std::optional<Sql::ClusterStatus> &embedded, bool json)
{
    const auto counts = Sql::tableCounts(connection);
    if (!counts.ok()) {
        return fail(counts.error());
    }
    QJsonObject object = toJson(counts.value());
    object.insert(u"database"_qs, connection.settings().describe());
    object.insert(u"server_version"_qs, connection.serverVersion());
    if (!json) {
        printText(object);
        printResult(embedded ? textOf(*embedded) : QString());
        return AllWell;
    }
    if (embedded) {
        object.insert(u"embedded"_qs, toJson(*embedded));
    }
    printResult(object);
    return AllWell;
}

/// Nothing for a server that is named; nothing either where there is no cluster yet.
std::optional<Sql::ClusterStatus> embeddedStatus(const CommonOptions &common)
{
    const Result<Sql::DatabaseChoice> choice = Sql::chooseDatabase(QString::fromStdString(common.database),
                                                                   QProcessEnvironment::systemEnvironment());
    if (!choice.ok() || choice.value()) {
        return std::nullopt;
    }
    const Result<Sql::ClusterStatus> status = Sql::EmbeddedCluster::status({});
    return status.ok() && status.value().exists ? std::optional(status.value()) : std::nullopt;
}

} // namespace

void addInfoCommand(CLI::App &database, const CommonOptions &common, int &status)
{
    auto json = std::make_shared<bool>(false);
    CLI::App *command = database.add_subcommand(
        "info", "Say which database is used and how many rows it holds; of the embedded one where it is, how "
                "large, and who uses it");
    command->add_flag("--json", *json, "Print one JSON document");
    command->callback([&common, &status, json] {
        const std::optional<Sql::ClusterStatus> embedded = embeddedStatus(common);
        status = withConnection(
            common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Reading,
            [&](Sql::Connection &connection) { return printInfo(connection, embedded, *json); });
    });
}

} // namespace ShelfHelp::App
