// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backuptesting.h"

#include <sql/backup/transfer.h>
#include <sql/schema/migrator.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

/// One database into another: everything arrives, whatever breaks on the way, and the source stays as it is.
class TransferTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void everythingArrives();
    void fromAnAdoptedDatabase();
    void fromTheExistingPipeline();
    void goesOnAfterACut_data();
    void goesOnAfterACut();
    void goesOnAfterAStop();
    void doesNotTouchOtherRows();
    void tellsOfASourceThatWentOn();
    void neverIntoItself();
    void twoAtOnceDoNotMix();

private:
    [[nodiscard]] QString sourceRows() { return rowsOf(m_source->connection()); }

    [[nodiscard]] Result<Transfer> transferTo(const ConnectionSettings &target,
                                              const TransferOptions &options = {})
    {
        const auto from = Connection::open(m_source->settings(), Purpose::Reading);
        const auto to = openOwner(target);
        return transfer(*from.value(), *to, options);
    }

    std::unique_ptr<MigratedDatabase> m_source;
};

void TransferTest::initTestCase()
{
    m_source = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    fillDatabase(m_source->settings(), 3'000);
}

/// Into a database that has nothing at all yet.
void TransferTest::everythingArrives()
{
    const QString before = sourceRows();
    TestDatabase target;
    const auto done = transferTo(target.settings());
    QVERIFY2(done.ok(), why(done).constData());
    QVERIFY(!done.value().migrations.isEmpty());
    QCOMPARE(done.value().note, QString());
    const auto connection = openOwner(target.settings());
    QCOMPARE(rowsOf(*connection), before);
    QCOMPARE(stateOf(*connection), m_source->state());
    QCOMPARE(nextIdentities(*connection), nextIdentities(m_source->connection()));
    QCOMPARE(sourceRows(), before);
    const auto again = transferTo(target.settings());
    QVERIFY2(again.ok(), why(again).constData());
    for (const TransferredTable &table : again.value().tables) {
        QVERIFY2(table.wasThere, qPrintable(table.name));
    }
}

void TransferTest::fromAnAdoptedDatabase()
{
    ExistingDatabase existing;
    adoptOrEnd(existing.connection());
    TestDatabase target;
    const auto from = openOwner(existing.settings());
    const auto to = openOwner(target.settings());
    const auto done = transfer(*from, *to);
    QVERIFY2(done.ok(), why(done).constData());
    QCOMPARE(rowsOf(*to), rowsOf(*from));
    QVERIFY(requireCurrentSchema(*to).ok());
}

/// Without a schema of ours: what adopting it would have noted is noted, so that nothing is stored twice.
void TransferTest::fromTheExistingPipeline()
{
    ExistingDatabase existing;
    ExistingDatabase adopted(existing);
    adoptOrEnd(adopted.connection());
    TestDatabase target;
    const auto from = openOwner(existing.settings());
    const auto to = openOwner(target.settings());
    const QString before = rowsOf(*from);
    for (int attempt = 0; attempt < 2; ++attempt) { // again, it is all there
        const auto done = transfer(*from, *to);
        QVERIFY2(done.ok(), why(done).constData());
        QCOMPARE(rowsOf(*to).left(before.size()), before);
        QCOMPARE(ask(*to, u"SELECT count(*) FROM shelfhelp.adoption WHERE derived_at IS NOT NULL"_qs),
                 u"1"_qs);
    }
    QCOMPARE(rowsOf(*from), before);
    for (const QString &table : {u"adopted_dates"_qs, u"repeated_searches"_qs}) {
        const QString question = u"SELECT t.* FROM shelfhelp.%1 AS t ORDER BY 1, 2"_qs.arg(table);
        QCOMPARE(ask(*to, question), ask(adopted.connection(), question));
    }
}

void TransferTest::goesOnAfterACut_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<bool>("atSource");
    for (const QString &step :
         {u"counting rows"_qs, u"fingerprint of public.books"_qs, u"migrating the target"_qs,
          u"looking at the target"_qs, u"public.libraries"_qs, u"public.books"_qs,
          u"public.shelf_searches"_qs, u"shelfhelp.notifications"_qs, u"shelfhelp.chart_notes"_qs,
          u"sequences and orphans"_qs, u"making the sums by day"_qs}) {
        for (const bool atSource : {true, false}) {
            QTest::addRow("%s, %s", qPrintable(step), atSource ? "source" : "target") << step << atSource;
        }
    }
}

