// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresbinaries.h"

#include "clustererrors.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

/// The oldest major version the statements and migrations of this program are tested with.
constexpr int oldestMajor = 15;
constexpr int versionTimeoutMs = 10'000;

constexpr char overrideVariable[] = "SHELFHELP_POSTGRES_BIN";

QStringList candidateFolders()
{
    if (const QString chosen = qEnvironmentVariable(overrideVariable); !chosen.isEmpty()) {
        return {chosen};
    }
    QStringList folders;
    const QDir debian(u"/usr/lib/postgresql"_qs);
    for (const QString &version : debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        folders.append(debian.filePath(version) + u"/bin");
    }
    for (const QString &folder : qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts)) {
        // Links in /usr/local/bin and the like lead to the folder where the other programs are.
        const QFileInfo initdb(folder + u"/initdb");
        if (initdb.exists()) {
            folders.append(QFileInfo(initdb.canonicalFilePath()).path());
        }
    }
    folders.removeDuplicates();
    return folders;
}

bool isComplete(const QString &folder)
{
    return std::ranges::all_of(
        QStringList{u"/initdb"_qs, u"/pg_ctl"_qs, u"/postgres"_qs},
        [&folder](const QString &name) { return QFileInfo(folder + name).isExecutable(); });
}

/// Major version from `postgres (PostgreSQL) 15.20 (Debian …)`; 0 when the program does not say.
int majorVersion(const QString &folder)
{
    QProcess process;
    process.start(folder + u"/postgres", {u"--version"_qs});
    if (!process.waitForFinished(versionTimeoutMs)) {
        return 0;
    }
    static const QRegularExpression pattern(u"\\(PostgreSQL\\) (\\d+)"_qs);
    return pattern.match(QString::fromLocal8Bit(process.readAllStandardOutput())).captured(1).toInt();
}

QString searchedPlaces()
{
    const QString chosen = qEnvironmentVariable(overrideVariable);
    return chosen.isEmpty() ? u"/usr/lib/postgresql/*/bin and $PATH"_qs
                            : u"%1 (from SHELFHELP_POSTGRES_BIN)"_qs.arg(chosen);
}

} // namespace

QList<PostgresBinaries> findPostgres()
{
    QList<PostgresBinaries> found;
    for (const QString &folder : candidateFolders()) {
        const int major = isComplete(folder) ? majorVersion(folder) : 0;
        if (major > 0) {
            found.append({.folder = folder, .major = major});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &PostgresBinaries::major);
    return found;
}

Result<PostgresBinaries> newestPostgres()
{
    const QList<PostgresBinaries> found = findPostgres();
    if (found.isEmpty()) {
        return postgresMissing(searchedPlaces());
    }
    if (found.constFirst().major < oldestMajor) {
        return postgresTooOld(found.constFirst().major, oldestMajor);
    }
    return found.constFirst();
}

Result<PostgresBinaries> postgresOfMajor(int major, const QString &directory)
{
    const QList<PostgresBinaries> found = findPostgres();
    if (found.isEmpty()) {
        return postgresMissing(searchedPlaces());
    }
    const auto match = std::ranges::find(found, major, &PostgresBinaries::major);
    return match != found.end() ? Result<PostgresBinaries>(*match) : majorVersionMissing(major, directory);
}

} // namespace ShelfHelp::Sql
