// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backupcommand.h"

#include "confirmation.h"
#include "console.h"
#include "interruption.h"
#include "workreport.h"

#include <sql/backup/backup.h>
#include <sql/backup/backuprecord.h>
#include <sql/backup/restore.h>

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct BackupArguments
{
    std::string file;
    std::string format = "archive";
    bool overwrite = false;
    bool json = false;
};

struct RestoreArguments
{
    std::string file;
    bool replace = false;
    bool dryRun = false;
    bool keepOrphans = false;
    bool yes = false;
    bool json = false;
};

double seconds(const QElapsedTimer &timer)
{
    return double(timer.elapsed()) / 1000;
}

/// In the folder that was named, or here.
QString pathOf(const BackupArguments &arguments, const Sql::Connection &connection, Sql::BackupFormat format)
{
    const QString path = QString::fromLocal8Bit(arguments.file);
    if (!path.isEmpty() && !QFileInfo(path).isDir()) {
        return path;
    }
    const QString &name = connection.settings().database;
    return QDir(path.isEmpty() ? u"."_qs : path)
        .filePath(Sql::backupFileName(name, QDateTime::currentDateTimeUtc(), format));
}

QJsonObject backupJson(const Sql::Backup &backup, const QString &path, const QElapsedTimer &timer)
{
    QJsonObject tables;
    for (const Sql::ManifestTable &table : backup.manifest.tables) {
        tables.insert(table.name, QJsonObject{{u"rows"_qs, table.rows},
                                              {u"bytes"_qs, table.bytes},
                                              {u"sha256"_qs, QString::fromLatin1(table.sha256)}});
    }
    return {{u"file"_qs, path},
            {u"taken_at"_qs, backup.manifest.takenAt.toUTC().toString(Qt::ISODateWithMs)},
            {u"rows"_qs, backup.manifest.rows()},
            {u"bytes"_qs, backup.manifest.bytes()},
            {u"file_bytes"_qs, backup.fileSize},
            {u"schema_version"_qs, backup.manifest.schemaVersion},
            {u"tables"_qs, tables},
            {u"seconds"_qs, seconds(timer)}};
}

/// For `health`, and for the window. SQL for the existing project's procedure is not all there is.
void note(const Sql::Connection &connection, const Sql::Backup &backup, const QString &path)
{
    const Outcome noted = Sql::noteBackup(connection.settings(), {.takenAt = backup.manifest.takenAt,
                                                                  .path = QFileInfo(path).absoluteFilePath(),
                                                                  .rows = backup.manifest.rows(),
                                                                  .fileSize = backup.fileSize});
    if (!noted.ok()) {
        printWarning(noted.error().toText());
    }
}

int backup(Sql::Connection &connection, const CommonOptions &common, const BackupArguments &arguments)
{
    QElapsedTimer timer;
    timer.start();
    const Interruption interruption(connection);
    const auto format = arguments.format == "sql" ? Sql::BackupFormat::Sql : Sql::BackupFormat::Archive;
    const QString path = pathOf(arguments, connection, format);
    const auto written = Sql::writeBackup(connection, {.path = path,
                                                       .format = format,
                                                       .mayOverwrite = arguments.overwrite,
                                                       .monitor = workMonitor(common)});
    endProgress(common);
    if (!written.ok()) {
        return fail(stoppedOr(written.error()));
    }
    if (format == Sql::BackupFormat::Archive) {
        note(connection, written.value(), path);
    }
    if (arguments.json) {
        printResult(backupJson(written.value(), path, timer));
        return AllWell;
    }
    QString text;
    for (const Sql::ManifestTable &table : written.value().manifest.tables) {
        text +=
            u"%1 %2\n"_qs.arg(table.name.leftJustified(34), QString::number(table.rows).rightJustified(10));
    }
    printResult(text + u"%1: %2 rows, %3 (%4 unpacked), in %5 s\n"_qs.arg(
                           path, QString::number(written.value().manifest.rows()),
                           bytesText(written.value().fileSize), bytesText(written.value().manifest.bytes()),
                           QString::number(seconds(timer), 'f', 1)));
    return AllWell;
}

