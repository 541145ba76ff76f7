// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QDeadlineTimer>
#include <QString>

namespace ShelfHelp::Sql {

/// An open lock file and what is held on it with flock(2). The kernel releases the lock when the object,
/// or the process, goes away, however it goes away. Two objects on one file exclude each other, even in
/// the same process.
class FileLock final
{
public:
    FileLock() = default;
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;
    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;

    /// Opens or makes the file; nothing is held yet. A new file gets the owner of its directory, so that
    /// root does not lock the owner out.
    [[nodiscard]] static Result<FileLock> open(const QString &path);

    /// Waits until nobody else holds the lock; ErrorKind::Transient when that takes longer than allowed.
    [[nodiscard]] Outcome lockExclusive(QDeadlineTimer deadline);
    /// Waits until nobody holds the lock exclusively; ErrorKind::Transient when that takes too long.
    [[nodiscard]] Outcome lockShared(QDeadlineTimer deadline);
    /// Whether the lock is now ours alone. After a refusal a shared lock held before is lost.
    [[nodiscard]] bool tryExclusive();

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    [[nodiscard]] Outcome lock(int operation, QDeadlineTimer deadline);

    int m_descriptor = -1;
    QString m_path;
};

} // namespace ShelfHelp::Sql
