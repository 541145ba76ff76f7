// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smalldisk.h"

#include <sql/embedded/clustermove.h>
#include <sql/embedded/embeddedcluster.h>
#include <tests/cli/program.h>

#include <QDir>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// The disk to which the embedded database is to move is too small, or fills up while it is copied.
class MoveDiskFullTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void isToldBeforeAnythingIsDone();
    void fillsUpInTheMiddle();

private:
    [[nodiscard]] Sql::ClusterOptions options() const { return {.directory = m_place, .durable = false}; }

    SmallDisk m_disk;
    QTemporaryDir m_home;
    QString m_place;
    QString m_target;
};

void MoveDiskFullTest::initTestCase()
{
    if (const QString problem = m_disk.problem(); !problem.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("CI"), qPrintable(problem)); // there it is never left out
        QSKIP(qPrintable(problem));
    }
    for (const QString &directory : {m_home.path(), m_disk.path()}) {
        QVERIFY(QFile::setPermissions(directory, QFile::Permissions(0x7755)));
    }
    m_place = m_home.filePath(u"home"_qs);
    m_target = m_disk.path() + u"/elsewhere"_qs;
    QVERIFY(Sql::EmbeddedCluster::acquire(options()).ok());
}

void MoveDiskFullTest::cleanup()
{
    m_disk.clear();
    QCOMPARE(QDir(m_disk.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), QStringList());
    QVERIFY(!QFileInfo(m_place).isSymLink());
    QVERIFY(Sql::EmbeddedCluster::acquire(options()).ok());
}

void MoveDiskFullTest::isToldBeforeAnythingIsDone()
{
    m_disk.fill();
    bool hasBegun = false;
    const auto moved =
        Sql::moveCluster(options(), m_target,
                         {.progress = [&hasBegun](qint64, qint64) { hasBegun = true; }, .shouldStop = {}});
    QVERIFY(!moved.ok());
    QCOMPARE(moved.error().kind, ErrorKind::Transient);
    QVERIFY2(moved.error().message.contains(m_target) && moved.error().message.contains(u"needs"),
             qPrintable(moved.error().message));
    QVERIFY(!hasBegun);
}

void MoveDiskFullTest::fillsUpInTheMiddle()
{
    bool isFull = false;
    const auto fill = [&](qint64 done, qint64) {
        if (!isFull && done > 1'000'000) {
            isFull = true;
            m_disk.fill();
        }
    };
    const auto moved = Sql::moveCluster(options(), m_target, {.progress = fill, .shouldStop = {}});
    QVERIFY(isFull);
    QVERIFY(!moved.ok());
    QCOMPARE(moved.error().kind, ErrorKind::Transient);
    QVERIFY2(moved.error().message.contains(u"is full"), qPrintable(moved.error().message));
}

QTEST_GUILESS_MAIN(MoveDiskFullTest)

#include "movediskfulltest.moc"
