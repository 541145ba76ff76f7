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

/// The packing that a name ends in; null without one.
const Sql::Packing *packingOfName(const QString &name)
{
    const QList<Sql::Packing> &all = Sql::packings();
    const auto found = std::ranges::find_if(
        all, [&name](const Sql::Packing &packing) { return hasEnding(name, packing.ending); });
    return found != all.cend() ? &*found : nullptr;
}

/// Detect: the name tells nothing.
DocumentReader::Format formatOf(QString name)
{
    if (const Sql::Packing *packing = packingOfName(name)) {
        name.chop(packing->ending.size());
    }
    if (hasEnding(name, u".jsonl") || hasEnding(name, u".ndjson")) {
        return DocumentReader::Format::Lines;
    }
    return hasEnding(name, u".json") ? DocumentReader::Format::Document : DocumentReader::Format::Detect;
}

/// Of all that lies in a folder, what to read.
bool isPayloadName(const QString &name)
{
    return formatOf(name) != DocumentReader::Format::Detect;
}

InputFile inputFile(const QFileInfo &info)
{
    InputFile file{.path = info.filePath(), .format = formatOf(info.fileName()), .size = info.size()};
    if (const Sql::Packing *packing = packingOfName(info.fileName())) {
        file.compression = packing->compression;
    }
    if (file.compression == Sql::Compression::Detect && file.format != DocumentReader::Format::Detect) {
        file.compression = Sql::Compression::None;
    }
    return file;
}

QString payloadEndings()
{
    QStringList endings;
    for (const Sql::Packing &packing : Sql::packings()) {
        endings.append(packing.ending);
    }
    return u"Payloads are files that end in .json, .jsonl or .ndjson, also with %1 behind that."_qs.arg(
        endings.join(u" or "));
}

Result<QList<InputFile>> filesOfFolder(const QString &folder)
{
    QList<InputFile> files;
    QDirIterator entries(folder,
                         QDir::Files | QDir::AllDirs | QDir::NoDotAndDotDot | QDir::NoSymLinks | QDir::Hidden,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info(entries.next());
        if (info.isDir() && !(info.isReadable() && info.isExecutable())) {
            // The iterator passes over it, as if there were nothing in it.
            return pathError(u"The folder %1 may not be read"_qs, info.filePath(),
                             u"Check its permissions."_qs);
        }
        if (isPayloadName(info.fileName()) && info.isFile()) {
            files.append(inputFile(info));
        }
    }
    if (files.isEmpty()) {
        return pathError(u"The folder %1 holds no payloads"_qs, folder, payloadEndings());
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

/// Walks through paths and folders and sorts what it meets.
class Survey final
{
public:
    explicit Survey(const std::function<bool()> &shouldStop)
        : m_shouldStop(shouldStop)
    {
    }

    /// False when it was stopped.
    [[nodiscard]] bool add(const QString &path)
    {
        const QFileInfo info(path);
        if (!info.isDir()) {
            take(info, true);
            return true;
        }
        if (!info.isReadable() || !info.isExecutable()) {
            passOver(path, u"a folder that may not be read"_qs);
            return true;
        }
        return addFolder(path);
    }

    [[nodiscard]] InputSurvey result() { return std::move(m_found); }

private:
    [[nodiscard]] bool addFolder(const QString &folder)
    {
        const qsizetype first = m_found.files.size();
        QDirIterator entries(folder, QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            if (m_shouldStop && m_shouldStop()) {
                return false;
            }
            const QFileInfo info(entries.next());
            if (info.isSymLink()) {
                passOver(info.filePath(), u"a link"_qs);
            } else if (!info.isDir()) {
                take(info, false);
            } else if (!info.isReadable() || !info.isExecutable()) {
                passOver(info.filePath(), u"a folder that may not be read"_qs);
            }
        }
        std::sort(m_found.files.begin() + first, m_found.files.end(),
                  [](const InputFile &a, const InputFile &b) { return a.path < b.path; });
        return true;
    }

    /// `isNamed`: the reader asked for this very file, whatever its ending is.
    void take(const QFileInfo &info, bool isNamed)
    {
        if (!info.exists() && !info.isSymLink()) {
            passOver(info.filePath(), u"not there"_qs);
        } else if (info.isSymLink() && !info.exists()) {
            passOver(info.filePath(), u"a link that leads nowhere"_qs);
        } else if (!info.isFile()) {
            passOver(info.filePath(), u"a pipe or a device"_qs);
        } else if (!isNamed && !isPayloadName(info.fileName())) {
            return; // a file of another kind
        } else if (!info.isReadable()) {
            passOver(info.filePath(), u"may not be read"_qs);
        } else {
            m_found.files.append(inputFile(info));
        }
    }

    void passOver(const QString &path, const QString &why)
    {
        ++m_found.passedOverCount;
        if (m_found.passedOver.size() < InputSurvey::mostPassedOver) {
            m_found.passedOver.append({path, why});
        }
    }

    const std::function<bool()> &m_shouldStop;
    InputSurvey m_found;
};

} // namespace

Result<InputSurvey> surveyInputFiles(const QStringList &paths, const std::function<bool()> &shouldStop)
{
    Survey survey(shouldStop);
    for (const QString &path : paths) {
        if (!survey.add(path)) {
            return Error{.kind = ErrorKind::Cancelled,
                         .message = u"It was stopped while the files were looked for"_qs};
        }
    }
    InputSurvey found = survey.result();
    if (!found.files.isEmpty()) {
        return found;
    }
    if (found.passedOver.isEmpty()) {
        return pathError(u"There are no payloads in %1"_qs, paths.join(u", "_qs), payloadEndings());
    }
    QStringList named;
    for (const SkippedInput &input : found.passedOver.mid(0, 5)) {
        named.append(u"%1 (%2)"_qs.arg(input.path, input.why));
    }
    return pathError(
        u"Nothing there can be read: %1"_qs, named.join(u", "_qs),
        u"Links, pipes and devices are never followed; copy the file, or check its permissions."_qs);
}

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
