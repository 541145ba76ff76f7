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

/// As `atlas migrate set` writes it for a file that nobody ran.
Revision set(Revision revision)
{
    revision.type = Revision::resolved;
    revision.applied = 0;
    revision.total = 0;
    return revision;
}

/// As `atlas migrate set` leaves a broken one: counts and error stay.
Revision resolved(Revision revision)
{
    revision.type = Revision::executed | Revision::resolved;
    revision.total = 2;
    revision.error = u"it failed"_qs;
    return revision;
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
    void tellsTheBaseline_data();
    void tellsTheBaseline();
    void refusesASecondHistory_data();
    void refusesASecondHistory();
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
    row("a broken one declared done", {one(), resolved(two())}, MigrationState::Behind, 1);
    row("all declared done", {set(one()), set(two()), set(three())}, MigrationState::UpToDate, 0);
    row("some declared done", {set(one()), set(two())}, MigrationState::Behind, 1);
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
    QCOMPARE(status.remedy.isEmpty(), state != MigrationState::Broken);
}

void MigrationStatusTest::tellsTheBaseline_data()
{
    QTest::addColumn<Revisions>("revisions");
    QTest::addColumn<QStringList>("baseline");
    QTest::addColumn<bool>("isAdopted");
    QTest::newRow("all run") << Revisions{one(), two(), three()} << QStringList() << false;
    QTest::newRow("baseline row") << Revisions{baseline(u"2"_qs), three()}
                                  << QStringList{u"1_one"_qs, u"2_two"_qs} << true;
    QTest::newRow("baseline without a file")
        << Revisions{baseline(u"25"_qs), three()} << QStringList{u"1_one"_qs, u"2_two"_qs} << true;
    QTest::newRow("baseline older than all") << Revisions{baseline(u"0"_qs), one()} << QStringList() << false;
    QTest::newRow("declared done") << Revisions{set(one()), set(two())}
                                   << QStringList{u"1_one"_qs, u"2_two"_qs} << true;
    QTest::newRow("a later one declared done")
        << Revisions{one(), set(two())} << QStringList{u"2_two"_qs} << false;
    QTest::newRow("a broken one declared done")
        << Revisions{one(), resolved(two())} << QStringList() << false;
}

void MigrationStatusTest::tellsTheBaseline()
{
    QFETCH(Revisions, revisions);
    const MigrationStatus status = compareMigrations(files(), {.hasTable = true, .revisions = revisions});
    QTEST(status.baseline, "baseline");
    QTEST(status.isAdopted, "isAdopted");
}

void MigrationStatusTest::refusesASecondHistory_data()
{
    QTest::addColumn<Revisions>("ours");
    QTest::addColumn<QStringList>("elsewhere");
    QTest::addColumn<MigrationState>("state");
    QTest::newRow("the only one") << Revisions() << QStringList{u"1"_qs} << MigrationState::Broken;
    QTest::newRow("beside ours") << Revisions{one(), two(), three()} << QStringList{u"1"_qs, u"2"_qs}
                                 << MigrationState::Broken;
    QTest::newRow("somebody else's") << Revisions{one(), two(), three()} << QStringList{u"10"_qs}
                                     << MigrationState::UpToDate;
    QTest::newRow("somebody else's, and none of ours")
        << Revisions() << QStringList{u"10"_qs} << MigrationState::NotInitialised;
}

void MigrationStatusTest::refusesASecondHistory()
{
    QFETCH(Revisions, ours);
    QFETCH(QStringList, elsewhere);
    QFETCH(MigrationState, state);
    const MigrationStatus status = compareMigrations(files(), {.revisions = ours, .elsewhere = elsewhere});
    QCOMPARE(status.state, state);
    QCOMPARE(status.reason.contains(u"schema atlas_schema_revisions"), state == MigrationState::Broken);
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
