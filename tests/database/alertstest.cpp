// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <sql/alerts/alertcheck.h>
#include <sql/alerts/alertrules.h>
#include <sql/chartnotes.h>

#include <QTest>

#include <limits>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::AlertCondition;
using Sql::AlertMetric;
using Sql::AlertState;
using Sql::RangePreset;

namespace {

/// Tue 3 Sep 2024, noon: the searches of these tests are of the day before.
const QDateTime now = QDateTime({2024, 9, 3}, {12, 0}, Qt::UTC);

Sql::TimeContext yesterday()
{
    Sql::TimeContext context = contextOf({now.addDays(-1), now});
    context.now = now;
    return context;
}

Sql::AlertRule rule(AlertMetric metric, AlertCondition condition, double value, qint64 minimumN = 0)
{
    return {.metric = metric,
            .condition = condition,
            .value = value,
            .range = RangePreset::Yesterday,
            .minimumN = minimumN};
}

} // namespace

/// Limits and notes: kept in the database, compared with the figures, and read by whoever may only read.
class AlertsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup()
    {
        run(m_database->connection(), "TRUNCATE shelfhelp.alert_rules, shelfhelp.chart_notes");
        m_database->clear();
    }

    void keepsRules();
    void refusesRulesThatMakeNoSense_data();
    void refusesRulesThatMakeNoSense();
    void leavesOutRulesOfANewerProgram();
    void comparesEveryMetric_data();
    void comparesEveryMetric();
    void saysNothingOfNothing_data();
    void saysNothingOfNothing();
    void keepsNotes();
    void refusesNotesThatMakeNoSense_data();
    void refusesNotesThatMakeNoSense();
    void findsTheNotesOfARange();
    void anOlderSchemaHasNone();

private:
    /// Ten cold searches of 1 to 10 s, ten warm ones, and four checks: available, out, absent, unknown.
    void store();
    Sql::AlertFinding check(const Sql::AlertRule &alert);

    Sql::Connection &connection() { return m_database->connection(); }

    std::unique_ptr<MigratedDatabase> m_database;
};

void AlertsTest::store()
{
    run(connection(),
        "INSERT INTO public.shelves (shelf_url, date_added, date_last_searched) "
        "VALUES ('https://www.goodreads.com/review/list/1?shelf=a', '2024-09-02', '2024-09-02'), "
        "('https://www.goodreads.com/review/list/2?shelf=b', '2024-09-02', '2024-09-02')");
    run(connection(), "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, "
                      "total_book_count, "
                      "books_returned, search_type) "
                      "SELECT (SELECT min(shelf_id) FROM public.shelves), 3, t, t + make_interval(secs => "
                      "n), 100, '{}', 'Shuffle' "
                      "FROM generate_series(1, 10) AS n, LATERAL (SELECT timestamp '2024-09-02 00:00' + n * "
                      "interval '1 hour' AS t) AS w");
    run(connection(), "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, "
                      "total_book_count, "
                      "books_returned, search_type) "
                      "SELECT (SELECT max(shelf_id) FROM public.shelves), 3, t, t + interval '2 "
                      "milliseconds', 100, '{}', 'Search' "
                      "FROM generate_series(1, 10) AS n, LATERAL (SELECT timestamp '2024-09-02 12:00' + n * "
                      "interval '1 minute' AS t) AS w");
    run(connection(), "INSERT INTO public.books (unique_hash, title, author) VALUES ('h', 't', 'a')");
    run(connection(),
        "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
        "available, availability_message) "
        "SELECT (SELECT min(library_id) FROM public.libraries), true, '2024-09-02 13:00', "
        "'2024-09-02 13:00:01', (SELECT min(book_id) FROM public.books), m LIKE 'AVAILABLE%', m "
        "FROM unnest(ARRAY['AVAILABLE', 'UNAVAILABLE', 'Item Not Found', 'gibberish']) AS m");
}

Sql::AlertFinding AlertsTest::check(const Sql::AlertRule &alert)
{
    const auto findings = figureOf(connection(), yesterday(), [&alert](Sql::Snapshot &snapshot) {
        return Sql::checkAlerts(snapshot, yesterday(), {}, {alert});
    });
    return findings.first();
}

