// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationfile.h"

#include <sql/result.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// One line of atlas.sum: a file and the digest of the whole history up to and including it.
struct AtlasSumRow
{
    QByteArray name;
    QByteArray hash; ///< base64 of a SHA-256, without `h1:`

    friend bool operator==(const AtlasSumRow &, const AtlasSumRow &) = default;
};

/// The content of atlas.sum, Atlas's integrity file. Each digest covers all files before it, so editing or
/// inserting a file changes its row and every later one.
struct AtlasSum
{
    QList<AtlasSumRow> rows;

    [[nodiscard]] QByteArray total() const;
    /// The hash of a file's row; empty for a file without one.
    [[nodiscard]] QByteArray hashOf(const QByteArray &name) const;
    [[nodiscard]] QByteArray toText() const;

    friend bool operator==(const AtlasSum &, const AtlasSum &) = default;
};

/// `files` in the order of readMigrationFiles().
[[nodiscard]] AtlasSum computeAtlasSum(const QList<MigrationFile> &files);

/// Reads an atlas.sum; its total has to fit its rows. Errors are worded as Atlas words them.
[[nodiscard]] Result<AtlasSum> parseAtlasSum(const QByteArray &text);

/// Compares what atlas.sum says with what the files are: "checksum mismatch: L3: x.sql was edited".
[[nodiscard]] Outcome compareAtlasSums(const AtlasSum &stored, const AtlasSum &actual);

/// Checks a directory as `atlas migrate validate` does. No files and no atlas.sum is fine.
[[nodiscard]] Outcome verifyAtlasSum(const QString &directory);

/// Writes atlas.sum for the files of a directory, as `atlas migrate hash` does; replaces it atomically.
[[nodiscard]] Outcome writeAtlasSum(const QString &directory);

} // namespace ShelfHelp::Sql
