// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <sql/catalog.h>
#include <sql/ingeststore.h>
#include <sql/libraries.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>

#include <QTest>
#include <QThread>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::LibraryName;
using Sql::Naming;

namespace {

const QString unknownId = u"newtown"_qs;

} // namespace

/// Names of libraries: which ones are unnamed, and what naming them does.
class LibrariesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void anIdAsNameIsUnnamedOnlyWhenWeRegisteredIt();
    void findsNamesakes();
    void countsNamesakes();
    void namesWhatIsUnnamed();
    void addsAndKeepsAndReplaces();
    void anIdCanBeTheName();
    void aDryRunChangesNothing();
    void anUndoLeavesWhatWasNamed();
    void judgesNames_data();
    void judgesNames();
    void refusesWithWhatAndWhere();
    void refusesInTheDatabaseToo_data();
    void refusesInTheDatabaseToo();
    void waitsForAnIngesterThatRegistersTheSame();

private:
    QStringList ids(const Sql::PageRequest<Sql::LibrarySort> &request);
    QList<Sql::NamedLibrary> name(const QList<LibraryName> &libraries,
                                  const Sql::NamingOptions &options = {});

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
    qint64 m_run = 0;
};

void LibrariesTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
}

void LibrariesTest::init()
{
    m_database->clear();
    run(m_database->connection(),
        "DELETE FROM public.libraries WHERE library_id IN ('newtown', 'newtown2', 'newtown3')");
    const auto summary = Ingest::ingestDocument(
        m_database->connection(), envelope(librarySearch({.libraryId = "newtown"})), u"test"_qs);
    QVERIFY2(summary.ok(), why(summary).constData());
    m_run = ask(u"SELECT max(run_id) FROM shelfhelp.ingest_runs"_qs).toLongLong();
}

QStringList LibrariesTest::ids(const Sql::PageRequest<Sql::LibrarySort> &request)
{
    const auto page = Sql::libraries(m_database->connection(), request, QTimeZone::utc());
    [&] { QVERIFY2(page.ok(), why(page).constData()); }();
    QStringList ids;
    for (const Sql::LibraryRow &row : page.value().rows) {
        ids.append(row.libraryId);
    }
    return ids;
}

QList<Sql::NamedLibrary> LibrariesTest::name(const QList<LibraryName> &libraries,
                                             const Sql::NamingOptions &options)
{
    const auto named = Sql::nameLibraries(m_database->connection(), libraries, options);
    [&] { QVERIFY2(named.ok(), why(named).constData()); }();
    return named.value();
}

/// The reference data have a library bookcloud that is called so.
void LibrariesTest::anIdAsNameIsUnnamedOnlyWhenWeRegisteredIt()
{
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'bookcloud'"_qs),
             u"bookcloud"_qs);
    QCOMPARE(ids({.onlyUnnamed = true}), QStringList{unknownId});
}

void LibrariesTest::findsNamesakes()
{
    const QString sharing =
        ask(u"SELECT count(*) FROM (SELECT count(*) OVER (PARTITION BY library_name) AS n "
            "FROM public.libraries) AS l WHERE n > 1"_qs);
    QVERIFY(sharing.toInt() > 0);
    QCOMPARE(ids({.onlyNameShared = true, .limit = 1000}).size(), sharing.toInt());
    name({{u"newtown2"_qs, u"One of two"_qs}, {u"newtown3"_qs, u"One of two"_qs}});
    QCOMPARE(ids({.search = u"one of two"_qs, .onlyNameShared = true}),
             (QStringList{u"newtown2"_qs, u"newtown3"_qs}));
}

void LibrariesTest::countsNamesakes()
{
    name({{u"newtown2"_qs, u"One of two"_qs}, {u"newtown3"_qs, u"One of two"_qs}});
    const auto others = Sql::countNamesakes(m_database->connection(), {u"newtown2"_qs, u"One of two"_qs});
    QVERIFY2(others.ok(), why(others).constData());
    QCOMPARE(others.value(), 1);
    QCOMPARE(Sql::countNamesakes(m_database->connection(), {unknownId, u"Nobody's"_qs}).value(), 0);
}

