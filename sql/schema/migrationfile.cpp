// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationfile.h"

#include "atlassum.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 maximumFileSize = 16 * 1024 * 1024;
constexpr QByteArrayView suffix = ".sql";

/// Directives that change how Atlas runs a file; this runner sends each file whole, in one transaction.
constexpr std::array<QByteArrayView, 4> foreignDirectives{"atlas:txmode", "atlas:delimiter",
                                                          "atlas:checkpoint", "atlas:sum"};

QString stem(const QByteArray &name)
{
    return QString::fromUtf8(name.endsWith(suffix) ? name.chopped(suffix.size()) : name);
}

Result<MigrationFile> readFile(const QFileInfo &info)
{
    QFile file(info.filePath());
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        return Error{.message = u"The migration %1 cannot be read: %2"_qs.arg(
                         info.filePath(), info.isDir() ? u"it is a directory"_qs : file.errorString())};
    }
    if (file.size() > maximumFileSize) {
        return Error{.message = u"The migration %1 is larger than 16 MiB"_qs.arg(info.filePath())};
    }
    return MigrationFile{QFile::encodeName(info.fileName()), file.readAll()};
}

/// What keeps these files from being run one after the other, if anything.
QString obstacle(const QList<MigrationFile> &files)
{
    for (qsizetype i = 0; i < files.size(); ++i) {
        for (const QByteArrayView directive : foreignDirectives) {
            if (files[i].content.contains(directive)) {
                return u"%1 uses %2, which this program does not follow"_qs.arg(
                    files[i].title(), QString::fromLatin1(directive));
            }
        }
        if (i > 0 && !(files[i - 1].version() < files[i].version())) {
            return u"%1 does not have a higher version than %2"_qs.arg(files[i].title(),
                                                                       files[i - 1].title());
        }
    }
    return {};
}

} // namespace

QString MigrationFile::version() const
{
    return stem(name).section(u'_', 0, 0);
}

QString MigrationFile::description() const
{
    return stem(name).section(u'_', 1);
}

QString MigrationFile::title() const
{
    return stem(name);
}

QString embeddedMigrationDirectory()
{
    return u":/sql/migrations"_qs;
}

Result<QList<MigrationFile>> readMigrationFiles(const QString &directory)
{
    const QDir dir(directory);
    if (!dir.exists()) {
        return Error{.message = u"There is no migration directory %1"_qs.arg(directory)};
    }
    QList<MigrationFile> files;
    // Unsorted and unfiltered: QDir's own order and name filters depend on locale and letter case.
    const QFileInfoList entries = dir.entryInfoList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted);
    for (const QFileInfo &info : entries) {
        if (!info.fileName().endsWith(u".sql")) {
            continue;
        }
        Result<MigrationFile> file = readFile(info);
        if (!file.ok()) {
            return file.error();
        }
        files.append(std::move(file).value());
    }
    std::ranges::sort(files, std::ranges::less(), &MigrationFile::name);
    return files;
}

Result<QList<MigrationFile>> readMigrationDirectory(const QString &directory)
{
    Result<QList<MigrationFile>> files = readMigrationFiles(directory);
    if (!files.ok()) {
        return files;
    }
    if (const Outcome verified = verifyAtlasSum(directory); !verified.ok()) {
        return verified.error();
    }
    if (const QString problem = obstacle(files.value()); !problem.isEmpty()) {
        return Error{.message = u"The migration directory %1 cannot be run: %2"_qs.arg(directory, problem)};
    }
    return files;
}

} // namespace ShelfHelp::Sql
