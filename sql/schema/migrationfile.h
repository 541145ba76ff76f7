// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// One `<version>_<description>.sql` of a migration directory, with its bytes as they are on disk.
struct MigrationFile
{
    QByteArray name; ///< the file name's bytes: they are hashed
    QByteArray content;

    [[nodiscard]] QString version() const;     ///< before the first `_`, or the whole stem
    [[nodiscard]] QString description() const; ///< the rest of the stem; may be empty
    [[nodiscard]] QString title() const;       ///< the stem: what people see

    friend bool operator==(const MigrationFile &, const MigrationFile &) = default;
};

/// The directory that is compiled into the program.
[[nodiscard]] QString embeddedMigrationDirectory();

/// Reads all `*.sql` of a directory (hidden ones too, as Atlas does), sorted bytewise by name.
/// Fails when there is no such directory, when a directory is called `*.sql`, or a file cannot be read.
[[nodiscard]] Result<QList<MigrationFile>> readMigrationFiles(const QString &directory);

/// Reads a directory for running it: its atlas.sum has to match, versions have to ascend, and no file may
/// use an Atlas directive that the runner does not follow (`atlas:txmode`, `delimiter`, `checkpoint`, `sum`).
[[nodiscard]] Result<QList<MigrationFile>> readMigrationDirectory(const QString &directory);

} // namespace ShelfHelp::Sql
