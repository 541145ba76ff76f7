// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>

#include <QString>

namespace ShelfHelp::Sql {

/// No usable PostgreSQL was found in the places listed in `searched`.
[[nodiscard]] Error postgresMissing(const QString &searched);
/// The cluster in `directory` belongs to a major version that is not installed.
[[nodiscard]] Error majorVersionMissing(int major, const QString &directory);
/// The newest PostgreSQL found is older than the statements of this program need.
[[nodiscard]] Error postgresTooOld(int newest, int needed);
[[nodiscard]] Error diskFull(const QString &directory);
/// `directory` cannot be used by `user`, because of `reason` (a clause, such as "it belongs to root").
[[nodiscard]] Error notPermitted(const QString &directory, const QString &user, const QString &reason);
/// Processes of another computer or container, whose server we cannot see, use the cluster.
[[nodiscard]] Error usedElsewhere(const QString &directory);
[[nodiscard]] Error pathTooLong(const QString &directory, int limit);

/// What a failed system call means: disk full, no permission, or `what` with the system's own words.
[[nodiscard]] Error systemError(const QString &what, const QString &path, int errorNumber);

/// What a failed initdb, pg_ctl or server start means. Looks for the known causes in `output` (and at the
/// free space of `directory`); when it finds none, `what` and the last lines of the output are the message.
[[nodiscard]] Error commandError(const QString &what, const QString &directory, const QString &output);

} // namespace ShelfHelp::Sql
