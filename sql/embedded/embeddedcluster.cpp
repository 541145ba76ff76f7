// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "embeddedcluster.h"

#include "clustercreation.h"
#include "clustererrors.h"
#include "clusterserver.h"
#include "clusteruse.h"
#include "postgresbinaries.h"
#include "serverconnection.h"
#include "servernotes.h"
#include "socketdirectory.h"
#include "treecopy.h"

#include <QFileInfo>

namespace ShelfHelp::Sql {

namespace {

/// Longer than a creation and a recovery take together.
constexpr int launchPatienceMs = 360'000;
constexpr int leavePatienceMs = 60'000;

} // namespace

EmbeddedCluster::EmbeddedCluster(ClusterPlace place, ClusterOptions options, FileLock users)
    : m_place(std::move(place))
    , m_options(std::move(options))
    , m_users(std::move(users))
{
}

Result<std::unique_ptr<EmbeddedCluster>> EmbeddedCluster::acquire(const ClusterOptions &options)
{
    Result<ClusterPlace> place = locateCluster(options.directory);
    if (!place.ok()) {
        return place.error();
    }
    if (const Outcome prepared = prepareDirectory(place.value()); !prepared.ok()) {
        return prepared.error();
    }
    const Result<FileLock> launch = lockLaunch(place.value().directory, launchPatienceMs);
    if (!launch.ok()) {
        return launch.error();
    }
    Result<FileLock> users = FileLock::open(usersLockFile(place.value().directory));
    if (!users.ok()) {
        return users.error();
    }
    std::unique_ptr<EmbeddedCluster> cluster(
        new EmbeddedCluster(std::move(place).value(), options, std::move(users).value()));
    if (const Outcome entered = cluster->enter(launch.value()); !entered.ok()) {
        return entered.error();
    }
    return cluster;
}

EmbeddedCluster::~EmbeddedCluster()
{
    if (!m_entered) {
        return;
    }
    const Result<FileLock> launch = lockLaunch(m_place.directory, leavePatienceMs);
    if (launch.ok()) {
        leave();
    }
}

ConnectionSettings EmbeddedCluster::settings() const
{
    ConnectionSettings settings;
    settings.host = m_socketDirectory;
    settings.port = embeddedPort;
    settings.database = m_options.database;
    settings.user = u"shelfhelp"_qs;
    settings.origin = u"embedded"_qs;
    settings.embedded = true;
    return settings;
}

Outcome EmbeddedCluster::ensureRunning()
{
    const Result<FileLock> launch = lockLaunch(m_place.directory, launchPatienceMs);
    return launch.ok() ? startServer(launch.value()) : Outcome(launch.error());
}

Outcome EmbeddedCluster::enter(const FileLock &launch)
{
    const bool isAlone = m_users.tryExclusive();
    if (Outcome locked = m_users.lockShared(QDeadlineTimer(leavePatienceMs)); !locked.ok()) {
        return locked;
    }
    if (!isAlone && isNotedElsewhere(m_place.directory)) {
        return usedElsewhere(m_place.directory);
    }
    Outcome started = startServer(launch);
    if (started.ok()) {
        started = ensureDatabase(settings(), m_place.directory);
    }
    if (!started.ok()) {
        leave();
    }
    m_entered = started.ok();
    return started;
}

Outcome EmbeddedCluster::startServer(const FileLock &launch)
{
    const Result<ClusterFiles> files = findOrCreate(launch);
    if (!files.ok()) {
        return files.error();
    }
    const Result<int> major = checkCluster(files.value(), m_place.user);
    if (!major.ok()) {
        return major.error();
    }
    Result<PostgresBinaries> postgres = postgresOfMajor(major.value(), files.value().data());
    if (!postgres.ok()) {
        return postgres.error();
    }
    if (!runningServer(files.value())) {
        report(u"Starting the embedded database in "_qs + m_place.directory);
        noteHost(m_place.directory);
    }
    ClusterServer server(files.value(), std::move(postgres).value(), m_place.user, m_options.durable);
    const Result<PostmasterRecord> running = server.ensureRunning();
    if (!running.ok()) {
        return running.error();
    }
    m_socketDirectory = running.value().socketDirectory;
    if (m_options.keepRunning) {
        noteKeepRunning(m_place.directory, running.value());
    }
    return success();
}

Result<ClusterFiles> EmbeddedCluster::findOrCreate(const FileLock &launch)
{
    if (const QList<int> versions = clusterVersions(m_place.directory); !versions.isEmpty()) {
        return ClusterFiles(m_place.directory, versions.constFirst());
    }
    const Result<PostgresBinaries> postgres = newestPostgres();
    if (!postgres.ok()) {
        return postgres.error();
    }
    report(u"Creating the embedded database in "_qs + m_place.directory);
    ClusterFiles files(m_place.directory, postgres.value().major);
    const Outcome made = createCluster(files, postgres.value(), m_place.user, launch, m_options.durable);
    return made.ok() ? Result<ClusterFiles>(files) : made.error();
}

void EmbeddedCluster::leave()
{
    if (!m_users.tryExclusive()) {
        return;
    }
    for (const int major : clusterVersions(m_place.directory)) {
        const ClusterFiles files(m_place.directory, major);
        const std::optional<PostmasterRecord> server = runningServer(files);
        if (server && !isKeptRunning(m_place.directory, *server)) {
            // Nobody is left to be told; the next one to leave tries again.
            [[maybe_unused]] const Outcome ignored = stopServer(files);
        }
    }
}

void EmbeddedCluster::report(const QString &line) const
{
    if (m_options.progress) {
        m_options.progress(line);
    }
}

Result<ClusterStatus> EmbeddedCluster::status(const ClusterOptions &options)
{
    const Result<ClusterPlace> place = locateCluster(options.directory);
    if (!place.ok()) {
        return place.error();
    }
    ClusterStatus status;
    status.directory = place.value().directory;
    const QList<int> versions = clusterVersions(status.directory);
    if (versions.isEmpty()) {
        return status;
    }
    const ClusterFiles files(status.directory, versions.constFirst());
    status.exists = QFileInfo::exists(files.marker());
    status.version = QString::number(versions.constFirst());
    status.sizeBytes = treeSize(files.data());
    status.target = QFileInfo(status.directory).canonicalFilePath();
    status.users = clusterUsers(status.directory);
    if (const std::optional<PostmasterRecord> server = runningServer(files)) {
        status.running = true;
        status.keptRunning = isKeptRunning(status.directory, *server);
        status.socketDirectory = server->socketDirectory;
    }
    return status;
}

Outcome EmbeddedCluster::stop(const ClusterOptions &options)
{
    const Result<ClusterPlace> place = locateCluster(options.directory);
    if (!place.ok()) {
        return place.error();
    }
    const QString &directory = place.value().directory;
    if (clusterVersions(directory).isEmpty()) {
        return success();
    }
    const Result<SoleUse> use = useAlone(directory, leavePatienceMs);
    if (!use.ok()) {
        return use.error();
    }
    forgetKeepRunning(directory);
    for (const int major : clusterVersions(directory)) {
        if (Outcome stopped = stopServer(ClusterFiles(directory, major)); !stopped.ok()) {
            return stopped;
        }
    }
    return success();
}

} // namespace ShelfHelp::Sql