QJsonObject restoreJson(const Sql::Restore &restored, bool isDryRun, const QElapsedTimer &timer)
{
    return {{u"dry_run"_qs, isDryRun},
            {u"loaded"_qs, toJson(restored.loaded)},
            {u"removed"_qs, toJson(restored.removed)},
            {u"left_out"_qs, QJsonArray::fromStringList(restored.leftOut)},
            {u"orphans"_qs, toJson(restored.orphans)},
            {u"taken_at"_qs, restored.takenAt.toUTC().toString(Qt::ISODateWithMs)},
            {u"note"_qs, restored.note},
            {u"seconds"_qs, seconds(timer)}};
}

QString restoreText(const Sql::Restore &restored, bool isDryRun, const QElapsedTimer &timer)
{
    QString text;
    for (const auto &[table, rows] : restored.loaded) {
        text += u"%1 %2\n"_qs.arg(table.leftJustified(34), QString::number(rows).rightJustified(10));
    }
    for (const QString &what : restored.leftOut) {
        text += u"Left out: %1\n"_qs.arg(what);
    }
    if (!restored.removed.isEmpty()) {
        text += u"%1: %2\n"_qs.arg(isDryRun ? u"Would be removed"_qs : u"Removed"_qs,
                                   Sql::toText(restored.removed));
    }
    text += toText(restored.orphans);
    if (restored.checksKeys) {
        text +=
            u"Note: this role may not switch foreign keys off (session_replication_role); each row was checked.\n"_qs;
    }
    if (!restored.note.isEmpty()) {
        text += u"Note: %1\n"_qs.arg(restored.note);
    }
    return text + (isDryRun ? u"Dry run: all of it fits, and nothing was changed (%1 s)\n"_qs
                            : u"Restored in %1 s\n"_qs)
                      .arg(QString::number(seconds(timer), 'f', 1));
}

int restore(Sql::Connection &connection, const CommonOptions &common, const RestoreArguments &arguments)
{
    if (arguments.replace && !arguments.dryRun) {
        printMessage(u"Whatever rows %1 has are removed, and replaced by those of the file."_qs.arg(
            connection.settings().describe()));
        if (const Outcome may = confirm(u"replace"_qs, arguments.yes); !may.ok()) {
            return fail(may.error());
        }
    }
    QElapsedTimer timer;
    timer.start();
    const Interruption interruption(connection);
    const auto restored = Sql::restore(connection, {.path = QString::fromLocal8Bit(arguments.file),
                                                    .mayReplace = arguments.replace,
                                                    .isDryRun = arguments.dryRun,
                                                    .keepsOrphans = arguments.keepOrphans,
                                                    .monitor = workMonitor(common)});
    endProgress(common);
    if (!restored.ok()) {
        return fail(stoppedOr(restored.error()));
    }
    arguments.json ? printResult(restoreJson(restored.value(), arguments.dryRun, timer))
                   : printResult(restoreText(restored.value(), arguments.dryRun, timer));
    return AllWell;
}

void addBackup(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<BackupArguments>();
    CLI::App *command = database.add_subcommand(
        "backup", "Write all rows that could not be made again into one file, as they are at one moment");
    command->add_option(
        "FILE", arguments->file,
        "The file, or the folder for it; default: this folder, with database and time in its name");
    command
        ->add_option("--format", arguments->format,
                     "archive: everything, for shelfhelp database restore; sql: the tables of the existing "
                     "pipeline, for psql")
        ->check(CLI::IsMember({"archive", "sql"}))
        ->capture_default_str();
    command->add_flag("--overwrite", arguments->overwrite, "Replace the file if there is one");
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        status = withConnection(
            common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Reading,
            [&](Sql::Connection &connection) { return backup(connection, common, *arguments); });
    });
}

} // namespace

void addBackupCommands(CLI::App &database, const CommonOptions &common, int &status)
{
    addBackup(database, common, status);
    auto arguments = std::make_shared<RestoreArguments>();
    CLI::App *command =
        database.add_subcommand("restore", "Fill an empty database with a backup, or with the data of a "
                                           "pg_dump or supabase db dump (SQL, .gz, .zst)");
    command->add_option("FILE", arguments->file, "The file; nothing in it is ever executed")->required();
    command->add_flag("--dry-run", arguments->dryRun, "Do everything, count, and take it back");
    command->add_flag("--replace", arguments->replace, "Remove the rows that are there; asks first");
    command->add_flag("--keep-orphans", arguments->keepOrphans,
                      "Of a dump: store searches whose books are missing");
    command->add_flag("--yes", arguments->yes, "Do not ask");
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        status = withConnection(
            common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Owner,
            [&](Sql::Connection &connection) { return restore(connection, common, *arguments); });
    });
}

} // namespace ShelfHelp::App