void TransferTest::goesOnAfterACut()
{
    QFETCH(QString, step);
    QFETCH(bool, atSource);
    TestDatabase target;
    bool isCut = false;
    const WorkMonitor monitor{.progress = [&](const WorkProgress &progress) {
        if (progress.step == step && !isCut) {
            isCut = true;
            cutSessions(atSource ? m_source->settings() : target.settings());
        }
    }};
    // Afterwards nothing hangs on the source any more.
    const bool isAllOverThere = atSource && step == u"making the sums by day";
    // Then the rows are there, and the remedy is in the note.
    const bool isDoneButForSums = !atSource && step == u"making the sums by day";
    const auto broken = transferTo(target.settings(), {.monitor = monitor});
    QVERIFY(isCut);
    if (!isAllOverThere && !isDoneButForSums && !(atSource && step == u"sequences and orphans")) {
        QVERIFY(!broken.ok());
        QVERIFY2(broken.error().remedy.contains(u"goes on where it stopped"), why(broken).constData());
    }
    if (isDoneButForSums) {
        QVERIFY(broken.ok() && !broken.value().note.isEmpty());
    }
    run(*openOwner(m_source->settings()), "SELECT 1");
    const auto again = transferTo(target.settings());
    QVERIFY2(again.ok(), why(again).constData());
    QCOMPARE(again.value().note, QString());
    const auto connection = openOwner(target.settings());
    const auto source = openOwner(m_source->settings());
    QCOMPARE(rowsOf(*connection), rowsOf(*source));
    QCOMPARE(nextIdentities(*connection), nextIdentities(*source));
}

void TransferTest::goesOnAfterAStop()
{
    TestDatabase target;
    bool isReached = false;
    const WorkMonitor monitor{.progress =
                                  [&](const WorkProgress &progress) {
                                      isReached = isReached || progress.step == u"public.library_searches";
                                  },
                              .shouldStop = [&] { return isReached; }};
    const auto stopped = transferTo(target.settings(), {.monitor = monitor});
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    const auto again = transferTo(target.settings());
    QVERIFY2(again.ok(), why(again).constData());
    qsizetype found = 0;
    for (const TransferredTable &table : again.value().tables) {
        found += table.wasThere && table.rows > 0 ? 1 : 0;
    }
    QCOMPARE(found, 4); // those that were committed before it was stopped
    const auto source = openOwner(m_source->settings());
    QCOMPARE(rowsOf(*openOwner(target.settings())), rowsOf(*source));
}

void TransferTest::doesNotTouchOtherRows()
{
    MigratedDatabase target;
    run(target.connection(), "INSERT INTO public.books (unique_hash) VALUES ('precious')");
    const auto refused = transferTo(target.settings());
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().toText().contains(u"1 rows of public.books"), why(refused).constData());
    QCOMPARE(ask(target.connection(), u"SELECT unique_hash FROM public.books"_qs), u"precious"_qs);
    const auto replaced = transferTo(target.settings(), {.mayReplace = true});
    QVERIFY2(replaced.ok(), why(replaced).constData());
    QVERIFY(toText(replaced.value().removed).contains(u"public.books"));
    const auto source = openOwner(m_source->settings());
    QCOMPARE(rowsOf(target.connection()), rowsOf(*source));
}

/// A second snapshot of a source that was written to is another one.
void TransferTest::tellsOfASourceThatWentOn()
{
    TestDatabase target;
    const auto done = transferTo(target.settings());
    QVERIFY2(done.ok(), why(done).constData());
    const auto source = openOwner(m_source->settings());
    run(*source, "UPDATE public.books SET title = 'changed' WHERE book_id = 1");
    const auto refused = transferTo(target.settings());
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().remedy.contains(u"written to since"), why(refused).constData());
    const auto replaced = transferTo(target.settings(), {.mayReplace = true});
    QVERIFY2(replaced.ok(), why(replaced).constData());
    QCOMPARE(rowsOf(*openOwner(target.settings())), rowsOf(*source));
}

void TransferTest::neverIntoItself()
{
    const auto source = openOwner(m_source->settings());
    const QString before = rowsOf(*source);
    const auto refused = transferTo(m_source->settings(), {.mayReplace = true});
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().message.contains(u"the same database"), why(refused).constData());
    QCOMPARE(rowsOf(*source), before);
}

void TransferTest::twoAtOnceDoNotMix()
{
    TestDatabase target;
    std::optional<Result<Transfer>> meanwhile;
    const WorkMonitor monitor{.progress = [&](const WorkProgress &progress) {
        if (progress.step == u"public.shelf_searches" && !meanwhile) {
            meanwhile = transferTo(target.settings());
        }
    }};
    const auto first = transferTo(target.settings(), {.monitor = monitor});
    QVERIFY2(first.ok(), why(first).constData());
    QVERIFY(meanwhile && !meanwhile->ok());
    QVERIFY2(meanwhile->error().message.contains(u"Another restore or transfer"),
             why(*meanwhile).constData());
}

QTEST_GUILESS_MAIN(TransferTest)

#include "transfertest.moc"
