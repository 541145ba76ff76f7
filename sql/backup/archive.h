// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "manifest.h"
#include "tar.h"
#include "workmonitor.h"

#include <sql/result.h>

#include <QByteArray>
#include <QString>

#include <functional>

namespace ShelfHelp::Sql {

/// The first member of every backup.
[[nodiscard]] const QString &archiveReadMe();

/// Writes the beginning of a backup, which tells people what it is.
[[nodiscard]] Outcome writeArchiveHead(TarWriter &writer, const Manifest &manifest);
/// Writes its end: manifest, its hash, and the mark by which a cut is noticed.
[[nodiscard]] Outcome writeArchiveTail(TarWriter &writer, const Manifest &manifest);

/// A backup that is read: a tar file of tables, and a manifest that was proven by its hash.
class Archive final
{
    Q_DISABLE_COPY_MOVE(Archive)

public:
    explicit Archive(const QString &path)
        : m_path(path)
        , m_reader(path)
    {
    }

    /// Whether a file begins like a backup; damaged ones do, too.
    [[nodiscard]] static bool isArchive(QByteArrayView beginning);

    /// Reads members and manifest; fails when one does not fit the other.
    [[nodiscard]] Outcome open();

    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }

    /// Unpacks a table, as COPY wrote it, and fails in the end unless rows, bytes and hash are those of the
    /// manifest. What the sink was given before that is not proven.
    [[nodiscard]] Outcome readTable(const ManifestTable &table,
                                    const std::function<Outcome(QByteArrayView)> &sink);

    /// Reads everything and compares it with the manifest.
    [[nodiscard]] Outcome verify(const WorkMonitor &monitor);

private:
    [[nodiscard]] Error damaged(const QString &what) const;

    const QString m_path;
    TarReader m_reader;
    Manifest m_manifest;
};

} // namespace ShelfHelp::Sql