void AlertsTest::keepsRules()
{
    Sql::AlertRule first = rule(AlertMetric::ColdHigh, AlertCondition::Above, 20'000, 50);
    const auto id = Sql::writeAlertRule(connection(), first);
    QVERIFY2(id.ok(), why(id).constData());
    first.id = id.value();
    Sql::AlertRule second = rule(AlertMetric::Availability, AlertCondition::Below, 0.4);
    second.id = Sql::writeAlertRule(connection(), second).value();
    QCOMPARE(Sql::alertRules(connection()).value(), (QList<Sql::AlertRule>{first, second}));

    first.value = 25'000;
    first.range = RangePreset::Last28Days;
    QCOMPARE(Sql::writeAlertRule(connection(), first).value(), first.id);
    QCOMPARE(Sql::alertRules(connection()).value(), (QList<Sql::AlertRule>{first, second}));

    QCOMPARE(Sql::removeAlertRule(connection(), first.id).value(), true);
    QCOMPARE(Sql::removeAlertRule(connection(), first.id).value(), false);
    const auto gone = Sql::writeAlertRule(connection(), first);
    QVERIFY(!gone.ok());
    QVERIFY2(gone.error().message.contains(u"gone"), qPrintable(gone.error().toText()));
    QCOMPARE(Sql::alertRules(connection()).value(), QList<Sql::AlertRule>{second});
}

void AlertsTest::refusesRulesThatMakeNoSense_data()
{
    QTest::addColumn<Sql::AlertRule>("alert");
    QTest::newRow("no number") << rule(AlertMetric::ColdHigh, AlertCondition::Above,
                                       std::numeric_limits<double>::quiet_NaN());
    QTest::newRow("infinite") << rule(AlertMetric::ColdHigh, AlertCondition::Above,
                                      std::numeric_limits<double>::infinity());
    QTest::newRow("negative") << rule(AlertMetric::LibraryChecks, AlertCondition::Below, -1);
    QTest::newRow("more than all") << rule(AlertMetric::Coverage, AlertCondition::Above, 1.01);
    QTest::newRow("negative n") << rule(AlertMetric::Coverage, AlertCondition::Above, 0.5, -1);
}

void AlertsTest::refusesRulesThatMakeNoSense()
{
    QFETCH(Sql::AlertRule, alert);
    const auto written = Sql::writeAlertRule(connection(), alert);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Usage);
    QVERIFY(Sql::alertRules(connection()).value().isEmpty());
}

void AlertsTest::leavesOutRulesOfANewerProgram()
{
    run(connection(), "INSERT INTO shelfhelp.alert_rules (metric, condition, value, time_range) "
                      "VALUES ('moon-phase', 'above', 1, '7d'), ('cold-p95', 'above', 1, 'fortnight'), "
                      "('dead-letters', 'above', 0, '7d')");
    const auto rules = Sql::alertRules(connection()).value();
    QCOMPARE(rules.size(), 1);
    QCOMPARE(rules.first().metric, AlertMetric::DeadLetters);
}

void AlertsTest::comparesEveryMetric_data()
{
    QTest::addColumn<AlertMetric>("metric");
    QTest::addColumn<double>("value");
    QTest::addColumn<qint64>("n");
    QTest::newRow("shelf searches") << AlertMetric::ShelfSearches << 20.0 << qint64(20);
    QTest::newRow("library checks") << AlertMetric::LibraryChecks << 4.0 << qint64(4);
    QTest::newRow("new shelves") << AlertMetric::NewShelves << 2.0 << qint64(2);
    QTest::newRow("availability") << AlertMetric::Availability << 0.5 << qint64(2);
    QTest::newRow("coverage") << AlertMetric::Coverage << 2.0 / 3 << qint64(3);
    QTest::newRow("unknown share") << AlertMetric::UnknownShare << 0.25 << qint64(4);
    QTest::newRow("cold median") << AlertMetric::ColdMedian << 5500.0 << qint64(10);
    QTest::newRow("cold p95") << AlertMetric::ColdHigh << 9550.0 << qint64(10);
    QTest::newRow("cache hits") << AlertMetric::CacheHits << 0.5 << qint64(20);
    QTest::newRow("dead letters") << AlertMetric::DeadLetters << 1.0 << qint64(1);
}

/// A limit at the figure itself is not crossed; one beyond it by the least is.
void AlertsTest::comparesEveryMetric()
{
    QFETCH(AlertMetric, metric);
    QFETCH(double, value);
    QFETCH(qint64, n);
    store();
    const auto summary = Ingest::ingestDocument(connection(), "{\"msg_type\":\"REVIEWCLICK\"}", u"test"_qs);
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().rejected, 1);
    const auto stateOf = [&](AlertCondition condition, double limit) {
        const Sql::AlertFinding finding = check(rule(metric, condition, limit));
        [&] {
            QVERIFY(finding.value);
            QVERIFY(qFuzzyCompare(*finding.value, value));
            QCOMPARE(finding.n, n);
        }();
        return finding.state;
    };
    const double little = value * 1e-6;
    QCOMPARE(stateOf(AlertCondition::Above, value + little), AlertState::Quiet);
    QCOMPARE(stateOf(AlertCondition::Above, value - little), AlertState::Fires);
    QCOMPARE(stateOf(AlertCondition::Below, value - little), AlertState::Quiet);
    QCOMPARE(stateOf(AlertCondition::Below, value + little), AlertState::Fires);
    const bool isCount = Sql::unitOf(metric) == Sql::MetricUnit::Count;
    QCOMPARE(check(rule(metric, AlertCondition::Above, 0, n + 1)).state,
             isCount ? AlertState::Fires : AlertState::TooFew);
}

