// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/roles.h>
#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/privateserver.h>

#include <QTest>

#include <algorithm>
#include <future>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// The roles belong to the server, and the rights to each of its databases.
class RoleGroupsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoDatabasesMakeThemAtOnce();
};

void RoleGroupsTest::twoDatabasesMakeThemAtOnce()
{
    constexpr int patience = 60'000; // ms: of a busy machine
    const PrivateServer server;
    const auto first = openOwner(server.settings());
    const auto applied = Sql::applyMigrations(*first);
    QVERIFY2(applied.ok(), why(applied).constData());
    run(*first, "CREATE DATABASE second TEMPLATE postgres");
    Sql::ConnectionSettings settings = server.settings();
    settings.database = u"second"_qs;
    const auto watcher = openOwner(server.settings());

    run(*first, "BEGIN");
    const auto created = first->executeStatement(u"roles/create_groups"_qs);
    QVERIFY2(created.ok(), why(created).constData());
    std::future<Outcome> made =
        std::async(std::launch::async, [settings] { return Sql::makeRoleGroups(*openOwner(settings)); });
    QTRY_COMPARE_WITH_TIMEOUT(ask(*watcher, u"SELECT count(*) FROM pg_stat_activity WHERE datname = 'second' "
                                            "AND wait_event_type = 'Lock'"_qs),
                              u"1"_qs, patience);
    run(*first, "COMMIT");

    const Outcome outcome = made.get();
    QVERIFY2(outcome.ok(), why(outcome).constData());
    const auto groups = Sql::roleGroups(*openOwner(settings));
    QVERIFY2(groups.ok(), why(groups).constData());
    QVERIFY(std::ranges::all_of(groups.value(), [](const Sql::RoleGroup &group) {
        return group.exists && !group.readable.isEmpty();
    }));
}

QTEST_GUILESS_MAIN(RoleGroupsTest)
#include "rolegroupstest.moc"