void LibrariesTest::namesWhatIsUnnamed()
{
    const QList<Sql::NamedLibrary> named = name({{unknownId, u"Bücherei Neustadt"_qs}});
    QCOMPARE(named,
             (QList<Sql::NamedLibrary>{{unknownId, u"Bücherei Neustadt"_qs, Naming::Named, unknownId}}));
    QCOMPARE(ids({.onlyUnnamed = true}), QStringList());
    QCOMPARE(ids({.search = u"neustadt"_qs}), QStringList{unknownId});
}

void LibrariesTest::addsAndKeepsAndReplaces()
{
    const QList<LibraryName> libraries{{u"newtown2"_qs, u"Second"_qs},
                                       {u"bookcloud"_qs, u"bookcloud"_qs},
                                       {u"nashville"_qs, u"Not Nashville"_qs}};
    const QString nashville =
        ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'nashville'"_qs);
    QList<Sql::NamedLibrary> expected{{u"newtown2"_qs, u"Second"_qs, Naming::Added, {}},
                                      {u"bookcloud"_qs, u"bookcloud"_qs, Naming::Same, u"bookcloud"_qs},
                                      {u"nashville"_qs, u"Not Nashville"_qs, Naming::Kept, nashville}};
    QCOMPARE(name(libraries), expected);
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'nashville'"_qs), nashville);
    expected[0].outcome = Naming::Same;
    expected[0].formerName = u"Second"_qs;
    expected[2].outcome = Naming::Replaced;
    QCOMPARE(name(libraries, {.replaces = true}), expected);
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'nashville'"_qs),
             u"Not Nashville"_qs);
    name({{u"nashville"_qs, nashville}}, {.replaces = true});
}

/// Somebody says that the id is the name: then it is no longer to be asked for.
void LibrariesTest::anIdCanBeTheName()
{
    QCOMPARE(name({{unknownId, unknownId}}).first().outcome, Naming::Same);
    QCOMPARE(ids({.onlyUnnamed = true}), QStringList{unknownId});
    QCOMPARE(name({{unknownId, unknownId}}, {.replaces = true}).first().outcome, Naming::Named);
    QCOMPARE(ids({.onlyUnnamed = true}), QStringList());
}

void LibrariesTest::aDryRunChangesNothing()
{
    const QString before = m_database->state();
    const auto named = name({{unknownId, u"Newtown Library"_qs}, {u"newtown2"_qs, u"Second"_qs}},
                            {.replaces = true, .isDryRun = true});
    QCOMPARE(named.at(0).outcome, Naming::Named);
    QCOMPARE(named.at(1).outcome, Naming::Added);
    QCOMPARE(m_database->state(), before);
    QCOMPARE(ids({.onlyUnnamed = true}), QStringList{unknownId});
}

/// A person's work is no longer the run's.
void LibrariesTest::anUndoLeavesWhatWasNamed()
{
    name({{unknownId, u"Newtown Library"_qs}});
    const auto undone = Sql::undoRun(m_database->connection(), m_run);
    QVERIFY2(undone.ok(), why(undone).constData());
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'newtown'"_qs),
             u"Newtown Library"_qs);
}

