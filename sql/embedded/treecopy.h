// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

#include <functional>

namespace ShelfHelp::Sql {

/// How a copy is followed and stopped.
struct CopyWatch
{
    /// Bytes written, or read back, of all; called after each mebibyte at most. May be empty.
    std::function<void(qint64 done, qint64 total)> progress = {};
    std::function<bool()> shouldStop = {}; ///< may be empty
};

struct CopiedTree
{
    qint64 files = 0;
    qint64 bytes = 0;
};

/// Bytes of the files below `directory`.
[[nodiscard]] qint64 treeSize(const QString &directory);

/// Copies folders and files with owner and mode, forces them to disk (where `durable`), reads the copy back
/// from there and compares it by SHA-256. `target` must not exist; its parent must. Refuses links, devices
/// and sockets. What was copied stays when it fails: the caller removes it.
[[nodiscard]] Result<CopiedTree> copyTree(const QString &source, const QString &target,
                                          const CopyWatch &watch, bool durable = true);

} // namespace ShelfHelp::Sql
