// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clusterupgrade.h"

#include "clustercreation.h"
#include "clusterdump.h"
#include "clustererrors.h"
#include "clusterserver.h"
#include "clusteruse.h"
#include "postgresbinaries.h"
#include "servernotes.h"
#include "sessioncheck.h"
#include "socketdirectory.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace ShelfHelp::Sql {

namespace {

QByteArray bytes(const QString &path)
{
    return QFile::encodeName(path);
}

void removeTree(const QString &path)
{
    std::error_code ignored; // what is left is removed by the next upgrade
    std::filesystem::remove_all(bytes(path).toStdString(), ignored);
}

/// A cluster of its own until it is complete: beside the old one it would be taken for the newer.
QString workDirectory(const QString &directory)
{
    return directory + u"/upgrade.new"_qs;
}

const QString &keptSuffix()
{
    static const QString suffix = u".before-upgrade"_qs;
    return suffix;
}

Error alreadyNewest(int major)
{
    return {.kind = ErrorKind::Blocked,
            .message =
                u"The embedded database is of PostgreSQL %1, and nothing newer is installed"_qs.arg(major),
            .remedy = u"Install the newer one first, such as: sudo apt-get install postgresql-%1. "
                      u"--rewrite makes it anew with this one."_qs.arg(major + 1)};
}

/// What an upgrade needs, found before anything is touched.
struct Versions
{
    ClusterFiles files; ///< of the old cluster
    PostgresBinaries from;
    PostgresBinaries to;
};

Result<Versions> findVersions(const ClusterPlace &place, bool evenIfNewest)
{
    const QList<int> versions = clusterVersions(place.directory);
    if (versions.isEmpty()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"There is no embedded database in %1 to upgrade"_qs.arg(place.directory)};
    }
    const ClusterFiles files(place.directory, versions.constFirst());
    const Result<int> major = checkCluster(files, place.user);
    if (!major.ok()) {
        return major.error();
    }
    const Result<PostgresBinaries> from = postgresOfMajor(major.value(), files.data());
    if (!from.ok()) {
        return from.error();
    }
    const Result<PostgresBinaries> to = newestPostgres();
    if (!to.ok()) {
        return to.error();
    }
    if (to.value().major <= major.value() && !evenIfNewest) {
        return alreadyNewest(major.value());
    }
    if (Outcome programs = requireDumpPrograms(to.value()); !programs.ok()) {
        return programs.error();
    }
    return Versions{.files = files, .from = from.value(), .to = to.value()};
}

class Upgrade final
{
public:
    Upgrade(const UpgradeOptions &options, ClusterPlace place, Versions versions, const FileLock &launch)
        : m_options(options)
        , m_place(std::move(place))
        , m_versions(std::move(versions))
        , m_launch(launch)
        , m_fresh(workDirectory(m_place.directory), m_versions.to.major)
    {
    }

    Result<UpgradedCluster> run()
    {
        Outcome done = prepare();
        if (done.ok()) {
            done = fill();
        }
        const Outcome oldStopped = stopServer(m_versions.files);
        const Outcome freshStopped = stopServer(m_fresh);
        if (done.ok()) {
            done = oldStopped.ok() ? freshStopped : oldStopped;
        }
        if (done.ok()) {
            done = giveItsPlace();
        }
        removeTree(workDirectory(m_place.directory));
        return done.ok() ? Result<UpgradedCluster>(m_upgraded) : done.error();
    }

private:
    Outcome prepare()
    {
        if (const std::optional<PostmasterRecord> server = runningServer(m_versions.files)) {
            if (Outcome unused = requireNoSessions(server->socketDirectory); !unused.ok()) {
                return unused;
            }
        }
        const QString work = workDirectory(m_place.directory);
        removeTree(work);
        const mode_t mode = m_place.user.isCurrent() ? 0700 : 0711;
        if (::mkdir(bytes(work).constData(), mode) != 0 || ::chmod(bytes(work).constData(), mode) != 0) {
            return systemError(u"The directory %1 cannot be made"_qs.arg(work), work, errno);
        }
        report(u"Creating a database of PostgreSQL %1"_qs.arg(m_versions.to.major));
        return createCluster(m_fresh, m_versions.to, m_place.user, m_launch, m_options.cluster.durable);
    }

    Outcome fill()
    {
        const Result<ConnectionSettings> from = start(m_versions.files, m_versions.from);
        const Result<ConnectionSettings> to =
            from.ok() ? start(m_fresh, m_versions.to) : Result<ConnectionSettings>(from.error());
        if (!to.ok()) {
            return to.error();
        }
        ClusterDump dump(m_versions.to, m_place.user, m_fresh.versionDirectory(), from.value(), to.value());
        const Result<QStringList> databases = dump.databases();
        if (!databases.ok()) {
            return databases.error();
        }
        if (Outcome roles = step(u"Copying the roles"_qs, [&dump] { return dump.copyRoles(); });
            !roles.ok()) {
            return roles;
        }
        for (const QString &database : databases.value()) {
            Outcome copied =
                step(u"Copying the database "_qs + database, [&] { return dump.copyDatabase(database); });
            if (copied.ok()) {
                copied =
                    step(u"Comparing the database "_qs + database, [&] { return compare(dump, database); });
            }
            if (!copied.ok()) {
                return copied;
            }
        }
        m_upgraded.databases = databases.value().size();
        return success();
    }

    Outcome compare(ClusterDump &dump, const QString &database)
    {
        const Result<qsizetype> tables = dump.compareDatabase(database);
        m_upgraded.tables += tables.ok() ? tables.value() : 0;
        return tables.ok() ? success() : Outcome(tables.error());
    }

