// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outputfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

#include <memory>
#include <vector>

namespace ShelfHelp::Ui {

namespace {

struct Outputs
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Outputs)
};

Error writeError(const QString &fileName, const QString &reason)
{
    return {.message = Outputs::tr("“%1” could not be written: %2").arg(fileName, reason),
            .remedy = Outputs::tr("Choose a file in a folder that exists and that you may write to.")};
}

/// Everything but the name. A full disk is often told only by the flush.
bool fill(QSaveFile &file, const QByteArray &content)
{
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
}

Outcome writeInto(const QDir &target, const QList<OutputFile> &files)
{
    std::vector<std::unique_ptr<QSaveFile>> written;
    for (const OutputFile &each : files) {
        written.push_back(std::make_unique<QSaveFile>(target.filePath(each.name)));
        if (!fill(*written.back(), each.content)) {
            return writeError(written.back()->fileName(), written.back()->errorString());
        }
    }
    for (const auto &file : written) {
        if (!file->commit()) {
            return writeError(file->fileName(), file->errorString());
        }
    }
    return success();
}

} // namespace

Outcome writeFile(const QString &fileName, const QByteArray &content)
{
    QSaveFile file(fileName);
    if (!fill(file, content) || !file.commit()) {
        return writeError(fileName, file.errorString());
    }
    return success();
}

Outcome writeFiles(const QString &folder, const QList<OutputFile> &files)
{
    const QDir target(folder);
    const bool isNew = !target.exists();
    if (!target.mkpath(u"."_qs)) {
        return writeError(folder, Outputs::tr("The folder could not be made"));
    }
    Outcome written = writeInto(target, files);
    if (!written.ok() && isNew) {
        QDir().rmdir(folder); // empty again
    }
    return written;
}

} // namespace ShelfHelp::Ui
