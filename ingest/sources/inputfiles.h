// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "documentreader.h"

#include <sql/packing/decompressor.h>
#include <sql/result.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace ShelfHelp::Ingest {

/// A file to ingest; the path "-" is standard input.
struct InputFile
{
    QString path;
    DocumentReader::Format format = DocumentReader::Format::Detect;
    qint64 size = 0; ///< as it lies there, packed or not; 0 for standard input
    Sql::Compression compression = Sql::Compression::Detect;

    friend bool operator==(const InputFile &, const InputFile &) = default;
};

/// Something that is no payload that can be read.
struct SkippedInput
{
    QString path;
    QString why; ///< half a sentence: "a link", "may not be read"

    friend bool operator==(const SkippedInput &, const SkippedInput &) = default;
};

/// What lies behind some paths.
struct InputSurvey
{
    QList<InputFile> files;
    QList<SkippedInput> passedOver = {}; ///< the first mostPassedOver; files of other kinds are not told
    qint64 passedOverCount = 0;

    static constexpr qsizetype mostPassedOver = 1000;
};

/// As findInputFiles(), but what cannot be read is named and passed over: links (they may lead anywhere, and
/// in circles), pipes and devices (reading them may wait for ever), what may not be read. Fails when nothing
/// is left, and when `shouldStop` says so.
[[nodiscard]] Result<InputSurvey> surveyInputFiles(const QStringList &paths,
                                                   const std::function<bool()> &shouldStop = {});

/// The files behind `paths`, in order. A folder gives its .json, .jsonl and .ndjson files, also with .gz or
/// .zst behind that, and those of its subfolders, sorted by path; links, pipes and devices in it are passed
/// over. Fails with a sentence that names the path when one is missing, unreadable, no regular file, or a
/// folder without payloads.
[[nodiscard]] Result<QList<InputFile>> findInputFiles(const QStringList &paths);

} // namespace ShelfHelp::Ingest
