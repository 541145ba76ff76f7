// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// What a server wrote into postmaster.pid. A leftover file says nothing about a living server: ask judge().
struct PostmasterRecord
{
    qint64 pid = 0;
    qint64 startedAt = 0; ///< seconds since the epoch
    QString socketDirectory;
    QString state; ///< starting, ready, stopping, standby

    /// Tells this start of the server from every other one.
    [[nodiscard]] QByteArray identity() const;

    [[nodiscard]] bool isReady() const { return state == u"ready"; }
};

/// Reads the file; nothing when it is absent or was cut short.
[[nodiscard]] std::optional<PostmasterRecord> readPostmasterFile(const QString &path);

/// What is known about the process a postmaster.pid names.
enum class ProcessVerdict {
    Gone,    ///< no such process
    Zombie,  ///< ended, but still listed, so that PostgreSQL takes it for alive
    Ours,    ///< a postgres working in our data directory
    Foreign, ///< certainly something else that got the same number later
    Unknown, ///< the system does not let us see
};

/// Looks at /proc for the process of `record`, which was read in the directory `data`.
[[nodiscard]] ProcessVerdict judge(const PostmasterRecord &record, const QString &data);

} // namespace ShelfHelp::Sql
