// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source.h"

#include <sql/result.h>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ShelfHelp::Sql {

/// What a backup says of one table.
struct ManifestTable
{
    QString name; ///< "public.books"
    QStringList columns;
    qint64 rows = 0;
    qint64 bytes = 0;  ///< unpacked
    QByteArray sha256; ///< of those, in hexadecimal digits
    std::optional<qint64> lastIdentity;

    [[nodiscard]] QString member() const { return name + u".copy.zst"; }
};

/// The table of contents of a backup: manifest.json in it (docs/backup.md).
struct Manifest
{
    static constexpr int currentFormat = 1;

    int format = currentFormat;
    QString program;   ///< that made it, with its version
    QDateTime takenAt; ///< the moment of the snapshot, by the server's clock
    QString database;  ///< without the password
    int serverVersion = 0;
    QString encoding;
    bool hasLedger = false;
    QString schemaVersion;
    QString schemaHash;
    QString reportingZone;
    QString sourceZone;
    QList<ManifestTable> tables;

    [[nodiscard]] qint64 rows() const;
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] const ManifestTable *find(const QString &name) const;

    [[nodiscard]] QByteArray toJson() const;
};

/// Of the source, without tables.
[[nodiscard]] Manifest manifestOf(const Source &source);

/// Reads manifest.json; whatever does not look as this program writes it is refused. `path` is named in
/// errors.
[[nodiscard]] Result<Manifest> parseManifest(const QByteArray &json, const QString &path);

} // namespace ShelfHelp::Sql
