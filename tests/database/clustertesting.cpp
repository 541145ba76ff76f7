// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustertesting.h"

#include <sql/embedded/postmasterfile.h>
#include <sql/embedded/serverconnection.h>
#include <tests/support/plainsession.h>

#include <QDir>
#include <QFileInfo>
#include <QTest>

namespace ShelfHelp::Tests {

using namespace Sql;

ClusterOptions optionsFor(const QString &directory, bool keepRunning)
{
    ClusterOptions options;
    options.directory = directory;
    options.durable = false;
    options.keepRunning = keepRunning;
    return options;
}

ClusterPointer acquire(const ClusterOptions &options)
{
    Result<ClusterPointer> cluster = EmbeddedCluster::acquire(options);
    if (!cluster.ok()) {
        qWarning("%s", qPrintable(cluster.error().toText()));
        return nullptr;
    }
    return std::move(cluster).value();
}

ClusterFiles filesOf(const QString &directory)
{
    return ClusterFiles(directory, clusterVersions(directory).value(0));
}

ClusterStatus statusOf(const QString &directory)
{
    const Result<ClusterStatus> status = EmbeddedCluster::status(optionsFor(directory));
    return status.ok() ? status.value() : ClusterStatus();
}

qint64 postmasterOf(const QString &directory)
{
    const std::optional<PostmasterRecord> server = readPostmasterFile(filesOf(directory).postmasterFile());
    return server ? server->pid : 0;
}

int rowsOf(const ConnectionSettings &settings, const QString &sql)
{
    Result<ServerConnection> server = ServerConnection::open(settings);
    if (!server.ok()) {
        qWarning("%s", qPrintable(server.error().toText()));
        return -1;
    }
    const Result<int> rows = server.value().execute(sql);
    return rows.ok() ? rows.value() : -1;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(content);
}

void makeOpen(const QString &directory)
{
    QVERIFY(QDir().mkpath(directory));
    QVERIFY(QFile::setPermissions(directory, QFile::Permissions(0x7077)));
}

QFile::Permissions modeOf(const QString &path)
{
    return QFileInfo(path).permissions() & QFile::Permissions(0x7077);
}

KeptCluster::KeptCluster()
    : m_place(m_directory.file(u"home"_qs))
{
    setHostileEnvironment();
    qunsetenv("SHELFHELP_POSTGRES_BIN");
}

void KeptCluster::make(bool keepRunning)
{
    const ClusterPointer cluster = acquire(optionsFor(m_place, keepRunning));
    QVERIFY(cluster);
    PlainSession session(cluster->settings());
    QCOMPARE(session.ask(u"CREATE TABLE keepsake AS SELECT 'still here' AS text"_qs), QString());
    QCOMPARE(session.ask(u"CREATE ROLE librarian"_qs), QString());
    QCOMPARE(session.ask(u"CREATE DATABASE second"_qs), QString());
}

bool KeptCluster::isWhole() const
{
    const ClusterPointer cluster = acquire(optionsFor(m_place));
    return cluster &&
           rowsOf(cluster->settings(), u"SELECT 1 FROM keepsake WHERE text = 'still here'"_qs) == 1;
}

void setHostileEnvironment()
{
    qunsetenv("SHELFHELP_POSTGRES_BIN");
    qputenv("PGPORT", "6000");
    qputenv("PGDATA", "/nonexistent");
}

} // namespace ShelfHelp::Tests
