// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inputfiles.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

Error pathError(const QString &message, const QString &path, const QString &remedy)
{
    return {.kind = ErrorKind::Blocked, .message = message.arg(path), .remedy = remedy};
}

bool hasEnding(const QString &name, QStringView ending)
{
    return name.endsWith(ending, Qt::CaseInsensitive);
}

DocumentReader::Format formatOf(const QString &name)
{
    if (hasEnding(name, u".jsonl") || hasEnding(name, u".ndjson")) {
        return DocumentReader::Format::Lines;
    }
    return hasEnding(name, u".json") ? DocumentReader::Format::Document : DocumentReader::Format::Detect;
}

InputFile inputFile(const QFileInfo &info)
{
    InputFile file{.path = info.filePath(), .size = info.size()};
    QString name = info.fileName();
    if (hasEnding(name, u".gz")) {
        file.compression = Compression::Gzip;
        name.chop(3);
    } else if (hasEnding(name, u".zst")) {
        file.compression = Compression::Zstd;
        name.chop(4);
    }
    file.format = formatOf(name);
    if (file.compression == Compression::Detect && file.format != DocumentReader::Format::Detect) {
        file.compression = Compression::None;
    }
    return file;
}

/// Every ending of a payload, as a pattern of file names.
QStringList payloadPatterns()
{
    QStringList patterns;
    for (const QString &packing : {QString(), u".gz"_qs, u".zst"_qs}) {
        for (const QString &format : {u"*.json"_qs, u"*.jsonl"_qs, u"*.ndjson"_qs}) {
            patterns.append(format + packing);
        }
    }
    return patterns;
}

Result<QList<InputFile>> filesOfFolder(const QString &folder)
{
    QList<InputFile> files;
    QDirIterator entries(folder, payloadPatterns(),
                         QDir::Files | QDir::AllDirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info(entries.next());
        if (info.isDir() && !(info.isReadable() && info.isExecutable())) {
            // The iterator passes over it, as if there were nothing in it.
            return pathError(u"The folder %1 may not be read"_qs, info.filePath(),
                             u"Check its permissions."_qs);
        }
        if (info.isFile()) {
            files.append(inputFile(info));
        }
    }
    if (files.isEmpty()) {
        return pathError(
            u"The folder %1 holds no payloads"_qs, folder,
            u"Payloads are files that end in .json, .jsonl or .ndjson, also with .gz or .zst behind that."_qs);
    }
    std::ranges::sort(files, {}, &InputFile::path);
    return files;
}

Result<QList<InputFile>> filesOf(const QString &path)
{
    if (path == u"-") {
        return QList<InputFile>{{.path = path}};
    }
    const QFileInfo info(path);
    if (!info.exists()) {
        return pathError(u"There is no file %1"_qs, path, u"Check the path."_qs);
    }
    if (!info.isReadable()) {
        return pathError(u"The file %1 may not be read"_qs, path, u"Check its permissions."_qs);
    }
    if (info.isDir()) {
        return filesOfFolder(path);
    }
    if (!info.isFile()) {
        // Opening a pipe could wait for ever.
        return pathError(u"%1 is a pipe or a device, not a file"_qs, path,
                         u"Feed it through standard input: shelfhelp ingest - < FILE."_qs);
    }
    return QList<InputFile>{inputFile(info)};
}

} // namespace

Result<QList<InputFile>> findInputFiles(const QStringList &paths)
{
    QList<InputFile> files;
    for (const QString &path : paths) {
        Result<QList<InputFile>> found = filesOf(path);
        if (!found.ok()) {
            return found.error();
        }
        files.append(std::move(found).value());
    }
    return files;
}

} // namespace ShelfHelp::Ingest
