// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "manifest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

const QString formatName = u"shelfhelp-backup"_qs;

QJsonObject toJson(const ManifestTable &table)
{
    QJsonObject object{{u"name"_qs, table.name},
                       {u"member"_qs, table.member()},
                       {u"columns"_qs, QJsonArray::fromStringList(table.columns)},
                       {u"rows"_qs, table.rows},
                       {u"bytes"_qs, table.bytes},
                       {u"sha256"_qs, QString::fromLatin1(table.sha256)}};
    if (table.lastIdentity) {
        object.insert(u"last_identity"_qs,
                      QString::number(*table.lastIdentity)); // JSON numbers end at 2^53 elsewhere
    }
    return object;
}

bool isHash(const QByteArray &text)
{
    static const QRegularExpression digest(u"^[0-9a-f]{64}$"_qs);
    return digest.match(QString::fromLatin1(text)).hasMatch();
}

/// Why a table of a manifest cannot be right; empty when it can.
QString problemOf(const ManifestTable &table, const QJsonObject &object)
{
    if (findBackupTable(table.name) == nullptr) {
        return u"it has a table that this program does not know: "_qs + table.name;
    }
    if (object.value(u"member"_qs) != table.member() || table.columns.isEmpty() ||
        table.columns.contains(QString()) ||
        QSet<QString>(table.columns.begin(), table.columns.end()).size() != table.columns.size() ||
        table.rows < 0 || table.bytes < 0 || !isHash(table.sha256)) {
        return u"what it says of %1 makes no sense"_qs.arg(table.name);
    }
    return {};
}

ManifestTable tableIn(const QJsonObject &object)
{
    ManifestTable table{.name = object.value(u"name"_qs).toString(),
                        .rows = object.value(u"rows"_qs).toInteger(-1),
                        .bytes = object.value(u"bytes"_qs).toInteger(-1),
                        .sha256 = object.value(u"sha256"_qs).toString().toLatin1()};
    const QJsonArray columns = object.value(u"columns"_qs).toArray();
    for (const QJsonValueConstRef column : columns) {
        table.columns.append(column.toString());
    }
    if (object.contains(u"last_identity"_qs)) {
        table.lastIdentity = object.value(u"last_identity"_qs).toString().toLongLong();
    }
    return table;
}

} // namespace

qint64 Manifest::rows() const
{
    qint64 sum = 0;
    for (const ManifestTable &table : tables) {
        sum += table.rows;
    }
    return sum;
}

qint64 Manifest::bytes() const
{
    qint64 sum = 0;
    for (const ManifestTable &table : tables) {
        sum += table.bytes;
    }
    return sum;
}

const ManifestTable *Manifest::find(const QString &name) const
{
    const auto found = std::ranges::find(tables, name, &ManifestTable::name);
    return found == tables.end() ? nullptr : &*found;
}

QByteArray Manifest::toJson() const
{
    QJsonArray list;
    for (const ManifestTable &table : tables) {
        list.append(Sql::toJson(table));
    }
    return QJsonDocument(QJsonObject{{u"format"_qs, formatName},
                                     {u"format_version"_qs, format},
                                     {u"program"_qs, program},
                                     {u"taken_at"_qs, takenAt.toUTC().toString(Qt::ISODateWithMs)},
                                     {u"database"_qs, database},
                                     {u"server_version"_qs, serverVersion},
                                     {u"encoding"_qs, encoding},
                                     {u"copy_encoding"_qs, u"UTF8"_qs},
                                     {u"has_ledger"_qs, hasLedger},
                                     {u"schema_version"_qs, schemaVersion},
                                     {u"schema_hash"_qs, schemaHash},
                                     {u"reporting_zone"_qs, reportingZone},
                                     {u"source_zone"_qs, sourceZone},
                                     {u"tables"_qs, list}})
        .toJson(QJsonDocument::Indented);
}

Manifest manifestOf(const Source &source)
{
    return {.program = u"Shelf Help Analytics " SHELFHELP_VERSION ""_qs,
            .takenAt = source.takenAt,
            .database = source.database,
            .serverVersion = source.serverVersion,
            .encoding = source.encoding,
            .hasLedger = source.hasLedger,
            .schemaVersion = source.schemaVersion,
            .schemaHash = source.schemaHash,
            .reportingZone = source.reportingZone,
            .sourceZone = source.sourceZone};
}

Result<Manifest> parseManifest(const QByteArray &json, const QString &path)
{
    const auto refuse = [&path](const QString &why, const QString &remedy) {
        return Error{.message = u"The manifest of %1 cannot be used: %2"_qs.arg(path, why), .remedy = remedy};
    };
    const QString foreign = u"Choose a file that shelfhelp database backup wrote."_qs;
    const QString newer = u"Install the version of Shelf Help Analytics that wrote it, or a newer one."_qs;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(u"format"_qs) != formatName) {
        return refuse(u"it is none of ours"_qs, foreign);
    }
    Manifest manifest{.format = object.value(u"format_version"_qs).toInt(),
                      .program = object.value(u"program"_qs).toString(),
                      .takenAt =
                          QDateTime::fromString(object.value(u"taken_at"_qs).toString(), Qt::ISODateWithMs),
                      .database = object.value(u"database"_qs).toString(),
                      .serverVersion = object.value(u"server_version"_qs).toInt(),
                      .encoding = object.value(u"encoding"_qs).toString(),
                      .hasLedger = object.value(u"has_ledger"_qs).toBool(),
                      .schemaVersion = object.value(u"schema_version"_qs).toString(),
                      .schemaHash = object.value(u"schema_hash"_qs).toString(),
                      .reportingZone = object.value(u"reporting_zone"_qs).toString(),
                      .sourceZone = object.value(u"source_zone"_qs).toString()};
    if (manifest.format != Manifest::currentFormat) {
        return refuse(u"its format is %1, and this program knows %2"_qs.arg(
                          QString::number(manifest.format), QString::number(Manifest::currentFormat)),
                      newer);
    }
    const QJsonArray tables = object.value(u"tables"_qs).toArray();
    for (const QJsonValueConstRef value : tables) {
        const ManifestTable table = tableIn(value.toObject());
        const QString problem = problemOf(table, value.toObject());
        if (!problem.isEmpty() || manifest.find(table.name) != nullptr) {
            return refuse(problem.isEmpty() ? u"%1 is there twice"_qs.arg(table.name) : problem, newer);
        }
        manifest.tables.append(table);
    }
    for (const BackupTable &table : backupTables()) {
        if (table.isShared() && manifest.find(table.qualified()) == nullptr) {
            return refuse(u"it lacks the table "_qs + table.qualified(), foreign);
        }
    }
    return manifest;
}

} // namespace ShelfHelp::Sql
