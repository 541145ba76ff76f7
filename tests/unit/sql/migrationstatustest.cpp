// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/schema/atlassum.h>
#include <sql/schema/migrationstatus.h>

#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;

using Revisions = QList<Revision>;

Q_DECLARE_METATYPE(ShelfHelp::Sql::MigrationState)

namespace {

QList<MigrationFile> files()
{
    return {{"1_one.sql", "SELECT 1;\n"}, {"2_two.sql", "SELECT 2;\n"}, {"3_three.sql", "SELECT 3;\n"}};
}

Revision done(const QString &version, const QString &description)
{
    const QByteArray name = (version + u'_' + description + u".sql").toUtf8();
    return {.version = version,
            .description = description,
            .applied = 1,
            .total = 1,
            .hash = QString::fromLatin1(computeAtlasSum(files()).hashOf(name))};
}

const auto one = [] { return done(u"1"_qs, u"one"_qs); };
const auto two = [] { return done(u"2"_qs, u"two"_qs); };
const auto three = [] { return done(u"3"_qs, u"three"_qs); };

Revision baseline(const QString &version)
{
    return {.version = version, .description = u"base"_qs, .type = Revision::baseline};
}

Revision incomplete(Revision revision)
{
    revision.applied = 0;
    return revision;
}

Revision failed(Revision revision)
{
    revision.error = u"it failed"_qs;
    return revision;
}

} // namespace

/// What a history means for a directory with the versions 1, 2 and 3.
class MigrationStatusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compares_data();
    void compares();
    void tellsAppliedFromPending();
    void warnsAboutFilesChangedAfterwards();
};

void MigrationStatusTest::compares_data()
{
    QTest::addColumn<MigrationHistory>("history");
    QTest::addColumn<MigrationState>("state");
    QTest::addColumn<int>("pending");
    const auto row = [](const char *name, const Revisions &revisions, MigrationState state, int pending) {
        QTest::newRow(name) << MigrationHistory{.hasTable = true, .existingTables = 5, .revisions = revisions}
                            << state << pending;
    };
    row("all applied", {one(), two(), three()}, MigrationState::UpToDate, 0);
    row("one pending", {one(), two()}, MigrationState::Behind, 1);
    row("newer than the program", {one(), two(), three(), done(u"4"_qs, u"four"_qs)}, MigrationState::Ahead,
        0);
    row("file added out of order", {one(), three()}, MigrationState::Broken, 0);
    row("baseline, rest pending", {baseline(u"2"_qs)}, MigrationState::Behind, 1);
    row("baseline at the last file", {baseline(u"3"_qs)}, MigrationState::UpToDate, 0);
    row("baseline without a file", {baseline(u"0"_qs), one(), two(), three()}, MigrationState::UpToDate, 0);
    row("hole above a baseline", {baseline(u"1"_qs), three()}, MigrationState::Broken, 0);
    row("last one incomplete", {one(), incomplete(two())}, MigrationState::Broken, 1);
    row("last one with an error", {one(), failed(two())}, MigrationState::Broken, 1);
    row("an earlier one incomplete", {incomplete(one()), two(), three()}, MigrationState::UpToDate, 0);
    row("history without rows is none", {}, MigrationState::Adoptable, 3);
    QTest::newRow("nothing there") << MigrationHistory{} << MigrationState::NotInitialised << 3;
    QTest::newRow("some tables") << MigrationHistory{.existingTables = 2} << MigrationState::Broken << 3;
}

void MigrationStatusTest::compares()
{
    QFETCH(MigrationHistory, history);
    QFETCH(MigrationState, state);
    QFETCH(int, pending);
    const MigrationStatus status = compareMigrations(files(), history);
    QCOMPARE(status.state, state);
    QCOMPARE(int(status.pending.size()), pending);
    QCOMPARE(status.reason.isEmpty(), state != MigrationState::Broken);
}

void MigrationStatusTest::tellsAppliedFromPending()
{
    const MigrationStatus status = compareMigrations(files(), {.hasTable = true, .revisions = {one()}});
    QCOMPARE(status.applied, QStringList{u"1_one"_qs});
    QCOMPARE(status.pending, (QStringList{u"2_two"_qs, u"3_three"_qs}));
    QVERIFY(status.warnings.isEmpty());
}

void MigrationStatusTest::warnsAboutFilesChangedAfterwards()
{
    Revision changed = one();
    changed.hash = u"another"_qs;
    const MigrationStatus status =
        compareMigrations(files(), {.hasTable = true, .revisions = {changed, two(), three()}});
    QCOMPARE(status.state, MigrationState::UpToDate);
    QCOMPARE(status.warnings,
             QStringList{u"The migration 1_one, or one before it, was changed after it was applied."_qs});
}

QTEST_GUILESS_MAIN(MigrationStatusTest)

#include "migrationstatustest.moc"