void LibrariesTest::judgesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("problem");
    QTest::newRow("plain") << u"Nashville Public Library"_qs << QString();
    QTest::newRow("other scripts") << u"図書館 – Žižkov’s"_qs << QString();
    QTest::newRow("200 characters beyond the first plane") << u"\U0001F4DA"_qs.repeated(200) << QString();
    QTest::newRow("201 characters") << u"x"_qs.repeated(201) << u"201 characters"_qs;
    QTest::newRow("empty") << QString() << u"is empty"_qs;
    QTest::newRow("blank at an end") << u"Name "_qs << u"blank"_qs;
    QTest::newRow("tab") << u"a\tb"_qs << u"control"_qs;
    QTest::newRow("line end") << u"a\nb"_qs << u"control"_qs;
    QTest::newRow("escape") << u"a\u001b[31mb"_qs << u"control"_qs;
    QTest::newRow("NUL") << (u"a"_qs + QChar(0) + u"b"_qs) << u"control"_qs;
    QTest::newRow("line separator") << u"a\u2028b"_qs << u"control"_qs;
    QTest::newRow("change of direction") << u"a\u202eb"_qs << u"control"_qs;
    QTest::newRow("half a pair") << (u"a"_qs + QChar(0xD800)) << u"not valid text"_qs;
}

void LibrariesTest::judgesNames()
{
    QFETCH(QString, name);
    QFETCH(QString, problem);
    const std::optional<QString> found = Sql::problemWithName(name);
    QCOMPARE(found.has_value(), !problem.isEmpty());
    QVERIFY2(found.value_or(QString()).contains(problem), qPrintable(found.value_or(QString())));
}

void LibrariesTest::refusesWithWhatAndWhere()
{
    const QString before = m_database->state();
    const auto refused =
        Sql::nameLibraries(m_database->connection(), {{u"newtown2"_qs, u"Fine"_qs}, {unknownId, u"a\tb"_qs}});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Usage);
    QVERIFY2(refused.error().message.contains(u"newtown holds a control"), why(refused).constData());
    QCOMPARE(m_database->state(), before);
}

void LibrariesTest::refusesInTheDatabaseToo_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("empty name") << u"'{newtown2}', '{\"\"}'"_qs;
    QTest::newRow("blank name") << u"'{newtown2}', '{\"  \"}'"_qs;
    QTest::newRow("control character") << u"'{newtown2}', ARRAY[E'a\tb']"_qs;
    QTest::newRow("no name") << u"'{newtown2,newtown3}', '{Name}'"_qs;
    QTest::newRow("long name") << u"'{newtown2}', ARRAY[repeat('x', 201)]"_qs;
    QTest::newRow("empty id") << u"'{\"\"}', '{Name}'"_qs;
}

void LibrariesTest::refusesInTheDatabaseToo()
{
    QFETCH(QString, arguments);
    const auto refused =
        m_database->connection().execute(u"SELECT * FROM shelfhelp.name_libraries(%1)"_qs.arg(arguments));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().sqlState, u"22023"_qs);
}

/// The ingester's row is not there yet when naming begins, and there when it goes on.
void LibrariesTest::waitsForAnIngesterThatRegistersTheSame()
{
    const auto ingester = openOwner(m_database->settings());
    run(*ingester, "BEGIN;"
                   "INSERT INTO public.libraries VALUES ('newtown2', 'newtown2');"
                   "INSERT INTO shelfhelp.added_rows VALUES (1, '{}', '{}', '{newtown2}');");
    std::unique_ptr<QThread> naming(QThread::create([this] {
        const auto other = openOwner(m_database->settings());
        const auto named = Sql::nameLibraries(*other, {{u"newtown2"_qs, u"Second"_qs}});
        [&] { QVERIFY2(named.ok(), why(named).constData()); }();
        QCOMPARE(named.value().first().outcome, Naming::Named);
    }));
    naming->start();
    QTRY_COMPARE_WITH_TIMEOUT(ask(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                                  "AND datname = current_database()"_qs),
                              u"1"_qs, patience);
    run(*ingester, "COMMIT");
    QVERIFY(naming->wait(patience));
    QCOMPARE(ask(u"SELECT library_name FROM public.libraries WHERE library_id = 'newtown2'"_qs),
             u"Second"_qs);
}

QTEST_GUILESS_MAIN(LibrariesTest)

#include "librariestest.moc"