void AlertsTest::saysNothingOfNothing_data()
{
    QTest::addColumn<AlertMetric>("metric");
    QTest::addColumn<AlertState>("below"); ///< of a limit of a half
    QTest::newRow("no searches are few") << AlertMetric::ShelfSearches << AlertState::Fires;
    QTest::newRow("no dead letters are few") << AlertMetric::DeadLetters << AlertState::Fires;
    QTest::newRow("no availability") << AlertMetric::Availability << AlertState::Empty;
    QTest::newRow("no median") << AlertMetric::ColdMedian << AlertState::Empty;
    QTest::newRow("no hits") << AlertMetric::CacheHits << AlertState::Empty;
}

void AlertsTest::saysNothingOfNothing()
{
    QFETCH(AlertMetric, metric);
    QFETCH(AlertState, below);
    QCOMPARE(check(rule(metric, AlertCondition::Below, 0.5)).state, below);
}

void AlertsTest::keepsNotes()
{
    Sql::ChartNote note{.from = now, .to = {}, .text = u"  <b>moved</b> 🚚 \u202Eback  "_qs};
    const auto id = Sql::writeNote(connection(), note);
    QVERIFY2(id.ok(), why(id).constData());
    note.id = id.value();
    note.text = note.text.trimmed();
    note.author = ask(connection(), u"SELECT session_user"_qs);
    QCOMPARE(Sql::chartNotes(connection(), {now, now.addDays(1)}).value(), QList<Sql::ChartNote>{note});
    note.to = now.addDays(2);
    note.text = u"a stretch"_qs;
    QCOMPARE(Sql::writeNote(connection(), note).value(), note.id);
    QCOMPARE(Sql::chartNotes(connection(), {now, now.addDays(1)}).value(), QList<Sql::ChartNote>{note});
    QVERIFY(Sql::removeNote(connection(), note.id).ok());
    QVERIFY(Sql::removeNote(connection(), note.id).ok());
    const auto gone = Sql::writeNote(connection(), note);
    QVERIFY(!gone.ok());
    QVERIFY(gone.error().message.contains(u"gone"));
}

void AlertsTest::refusesNotesThatMakeNoSense_data()
{
    QTest::addColumn<Sql::ChartNote>("note");
    QTest::newRow("no text") << Sql::ChartNote{.from = now, .to = {}, .text = u" "_qs};
    QTest::newRow("no time") << Sql::ChartNote{.from = {}, .to = {}, .text = u"x"_qs};
    QTest::newRow("ends before it begins") << Sql::ChartNote{.from = now, .to = now, .text = u"x"_qs};
    QTest::newRow("too long") << Sql::ChartNote{.from = now, .to = {}, .text = QString(501, u'x')};
    QTest::newRow("zero character") << Sql::ChartNote{
        .from = now, .to = {}, .text = QString(QChar::Null) + u'x'};
    QTest::newRow("half a character")
        << Sql::ChartNote{.from = now, .to = {}, .text = QString(QChar(0xD83D))};
}

void AlertsTest::refusesNotesThatMakeNoSense()
{
    QFETCH(Sql::ChartNote, note);
    const auto written = Sql::writeNote(connection(), note);
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Usage);
}

/// Half-open at its end; a stretch belongs to every range that it touches.
void AlertsTest::findsTheNotesOfARange()
{
    for (const int hour : {-1, 0, 23, 24}) {
        QVERIFY(Sql::writeNote(connection(),
                               {.from = now.addSecs(3600 * hour), .to = {}, .text = QString::number(hour)})
                    .ok());
    }
    QVERIFY(
        Sql::writeNote(connection(), {.from = now.addDays(-3), .to = now.addDays(3), .text = u"stretch"_qs})
            .ok());
    const auto notes = Sql::chartNotes(connection(), {now, now.addDays(1)});
    QVERIFY2(notes.ok(), why(notes).constData());
    QStringList found;
    for (const Sql::ChartNote &note : notes.value()) {
        found.append(note.text);
    }
    QCOMPARE(found, (QStringList{u"stretch"_qs, u"0"_qs, u"23"_qs}));
}

void AlertsTest::anOlderSchemaHasNone()
{
    run(connection(), "ALTER TABLE shelfhelp.chart_notes RENAME TO notes_away");
    run(connection(), "ALTER TABLE shelfhelp.alert_rules RENAME TO rules_away");
    const auto notes = Sql::chartNotes(connection(), {now, now.addDays(1)});
    const auto rules = Sql::alertRules(connection());
    run(connection(), "ALTER TABLE shelfhelp.notes_away RENAME TO chart_notes");
    run(connection(), "ALTER TABLE shelfhelp.rules_away RENAME TO alert_rules");
    QVERIFY2(notes.ok(), why(notes).constData());
    QVERIFY2(rules.ok(), why(rules).constData());
    QVERIFY(notes.value().isEmpty());
    QVERIFY(rules.value().isEmpty());
}

QTEST_GUILESS_MAIN(AlertsTest)

#include "alertstest.moc"
