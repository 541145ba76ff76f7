// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using Tests::Finished;
using Tests::MigratedDatabase;
using Tests::Program;

/// `shelfhelp alerts` and `shelfhelp stats --alerts`, as a person and a timer meet them.
class AlertsCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void listsNothing();
    void addsListsAndRemoves();
    void wrongUsage_data();
    void wrongUsage();
    void removesWhatIsNotThere();
    void aQuietRuleEndsWell();
    void aCrossedLimitIsAStatusOfItsOwn();
    void anEmptyFigureNeverFires();
    void tooFewRowsSayNothing();
    void noneOfIsNoCsv();

private:
    Finished alerts(const QStringList &arguments)
    {
        return m_program->run(QStringList{u"--quiet"_qs, u"alerts"_qs} + arguments);
    }

    Finished check(const QStringList &arguments = {})
    {
        return m_program->run(QStringList{u"--quiet"_qs, u"stats"_qs, u"--alerts"_qs} + arguments);
    }

    void store();

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void AlertsCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
}

void AlertsCliTest::cleanup()
{
    m_database->clear();
    Tests::run(m_database->connection(), "TRUNCATE shelfhelp.alert_rules RESTART IDENTITY");
}

/// Ten cold searches of three seconds within the last day.
void AlertsCliTest::store()
{
    Tests::run(m_database->connection(), "INSERT INTO public.shelves (shelf_url) VALUES "
                                         "('https://www.goodreads.com/review/list/1-a?shelf=read')");
    Tests::run(
        m_database->connection(),
        "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count, "
        "search_type) SELECT (SELECT max(shelf_id) FROM public.shelves), t, t + interval '3 s', 120, "
        "'Shuffle' "
        "FROM generate_series(timezone('UTC', now()) - interval '10 h', timezone('UTC', now()) - interval "
        "'1 h', interval '1 h') AS t");
    QCOMPARE(m_program->run({u"database"_qs, u"rebuild"_qs}).status, 0);
}

void AlertsCliTest::listsNothing()
{
    const Finished text = alerts({u"list"_qs});
    QCOMPARE(text.status, 0);
    QCOMPARE(text.out, QByteArray("No alerts are set. See: shelfhelp alerts add --help\n"));
    QCOMPARE(alerts({u"list"_qs, u"--json"_qs}).json().value(u"alerts"_qs).toArray().size(), 0);
    QCOMPARE(check().status, 0);
}

void AlertsCliTest::addsListsAndRemoves()
{
    const Finished added = alerts({u"add"_qs, u"availability"_qs, u"below"_qs, u"40"_qs, u"--range"_qs,
                                   u"28d"_qs, u"--minimum"_qs, u"50"_qs});
    QCOMPARE(added.status, 0);
    QCOMPARE(added.out, QByteArray("   1  availability below 40.0 %, 28d, from 50 rows\n"));
    QCOMPARE(alerts({u"list"_qs}).out, added.out);
    const QJsonObject rule =
        alerts({u"list"_qs, u"--json"_qs}).json().value(u"alerts"_qs).toArray()[0].toObject();
    QCOMPARE(rule.value(u"metric"_qs).toString(), u"availability"_qs);
    QCOMPARE(rule.value(u"limit_share"_qs).toDouble(), 0.4);
    QCOMPARE(alerts({u"remove"_qs, u"1"_qs}).status, 0);
    QVERIFY(alerts({u"list"_qs}).out.startsWith("No alerts"));
}

void AlertsCliTest::wrongUsage_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("why");
    QTest::newRow("no action") << QString() << u"subcommand"_qs;
    QTest::newRow("no such figure") << u"add happiness above 3"_qs << u"happiness"_qs;
    QTest::newRow("no such condition") << u"add cold-p95 beside 3"_qs << u"beside"_qs;
    QTest::newRow("no number") << u"add cold-p95 above fast"_qs << u"fast"_qs;
    QTest::newRow("no value") << u"add cold-p95 above"_qs << u"VALUE"_qs;
    QTest::newRow("no such range") << u"add cold-p95 above 3 --range fortnight"_qs << u"fortnight"_qs;
    QTest::newRow("less than no rows") << u"add cold-p95 above 3 --minimum -1"_qs << u"minimum"_qs;
    QTest::newRow("no id") << u"remove"_qs << u"ID"_qs;
    QTest::newRow("markup") << u"add <b>x</b> above 3"_qs << u"METRIC"_qs;
}