    /// The name of the new version is free, or, for the same version, the old one's and exchanged.
    Outcome giveItsPlace()
    {
        m_upgraded.from = m_versions.from.major;
        m_upgraded.to = m_versions.to.major;
        const QString fresh = m_fresh.versionDirectory();
        const QString old = m_versions.files.versionDirectory();
        const QString place = ClusterFiles(m_place.directory, m_versions.to.major).versionDirectory();
        if (place != old) {
            m_upgraded.oldFiles = old;
            return rename(fresh, place);
        }
        m_upgraded.oldFiles = old + keptSuffix();
        removeTree(m_upgraded.oldFiles);
        if (::renameat2(AT_FDCWD, bytes(fresh).constData(), AT_FDCWD, bytes(old).constData(),
                        RENAME_EXCHANGE) != 0) {
            return systemError(u"%1 cannot be exchanged"_qs.arg(old), old, errno);
        }
        return rename(fresh, m_upgraded.oldFiles);
    }

    static Outcome rename(const QString &from, const QString &to)
    {
        return std::rename(bytes(from).constData(), bytes(to).constData()) == 0
                   ? success()
                   : Outcome(systemError(u"%1 cannot be renamed"_qs.arg(from), from, errno));
    }

    Result<ConnectionSettings> start(const ClusterFiles &files, const PostgresBinaries &postgres)
    {
        ClusterServer server(files, postgres, m_place.user, m_options.cluster.durable);
        const Result<PostmasterRecord> running = server.ensureRunning();
        if (!running.ok()) {
            return running.error();
        }
        return ConnectionSettings{.host = running.value().socketDirectory,
                                  .port = embeddedPort,
                                  .database = u"postgres"_qs,
                                  .user = u"shelfhelp"_qs,
                                  .password = {},
                                  .options = {},
                                  .origin = u"embedded"_qs,
                                  .embedded = true};
    }

    template <typename Work>
    Outcome step(const QString &line, Work work)
    {
        if (m_options.shouldStop && m_options.shouldStop()) {
            return stopped();
        }
        report(line);
        Outcome done = work();
        // A signal reaches the programs that we run, too, and they fail with words of their own.
        return !done.ok() && m_options.shouldStop && m_options.shouldStop() ? stopped() : done;
    }

    static Outcome stopped()
    {
        return Error{.kind = ErrorKind::Cancelled,
                     .message = u"Stopped, as you asked: the old database is as it was"_qs};
    }

    void report(const QString &line) const
    {
        if (m_options.cluster.progress) {
            m_options.cluster.progress(line);
        }
    }

    const UpgradeOptions &m_options;
    const ClusterPlace m_place;
    const Versions m_versions;
    const FileLock &m_launch;
    const ClusterFiles m_fresh;
    UpgradedCluster m_upgraded;
};

/// It ran on before, so it does again; what keeps it from starting is told by whoever uses it next.
void keepRunning(ClusterOptions options, SoleUse use)
{
    {
        const SoleUse ended = std::move(use); // gives both locks back
    }
    options.keepRunning = true;
    [[maybe_unused]] const auto started = EmbeddedCluster::acquire(options);
}

QStringList oldVersionsIn(const QString &directory)
{
    QStringList paths;
    for (const int major : clusterVersions(directory).mid(1)) {
        paths.append(ClusterFiles(directory, major).versionDirectory());
    }
    for (const QString &name : QDir(directory).entryList({u"*"_qs + keptSuffix()}, QDir::Dirs)) {
        paths.append(directory + u'/' + name);
    }
    return paths;
}

} // namespace

Result<UpgradedCluster> upgradeCluster(const UpgradeOptions &options)
{
    const Result<ClusterPlace> place = locateCluster(options.cluster.directory);
    if (!place.ok()) {
        return place.error();
    }
    const Result<Versions> versions = findVersions(place.value(), options.evenIfNewest);
    if (!versions.ok()) {
        return versions.error();
    }
    Result<SoleUse> use = useAlone(place.value().directory);
    if (!use.ok()) {
        return use.error();
    }
    const std::optional<PostmasterRecord> server = runningServer(versions.value().files);
    const bool wasKept = server && isKeptRunning(place.value().directory, *server);
    Result<UpgradedCluster> upgraded =
        Upgrade(options, place.value(), versions.value(), use.value().launch).run();
    if (wasKept) {
        keepRunning(options.cluster, std::move(use).value());
    }
    return upgraded;
}

Result<QStringList> oldVersions(const ClusterOptions &options)
{
    const Result<ClusterPlace> place = locateCluster(options.directory);
    return place.ok() ? Result<QStringList>(oldVersionsIn(place.value().directory)) : place.error();
}

Result<QStringList> removeOldVersions(const ClusterOptions &options)
{
    const Result<ClusterPlace> place = locateCluster(options.directory);
    if (!place.ok()) {
        return place.error();
    }
    const QStringList paths = oldVersionsIn(place.value().directory);
    if (paths.isEmpty()) {
        return paths;
    }
    const Result<SoleUse> use = useAlone(place.value().directory);
    if (!use.ok()) {
        return use.error();
    }
    const QList<int> versions = clusterVersions(place.value().directory);
    const ClusterFiles inUse(place.value().directory, versions.constFirst());
    if (const Result<int> complete = checkCluster(inUse, place.value().user); !complete.ok()) {
        return complete.error(); // the old one may be all there is
    }
    for (const QString &path : paths) {
        removeTree(path);
    }
    return paths;
}

} // namespace ShelfHelp::Sql
