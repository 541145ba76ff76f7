// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>
#include <sql/result.h>

#include <QDateTime>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// The last backup that this user made of a database, with whatever program of ours. Where the file went
/// afterwards nobody knows.
struct BackupRecord
{
    QDateTime takenAt; ///< the moment of the snapshot, an instant
    QString path;
    qint64 rows = 0;
    qint64 fileSize = 0; ///< bytes

    friend bool operator==(const BackupRecord &, const BackupRecord &) = default;
};

/// backups.json below the user's data directory, shared by all programs.
[[nodiscard]] QString backupRecordPath();

/// What was noted for the database of these settings; nothing where nothing was. Databases are told apart by
/// service, or by host, port and name; who connects makes no difference. Fails where the file is no document
/// of ours.
[[nodiscard]] Result<std::optional<BackupRecord>> lastBackup(const ConnectionSettings &settings,
                                                             const QString &path = backupRecordPath());

/// Notes one, in the place of an older one. The file is for its owner's eyes only, written under a lock, as a
/// whole or not at all; one that is damaged is begun anew.
[[nodiscard]] Outcome noteBackup(const ConnectionSettings &settings, const BackupRecord &record,
                                 const QString &path = backupRecordPath());

} // namespace ShelfHelp::Sql
