// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "decompressor.h"
#include "documentreader.h"

#include <sql/result.h>

#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Ingest {

/// A file to ingest; the path "-" is standard input.
struct InputFile
{
    QString path;
    DocumentReader::Format format = DocumentReader::Format::Detect;
    qint64 size = 0; ///< as it lies there, packed or not; 0 for standard input
    Compression compression = Compression::Detect;

    friend bool operator==(const InputFile &, const InputFile &) = default;
};

/// The files behind `paths`, in order. A folder gives its .json, .jsonl and .ndjson files, also with .gz or
/// .zst behind that, and those of its subfolders, sorted by path; links, pipes and devices in it are passed
/// over. Fails with a sentence that names the path when one is missing, unreadable, no regular file, or a
/// folder without payloads.
[[nodiscard]] Result<QList<InputFile>> findInputFiles(const QStringList &paths);

} // namespace ShelfHelp::Ingest
