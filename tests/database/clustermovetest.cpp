// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustertesting.h"

#include <sql/embedded/clustermove.h>
#include <sql/embedded/clusterupgrade.h>
#include <tests/support/plainsession.h>
#include <tests/support/why.h>

#include <QDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

QStringList namesIn(const QString &directory)
{
    return QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

/// An embedded database that moves house or grows up is at every moment whole, in one of two places.
class ClusterMoveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_cluster = std::make_unique<KeptCluster>(); }

    void moves();
    void movesAgain();
    void runsOnIfItWasToldTo();
    void refusesBadTargets_data();
    void refusesBadTargets();
    void refusesWhileItIsUsed();
    void tellsWhoUsesIt();
    void isStopped_data();
    void isStopped();
    void noticesABadCopy();
    void takesBackAMoveThatDoesNotStart();
    void clearsAwayWhatAKilledMoveHasLeft();
    void saysWhenTheDiskIsNotThere();

private:
    [[nodiscard]] Result<MovedCluster> move(const QString &target, const CopyWatch &watch = {}) const
    {
        return moveCluster(optionsFor(m_cluster->place()), target, watch);
    }

    std::unique_ptr<KeptCluster> m_cluster;
};

void ClusterMoveTest::moves()
{
    m_cluster->make();
    const QString target = m_cluster->file(u"it's $HOME; elsewhere"_qs);
    qint64 done = 0;
    qint64 total = 0;
    const auto moved = move(
        target, {.progress = [&](qint64 now, qint64 all) { done = now, total = all; }, .shouldStop = {}});
    QVERIFY2(moved.ok(), why(moved).constData());
    QCOMPARE(done, total);
    QVERIFY(moved.value().copied.bytes > 10'000'000 && moved.value().copied.files > 500);
    QCOMPARE(QFile::symLinkTarget(m_cluster->place()), target);
    QVERIFY(m_cluster->isWhole());
    const ClusterStatus status = statusOf(m_cluster->place());
    QCOMPARE(status.target, QFileInfo(target).canonicalFilePath());
    QVERIFY(!status.running);
    QCOMPARE(modeOf(filesOf(target).data()), ownerOnly);
    // What is there yet nobody needs.
    QVERIFY(QDir(moved.value().oldCopy).removeRecursively());
    QVERIFY(m_cluster->isWhole());
    QCOMPARE(namesIn(QFileInfo(m_cluster->place()).path()).size(), 2);
}

void ClusterMoveTest::movesAgain()
{
    m_cluster->make();
    const QString first = m_cluster->file(u"first"_qs);
    const QString second = m_cluster->file(u"second"_qs);
    QVERIFY(QDir().mkpath(second)); // empty
    QVERIFY(move(first).ok());
    const auto moved = move(second);
    QVERIFY2(moved.ok(), why(moved).constData());
    QCOMPARE(moved.value().oldCopy, first);
    QCOMPARE(QFile::symLinkTarget(m_cluster->place()), second);
    QVERIFY(QDir(first).removeRecursively());
    QVERIFY(m_cluster->isWhole());
}

void ClusterMoveTest::runsOnIfItWasToldTo()
{
    m_cluster->make(true);
    const qint64 before = postmasterOf(m_cluster->place());
    const auto moved = move(m_cluster->file(u"elsewhere"_qs));
    QVERIFY2(moved.ok(), why(moved).constData());
    const ClusterStatus status = statusOf(m_cluster->place());
    QVERIFY(status.running && status.keptRunning);
    QVERIFY(postmasterOf(m_cluster->place()) != before);
    QVERIFY(EmbeddedCluster::stop(optionsFor(m_cluster->place())).ok());
}

void ClusterMoveTest::refusesBadTargets_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("words");
    QTest::newRow("itself") << u"home"_qs << u"where it is now"_qs;
    QTest::newRow("inside") << u"home/within"_qs << u"where it is now"_qs;
    QTest::newRow("around") << u"."_qs << u"where it is now"_qs;
    QTest::newRow("full") << u"full"_qs << u"not empty"_qs;
    QTest::newRow("a file") << u"full/file"_qs << u"not empty"_qs;
    QTest::newRow("nowhere") << u"no/such/place"_qs << u"there is no directory"_qs;
}

void ClusterMoveTest::refusesBadTargets()
{
    QFETCH(QString, target);
    QFETCH(QString, words);
    m_cluster->make();
    QVERIFY(QDir().mkpath(m_cluster->file(u"full"_qs)));
    writeFile(m_cluster->file(u"full/file"_qs), "precious");
    const auto moved = move(m_cluster->file(target));
    QVERIFY(!moved.ok());
    QCOMPARE(moved.error().kind, ErrorKind::Usage);
    QVERIFY2(moved.error().message.contains(words), why(moved).constData());
    QCOMPARE(readFile(m_cluster->file(u"full/file"_qs)), QByteArray("precious"));
    QVERIFY(!QFileInfo(m_cluster->place()).isSymLink());
}

void ClusterMoveTest::refusesWhileItIsUsed()
{
    m_cluster->make(true);
    const QString target = m_cluster->file(u"elsewhere"_qs);
    HolderProcess other;
    other.start(m_cluster->place());
    QVERIFY(!other.socketDirectory().isEmpty());
    const auto moved = move(target);
    const auto upgraded =
        upgradeCluster({.cluster = optionsFor(m_cluster->place()), .evenIfNewest = true, .shouldStop = {}});
    QVERIFY(!moved.ok() && !upgraded.ok());
    for (const Error &error : {moved.error(), upgraded.error()}) {
        QCOMPARE(error.kind, ErrorKind::Blocked);
        QVERIFY2(error.message.contains(u"clusterholder"), qPrintable(error.message));
    }
    QVERIFY(other.release());
    const qint64 server = postmasterOf(m_cluster->place());
    {
        ConnectionSettings settings{.host = statusOf(m_cluster->place()).socketDirectory, .port = 5432};
        settings.database = settings.user = u"shelfhelp"_qs;
        PlainSession session(settings); // psql registers nowhere
        const auto refused = move(target);
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.contains(u"1 sessions are open"), why(refused).constData());
        QVERIFY(session.ask(u"SELECT 1"_qs).startsWith(u'1'));
    }
    QCOMPARE(postmasterOf(m_cluster->place()), server);
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(EmbeddedCluster::stop(optionsFor(m_cluster->place())).ok());
}

