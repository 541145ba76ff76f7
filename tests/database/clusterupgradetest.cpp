// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustertesting.h"

#include <sql/embedded/clusterupgrade.h>
#include <sql/embedded/postgresbinaries.h>
#include <tests/support/why.h>

#include <QDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

/// A folder with programs of a PostgreSQL that says it is `major`, and is the installed one.
void pretendNewer(const QString &folder, int major)
{
    QVERIFY(QDir().mkpath(folder));
    const QString real = findPostgres().constFirst().folder;
    for (const QString &name : {u"initdb"_qs, u"pg_ctl"_qs, u"postgres"_qs, u"pg_dump"_qs, u"pg_dumpall"_qs,
                                u"pg_restore"_qs, u"psql"_qs}) {
        const QByteArray version = name == u"postgres"
                                       ? "[ \"$1\" = --version ] && echo 'postgres (PostgreSQL) " +
                                             QByteArray::number(major) + ".1' && exit\n"
                                       : QByteArray();
        const QString path = folder + u'/' + name;
        writeFile(path, "#!/bin/sh\n" + version + "exec '" + QFile::encodeName(real) + '/' + name.toLatin1() +
                            "' \"$@\"\n");
        QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x7755)));
    }
}

} // namespace

/// An embedded database that grows up has everything it had, and the old files until somebody has looked.
class ClusterUpgradeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_cluster = std::make_unique<KeptCluster>(); }

    void isMadeAnew();
    void becomesNewer();
    void refusesToUpgrade_data();
    void refusesToUpgrade();
    void anUpgradeIsStopped();

private:
    std::unique_ptr<KeptCluster> m_cluster;
};

void ClusterUpgradeTest::isMadeAnew()
{
    m_cluster->make(true);
    QStringList lines;
    ClusterOptions options = optionsFor(m_cluster->place());
    options.progress = [&lines](const QString &line) { lines.append(line); };
    const auto upgraded = upgradeCluster({.cluster = options, .evenIfNewest = true, .shouldStop = {}});
    QVERIFY2(upgraded.ok(), why(upgraded).constData());
    QCOMPARE(upgraded.value().databases, 2);
    QCOMPARE(upgraded.value().tables, 1);
    QCOMPARE(upgraded.value().from, upgraded.value().to);
    QVERIFY(lines.contains(u"Comparing the database shelfhelp"_qs));
    QVERIFY(statusOf(m_cluster->place()).keptRunning); // as before
    QVERIFY(EmbeddedCluster::stop(optionsFor(m_cluster->place())).ok());
    QVERIFY(m_cluster->isWhole());
    const ClusterPointer cluster = acquire(optionsFor(m_cluster->place()));
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1 FROM pg_roles WHERE rolname = 'librarian'"_qs), 1);
    QCOMPARE(rowsOf(cluster->settings(), u"SELECT 1 FROM pg_database WHERE datname = 'second'"_qs), 1);
    QVERIFY(!removeOldVersions(optionsFor(m_cluster->place())).ok()); // while it is used
}

/// The way from 15 to 16, with the programs of 15 under another name.
void ClusterUpgradeTest::becomesNewer()
{
    m_cluster->make();
    const int old = clusterVersions(m_cluster->place()).constFirst();
    const QByteArray path = qgetenv("PATH");
    const QString programs = m_cluster->file(u"newer/bin"_qs);
    pretendNewer(programs, old + 1);
    qputenv("PATH", QFile::encodeName(programs) + ':' + path);
    const auto upgraded =
        upgradeCluster({.cluster = optionsFor(m_cluster->place()), .evenIfNewest = false, .shouldStop = {}});
    qputenv("PATH", path);
    QVERIFY2(upgraded.ok(), why(upgraded).constData());
    QCOMPARE(upgraded.value().from, old);
    QCOMPARE(upgraded.value().to, old + 1);
    QCOMPARE(clusterVersions(m_cluster->place()), (QList<int>{old + 1, old}));
    QVERIFY(!QFileInfo::exists(m_cluster->place() + u"/upgrade.new"_qs));
    QVERIFY(m_cluster->isWhole());
    // The old one waits until somebody has looked.
    const auto waiting = oldVersions(optionsFor(m_cluster->place()));
    QVERIFY(waiting.ok());
    QCOMPARE(waiting.value(), QStringList(upgraded.value().oldFiles));
    const auto removed = removeOldVersions(optionsFor(m_cluster->place()));
    QVERIFY2(removed.ok(), why(removed).constData());
    QCOMPARE(clusterVersions(m_cluster->place()), QList<int>{old + 1});
    QVERIFY(m_cluster->isWhole());
    QVERIFY(removeOldVersions(optionsFor(m_cluster->place())).value().isEmpty());
}

void ClusterUpgradeTest::refusesToUpgrade_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing newer") << QByteArray() << u"nothing newer is installed"_qs;
    QTest::newRow("old server is gone") << QByteArray("9\n") << u"postgresql-9"_qs;
    QTest::newRow("of a newer one") << QByteArray("99\n") << u"postgresql-99"_qs;
}

void ClusterUpgradeTest::refusesToUpgrade()
{
    QFETCH(QByteArray, version);
    QFETCH(QString, words);
    m_cluster->make();
    if (!version.isEmpty()) {
        writeFile(filesOf(m_cluster->place()).data() + u"/PG_VERSION"_qs, version);
    }
    const auto refused =
        upgradeCluster({.cluster = optionsFor(m_cluster->place()), .evenIfNewest = false, .shouldStop = {}});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY2(refused.error().toText().contains(words), why(refused).constData());
    QVERIFY(!QFileInfo::exists(m_cluster->place() + u"/upgrade.new"_qs));
}

void ClusterUpgradeTest::anUpgradeIsStopped()
{
    m_cluster->make();
    QStringList lines;
    ClusterOptions options = optionsFor(m_cluster->place());
    options.progress = [&lines](const QString &line) { lines.append(line); };
    const auto stopped = upgradeCluster({.cluster = options, .evenIfNewest = true, .shouldStop = [&lines] {
                                             return lines.contains(u"Copying the database second"_qs);
                                         }});
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(!QFileInfo::exists(m_cluster->place() + u"/upgrade.new"_qs));
    QVERIFY(!statusOf(m_cluster->place()).running);
    QVERIFY(m_cluster->isWhole());
}

QTEST_GUILESS_MAIN(ClusterUpgradeTest)

#include "clusterupgradetest.moc"
