// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/embedded/serverconnection.h>
#include <tests/support/testdatabase.h>

#include <QTest>

using namespace ShelfHelp;
using Tests::TestDatabase;

/// The fixture every database test relies on.
class TestDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAndOfItsOwn();
    void isDroppedEvenWhenInUse();
    void copiesATemplate();
};

namespace {

int rowsOf(const Sql::ConnectionSettings &settings, const QString &sql)
{
    Result<Sql::ServerConnection> server = Sql::ServerConnection::open(settings);
    if (!server.ok()) {
        return -1;
    }
    const Result<int> rows = server.value().execute(sql);
    return rows.ok() ? rows.value() : -1;
}

const QString userTables = u"SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'public'"_qs;

} // namespace

void TestDatabaseTest::isEmptyAndOfItsOwn()
{
    const TestDatabase one;
    const TestDatabase other;
    QVERIFY(one.settings().database != other.settings().database);
    QCOMPARE(rowsOf(one.settings(), u"CREATE TABLE t ()"_qs), 0);
    QCOMPARE(rowsOf(one.settings(), userTables), 1);
    QCOMPARE(rowsOf(other.settings(), userTables), 0);
}

void TestDatabaseTest::isDroppedEvenWhenInUse()
{
    const TestDatabase observer;
    auto database = std::make_unique<TestDatabase>();
    const QString name = database->settings().database;
    const Result<Sql::ServerConnection> session = Sql::ServerConnection::open(database->settings());
    QVERIFY(session.ok());
    const QString find = u"SELECT 1 FROM pg_catalog.pg_database WHERE datname = '%1'"_qs.arg(name);
    QCOMPARE(rowsOf(observer.settings(), find), 1);
    database.reset();
    QCOMPARE(rowsOf(observer.settings(), find), 0);
}

void TestDatabaseTest::copiesATemplate()
{
    const TestDatabase original;
    QCOMPARE(rowsOf(original.settings(), u"CREATE TABLE t ()"_qs), 0);
    const TestDatabase copy(original.settings().database);
    QCOMPARE(rowsOf(copy.settings(), userTables), 1);
}

QTEST_GUILESS_MAIN(TestDatabaseTest)
#include "testdatabasetest.moc"