void ClusterMoveTest::tellsWhoUsesIt()
{
    m_cluster->make();
    QVERIFY(statusOf(m_cluster->place()).users.isEmpty());
    HolderProcess other;
    other.start(m_cluster->place());
    QVERIFY(!other.socketDirectory().isEmpty());
    const QList<ClusterUser> users = statusOf(m_cluster->place()).users;
    QCOMPARE(users.size(), 1);
    QCOMPARE(users.constFirst().program, u"clusterholder"_qs);
    QVERIFY(users.constFirst().process > 1);
}

void ClusterMoveTest::isStopped_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("at once") << 0.0;
    QTest::newRow("while it copies") << 0.3;
    QTest::newRow("while it compares") << 0.7;
    QTest::newRow("at the last piece") << 1.0;
}

void ClusterMoveTest::isStopped()
{
    QFETCH(double, share);
    m_cluster->make();
    const QStringList before = namesIn(QFileInfo(m_cluster->place()).path());
    bool isTime = false;
    const auto moved =
        move(m_cluster->file(u"elsewhere"_qs),
             {.progress = [&](qint64 done,
                              qint64 total) { isTime = isTime || double(done) >= share * double(total); },
              .shouldStop = [&isTime] { return isTime; }});
    QVERIFY(!moved.ok());
    QCOMPARE(moved.error().kind, ErrorKind::Cancelled);
    QCOMPARE(namesIn(QFileInfo(m_cluster->place()).path()), before);
    QVERIFY(m_cluster->isWhole());
}

/// As a disk would that does not keep what it is given.
void ClusterMoveTest::noticesABadCopy()
{
    m_cluster->make();
    const QString target = m_cluster->file(u"elsewhere"_qs);
    const int version = clusterVersions(m_cluster->place()).constFirst();
    const QString file =
        u"%1.shelf-help-part/%2/data/shelf-help-cluster"_qs.arg(target, QString::number(version));
    const auto spoil = [&](qint64 done, qint64 total) {
        if (done >= total / 2) {
            QFile copy(file);
            QVERIFY(copy.open(QIODevice::ReadWrite));
            copy.write("X");
        }
    };
    const auto moved = move(target, {.progress = spoil, .shouldStop = {}});
    QVERIFY(!moved.ok());
    QVERIFY2(moved.error().message.contains(u"is not what was written"), why(moved).constData());
    QVERIFY(!QFileInfo::exists(target) && !QFileInfo(m_cluster->place()).isSymLink());
    QVERIFY(m_cluster->isWhole());
}

void ClusterMoveTest::takesBackAMoveThatDoesNotStart()
{
    m_cluster->make();
    const QString target = m_cluster->file(u"elsewhere"_qs);
    // The server that is to start there finds no program; the copy itself needs none.
    const auto losePrograms = [&](qint64 done, qint64 total) {
        if (done == total) {
            qputenv("SHELFHELP_POSTGRES_BIN", "/nonexistent");
        }
    };
    const auto moved = move(target, {.progress = losePrograms, .shouldStop = {}});
    qunsetenv("SHELFHELP_POSTGRES_BIN");
    QVERIFY(!moved.ok());
    QVERIFY(!QFileInfo::exists(target) && !QFileInfo(m_cluster->place()).isSymLink());
    QCOMPARE(namesIn(QFileInfo(m_cluster->place()).path()), QStringList(u"home"_qs));
    QVERIFY(m_cluster->isWhole());
}

void ClusterMoveTest::clearsAwayWhatAKilledMoveHasLeft()
{
    m_cluster->make();
    const QString target = m_cluster->file(u"elsewhere"_qs);
    QVERIFY(QDir().mkpath(target + u".shelf-help-part/15/data"_qs));
    writeFile(target + u".shelf-help-part/15/data/half"_qs, "half of it");
    QVERIFY(m_cluster->isWhole()); // the old one was in use all the time
    const auto moved = move(target);
    QVERIFY2(moved.ok(), why(moved).constData());
    QVERIFY(!QFileInfo::exists(target + u".shelf-help-part"_qs));
    QVERIFY(!QFileInfo::exists(target + u"/15/data/half"_qs));
    QVERIFY(m_cluster->isWhole());
}

/// A stick that is pulled out must not be answered with a new, empty database.
void ClusterMoveTest::saysWhenTheDiskIsNotThere()
{
    m_cluster->make();
    const QString target = m_cluster->file(u"elsewhere"_qs);
    QVERIFY(move(target).ok());
    QVERIFY(QDir().rename(target, target + u".unplugged"_qs));
    const auto cluster = EmbeddedCluster::acquire(optionsFor(m_cluster->place()));
    QVERIFY(!cluster.ok());
    QVERIFY2(cluster.error().message.contains(target), why(cluster).constData());
    QVERIFY(!QFileInfo::exists(target));
    QVERIFY(QDir().rename(target + u".unplugged"_qs, target));
    QVERIFY(m_cluster->isWhole());
}

QTEST_GUILESS_MAIN(ClusterMoveTest)

#include "clustermovetest.moc"