void AlertsCliTest::wrongUsage()
{
    QFETCH(QString, line);
    QFETCH(QString, why);
    const Finished finished = alerts(line.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(why), qPrintable(finished.messages));
    QVERIFY(finished.out.isEmpty());
    QVERIFY(alerts({u"list"_qs}).out.startsWith("No alerts"));
}

void AlertsCliTest::removesWhatIsNotThere()
{
    const Finished finished = alerts({u"remove"_qs, u"99"_qs});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"There is no alert 99"), qPrintable(finished.messages));
    QVERIFY(finished.messages.contains(u"shelfhelp alerts list"));
}

void AlertsCliTest::aQuietRuleEndsWell()
{
    store();
    QCOMPARE(
        alerts({u"add"_qs, u"shelf-searches"_qs, u"above"_qs, u"10"_qs, u"--range"_qs, u"24h"_qs}).status, 0);
    const Finished finished = check();
    QCOMPARE(finished.status, 0);
    QCOMPARE(finished.out, QByteArray("   1  quiet    shelf-searches above 10, 24h: 10, n = 10\n"));
}

void AlertsCliTest::aCrossedLimitIsAStatusOfItsOwn()
{
    store();
    QCOMPARE(alerts({u"add"_qs, u"cold-p95"_qs, u"above"_qs, u"2999"_qs, u"--range"_qs, u"24h"_qs}).status,
             0);
    QCOMPARE(alerts({u"add"_qs, u"cold-p95"_qs, u"above"_qs, u"3001"_qs, u"--range"_qs, u"24h"_qs}).status,
             0);
    const Finished text = check();
    QCOMPARE(text.status, 4);
    QCOMPARE(text.out, QByteArray("   1  fires    cold-p95 above 2999.0 ms, 24h: 3000.0 ms, n = 10\n"
                                  "   2  quiet    cold-p95 above 3001.0 ms, 24h: 3000.0 ms, n = 10\n"));
    const Finished json = check({u"--json"_qs});
    QCOMPARE(json.status, 4);
    QCOMPARE(json.json().value(u"fires"_qs).toBool(), true);
    const QJsonObject first = json.json().value(u"alerts"_qs).toArray()[0].toObject();
    QCOMPARE(first.value(u"state"_qs).toString(), u"fires"_qs);
    QCOMPARE(first.value(u"value_ms"_qs).toDouble(), 3000.0);
    QCOMPARE(first.value(u"n"_qs).toInt(), 10);
}

void AlertsCliTest::anEmptyFigureNeverFires()
{
    for (const QString &metric : {u"availability"_qs, u"cold-p95"_qs, u"cache-hits"_qs}) {
        QCOMPARE(alerts({u"add"_qs, metric, u"below"_qs, u"99"_qs}).status, 0);
    }
    const Finished finished = check();
    QCOMPARE(finished.status, 0);
    QCOMPARE(finished.out.count("empty"), 3);
    QCOMPARE(finished.out.count("nothing to measure"), 3);
}

void AlertsCliTest::tooFewRowsSayNothing()
{
    store();
    QCOMPARE(alerts({u"add"_qs, u"cold-p95"_qs, u"above"_qs, u"1"_qs, u"--range"_qs, u"24h"_qs,
                     u"--minimum"_qs, u"11"_qs})
                 .status,
             0);
    const Finished finished = check();
    QCOMPARE(finished.status, 0);
    QVERIFY2(finished.out.contains("too-few"), finished.out.constData());
}

void AlertsCliTest::noneOfIsNoCsv()
{
    const Finished finished = check({u"--format"_qs, u"csv"_qs});
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(u"--alerts prints text or JSON"), qPrintable(finished.messages));
}

QTEST_GUILESS_MAIN(AlertsCliTest)
#include "alertsclitest.moc"
