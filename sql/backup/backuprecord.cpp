// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backuprecord.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr int lockPatience = 2000; ///< milliseconds

const QString backupsKey = u"backups"_qs;
const QString takenKey = u"taken_at"_qs;
const QString fileKey = u"file"_qs;
const QString rowsKey = u"rows"_qs;
const QString bytesKey = u"file_bytes"_qs;

QString nameOf(const ConnectionSettings &settings)
{
    if (settings.embedded) {
        return u"embedded"_qs;
    }
    const QString service = settings.options.value(u"service"_qs);
    return service.isEmpty()
               ? u"%1:%2/%3"_qs.arg(settings.host, QString::number(settings.port), settings.database)
               : u"service="_qs + service;
}

/// The records by database; nothing where there is no file.
Result<QJsonObject> recordsAt(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return QJsonObject();
    }
    const QJsonDocument document = file.size() <= largestFile && file.open(QIODevice::ReadOnly)
                                       ? QJsonDocument::fromJson(file.readAll())
                                       : QJsonDocument();
    if (!document.object().value(backupsKey).isObject()) {
        return Error{.message = u"The record of backups in %1 cannot be read"_qs.arg(path),
                     .remedy = u"Remove it, or make a backup: it is begun anew then."_qs};
    }
    return document.object().value(backupsKey).toObject();
}

Outcome write(const QJsonObject &records, const QString &path)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        file.write(QJsonDocument(QJsonObject{{u"version"_qs, 1}, {backupsKey, records}}).toJson()) > 0 &&
        file.commit();
    return isWritten
               ? success()
               : Outcome(Error{.message = u"The backup is there, and could not be noted in %1"_qs.arg(path),
                               .remedy = u"Check the directory and the room on its disk: %1."_qs.arg(
                                   file.errorString())});
}

} // namespace

QString backupRecordPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/shelf-help/backups.json"_qs;
}

Result<std::optional<BackupRecord>> lastBackup(const ConnectionSettings &settings, const QString &path)
{
    const Result<QJsonObject> records = recordsAt(path);
    if (!records.ok()) {
        return records.error();
    }
    const QJsonObject found = records.value().value(nameOf(settings)).toObject();
    const QDateTime taken = QDateTime::fromString(found.value(takenKey).toString(), Qt::ISODateWithMs);
    if (!taken.isValid()) {
        return std::optional<BackupRecord>();
    }
    return std::optional(BackupRecord{.takenAt = taken.toUTC(),
                                      .path = found.value(fileKey).toString(),
                                      .rows = found.value(rowsKey).toInteger(),
                                      .fileSize = found.value(bytesKey).toInteger()});
}

Outcome noteBackup(const ConnectionSettings &settings, const BackupRecord &record, const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QLockFile lock(path + u".lock");
    if (!lock.tryLock(lockPatience)) {
        return Error{.message = u"The backup is there, and could not be noted in %1"_qs.arg(path),
                     .remedy = u"The directory cannot be written, or another program holds it."_qs};
    }
    const Result<QJsonObject> known = recordsAt(path);
    QJsonObject records = known.ok() ? known.value() : QJsonObject();
    records.insert(nameOf(settings),
                   QJsonObject{{takenKey, record.takenAt.toUTC().toString(Qt::ISODateWithMs)},
                               {fileKey, record.path},
                               {rowsKey, record.rows},
                               {bytesKey, record.fileSize}});
    return write(records, path);
}

} // namespace ShelfHelp::Sql
