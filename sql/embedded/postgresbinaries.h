// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// One installed PostgreSQL server: the folder with initdb, pg_ctl and postgres, and its major version.
struct PostgresBinaries
{
    QString folder;
    int major = 0;

    [[nodiscard]] QString initdb() const { return folder + u"/initdb"; }

    [[nodiscard]] QString pgCtl() const { return folder + u"/pg_ctl"; }
};

/// Everything installed below /usr/lib/postgresql and in $PATH, newest first; only what
/// SHELFHELP_POSTGRES_BIN names when that is set.
[[nodiscard]] QList<PostgresBinaries> findPostgres();

/// The newest PostgreSQL, for a new cluster; ErrorKind::Blocked when there is none or it is too old.
[[nodiscard]] Result<PostgresBinaries> newestPostgres();

/// The PostgreSQL for the existing cluster in `directory`; ErrorKind::Blocked when it is not installed.
[[nodiscard]] Result<PostgresBinaries> postgresOfMajor(int major, const QString &directory);

} // namespace ShelfHelp::Sql
