// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <sql/analytics/figurecatalogue.h>
#include <tests/support/existingdatabase.h>
#include <tests/support/patience.h>

#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// Three searches of two readers' shelves, and three checks, in May 2024.
const QByteArray fewRows =
    "INSERT INTO public.shelves (shelf_url) VALUES "
    "('https://www.goodreads.com/review/list/111-a?shelf=to-read'),"
    "('https://www.goodreads.com/review/list/222?shelf=read');"
    "INSERT INTO public.books (unique_hash, title, author) VALUES ('1', '=1+1', 'A, B'), ('2', "
    "E'Two\\x1b[31m', 'C');"
    "INSERT INTO public.libraries VALUES ('brentwood-x', 'Brentwood');"
    "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, total_book_count, "
    "books_returned, search_type) VALUES "
    "(1, 2, '2024-05-02 10:00:00', '2024-05-02 10:00:03', 100, '{1,2}', 'Shuffle'),"
    "(1, 1, '2024-05-02 10:10:00', '2024-05-02 10:10:05', 100, '{2}', 'Search'),"
    "(2, 0, '2024-05-03 12:00:00', '2024-05-03 11:59:59', 600, '{}', 'Shuffle');"
    "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
    "available, "
    "availability_message) VALUES "
    "('nashville', true, '2024-05-02 10:00:10', '2024-05-02 10:00:11', 1, true, 'AVAILABLE'),"
    "('nashville', false, '2024-05-02 10:00:20', '2024-05-02 10:00:22', 2, false, 'Book Not Found'),"
    "('brentwood-x', true, '2024-05-02 10:00:30', '2024-05-02 10:00:30.5', 1, true, 'UNAVAILABLE')";

const QStringList may{u"--from"_qs, u"2024-05-01"_qs, u"--to"_qs, u"2024-06-01"_qs};

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

QJsonObject figureOf(const Finished &finished, const QString &name)
{
    return finished.json().value(u"figures"_qs).toObject().value(name).toObject();
}

QJsonArray rowsOf(const Finished &finished, const QString &name)
{
    return figureOf(finished, name).value(u"rows"_qs).toArray();
}

} // namespace

/// `shelfhelp stats`: every figure in every format, every filter, every mistake, and where it came from.
class StatsCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void listsEveryFigure();
    void printsEveryFigureAsJson();
    void printsEveryFigureAsText();
    void printsEveryFigureAsCsv_data();
    void printsEveryFigureAsCsv();
    void printsAShortSummary();
    void guardsWhatComesFromTheDatabase();
    void filters_data();
    void filters();
    void hintsAtIdsThatAreNotThere();
    void refusesNonsense_data();
    void refusesNonsense();
    void rangesOfNothing_data();
    void rangesOfNothing();
    void explainsWhereAFigureComesFrom();
    void explainsBesideTheTable();
    void pagesTheJournal();
    void saysWhereAListIsCut();
    void stopsOnRequest();
    void readsTheExistingTablesAlone();

private:
    Finished stats(const QString &options)
    {
        return m_program->run(QStringList{u"stats"_qs} + words(options));
    }

    Finished statsOfMay(const QString &options)
    {
        return m_program->run(QStringList{u"stats"_qs} + may + words(options));
    }

    QJsonObject explanationOf(const QString &figure, const QString &options);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void StatsCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_program = std::make_unique<Program>(m_database->settings());
    run(m_database->connection(), fewRows);
}

QJsonObject StatsCliTest::explanationOf(const QString &figure, const QString &options)
{
    const Finished finished = statsOfMay(u"--json --explain --figure %1 %2"_qs.arg(figure, options));
    return figureOf(finished, figure).value(u"explanation"_qs).toObject();
}

/// No database is needed for that.
void StatsCliTest::listsEveryFigure()
{
    const Finished finished = stats(u"--list --database postgresql://x@127.0.0.1:1/x"_qs);
    QCOMPARE(finished.status, 0);
    QCOMPARE(finished.out.count('\n'), Sql::figureCatalogue().size());
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        QVERIFY2(finished.out.contains(QByteArray(figure.name.toUtf8() + ' ')), qPrintable(figure.name));
        QVERIFY(figure.definition.size() > 20);
    }
}

void StatsCliTest::printsEveryFigureAsJson()
{
    QString options = u"--json --bucket week"_qs;
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        options += u" --figure " + figure.name;
    }
    const Finished finished = statsOfMay(options);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject document = finished.json();
    QCOMPARE(document.value(u"bucket"_qs).toString(), u"week"_qs);
    QCOMPARE(document.value(u"filters"_qs).toObject(), QJsonObject());
    const QJsonObject figures = document.value(u"figures"_qs).toObject();
    QCOMPARE(figures.size(), Sql::figureCatalogue().size());
    for (auto figure = figures.begin(); figure != figures.end(); ++figure) {
        QVERIFY2(figure.value().toObject().value(u"rows"_qs).isArray(), qPrintable(figure.key()));
    }
    const QJsonObject totals = rowsOf(finished, u"totals"_qs).first().toObject();
    QCOMPARE(totals.value(u"shelf_searches"_qs).toInt(), 3);
    const double p50 = totals.value(u"cold_search"_qs).toObject().value(u"p50_ms"_qs).toDouble();
    QVERIFY2(std::abs(p50 - 3000) <= 30, "within 1 %: of several days");
    QCOMPARE(totals.value(u"searches_without_valid_duration"_qs).toInt(), 1);
    QCOMPARE(rowsOf(finished, u"activity"_qs).size(), 5);
    QCOMPARE(rowsOf(finished, u"week_hours"_qs).size(), 168);
    QCOMPARE(rowsOf(finished, u"libraries"_qs).size(), 2);
    QCOMPARE(rowsOf(finished, u"books_shown"_qs).size(), 2);
    QCOMPARE(figureOf(finished, u"funnel"_qs).value(u"checks"_qs).toInt(), 3);
}

void StatsCliTest::printsEveryFigureAsText()
{
    for (const QString &page : Sql::figurePageNames()) {
        const Finished finished = statsOfMay(u"--bucket week --page "_qs + page);
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
        for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
            QCOMPARE(finished.out.contains(QByteArray('\n' + figure.name.toUtf8() + '\n')),
                     figure.isOn(*Sql::figurePageFromName(page)));
        }
        QVERIFY(!finished.out.contains('\x1b'));
    }
}

void StatsCliTest::printsEveryFigureAsCsv_data()
{
    QTest::addColumn<QString>("figure");
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        QTest::newRow(qPrintable(figure.name)) << figure.name;
    }
}

void StatsCliTest::printsEveryFigureAsCsv()
{
    QFETCH(QString, figure);
    const Finished finished = statsOfMay(u"-q --format csv --bucket week --figure "_qs + figure);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QByteArrayList lines = finished.out.split('\n');
    QVERIFY(lines.size() >= 2 && lines.last().isEmpty());
    QVERIFY(!lines.first().contains('.'));
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        QVERIFY2(lines[i].endsWith('\r'), lines[i].constData());
        if (!lines[i].contains('"')) {
            QCOMPARE(lines[i].count(','), lines.first().count(','));
        }
    }
}

void StatsCliTest::printsAShortSummary()
{
    const Finished finished = statsOfMay(u"--time-zone America/Chicago"_qs);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QString text = QString::fromUtf8(finished.out);
    for (const QString &words :
         {u"2024-05-01T00:00:00-05:00 to 2024-06-01T00:00:00-05:00 (America/Chicago)"_qs, u" 2 (2 new)\n"_qs,
          u" 50.0 % of 2\n"_qs, u" 1, p50 3000.0 ms, p95 3000.0 ms\n"_qs, u" 350 books\n"_qs}) {
        QVERIFY2(text.contains(words), qPrintable(text));
    }
}

void StatsCliTest::guardsWhatComesFromTheDatabase()
{
    const QByteArray csv = statsOfMay(u"--format csv --figure books_shown"_qs).out;
    QVERIFY2(csv.contains(",'=1+1,\"A, B\","), csv.constData());
    QVERIFY(!csv.contains('\x1b'));
    QVERIFY(!statsOfMay(u"--figure books_shown"_qs).out.contains('\x1b'));
    QVERIFY(!statsOfMay(u"--json --figure books_shown"_qs).out.contains('\x1b'));
}

void StatsCliTest::filters_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("searches");
    QTest::addColumn<int>("checks");
    const auto row = [](const char *options, int searches, int checks) {
        QTest::newRow(options) << QString::fromLatin1(options) << searches << checks;
    };
    row("", 3, 3);
    row("--library nashville", 3, 2);
    row("--library nashville --library brentwood-x", 3, 3);
    row("--not-library nashville", 3, 1);
    row("--medium libby", 3, 2);
    row("--medium physical", 3, 1);
    row("--type Shuffle", 2, 3);
    row("--type Shuffle --type Search", 3, 3);
    row("--type shuffle", 0, 3);
    row("--outcome available", 3, 1);
    row("--outcome out --outcome absent", 3, 2);
    row("--temperature cold", 1, 3);
    row("--temperature warm", 1, 3);
    row("--temperature invalid", 1, 3);
    row("--shelf 1", 2, 3);
    row("--reader 222", 1, 3);
    row("--reader 111 --shelf-name to-read", 2, 3);
    row("--reader 111 --shelf-name read", 0, 3);
    row("--book 1", 1, 2);
    row("--suspect", 3, 1);
    row("--size-from 101", 1, 3);
    row("--size-to 600", 2, 3);
    row("--duration-from 3000", 2, 0);
    row("--duration-to 1000", 0, 1);
    row("--duration-from 999.9 --duration-to 3000.1", 1, 2);
    row("--library nashville --medium physical --type Search", 1, 1);
}

void StatsCliTest::filters()
{
    QFETCH(QString, options);
    const Finished finished = statsOfMay(u"--json --figure totals "_qs + options);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject totals = rowsOf(finished, u"totals"_qs).first().toObject();
    QTEST(totals.value(u"shelf_searches"_qs).toInt(), "searches");
    QTEST(totals.value(u"library_checks"_qs).toInt(), "checks");
    QCOMPARE(finished.json().value(u"filters"_qs).toObject().isEmpty(), options.isEmpty());
    QVERIFY(!finished.messages.contains(u"Hint"));
}

void StatsCliTest::hintsAtIdsThatAreNotThere()
{
    const Finished finished =
        statsOfMay(u"--json --figure totals --library nowhere --library nashville --shelf 99 "
                   "--book 77 --reader 333"_qs);
    QCOMPARE(finished.status, 0);
    for (const QString &id : {u"library nowhere"_qs, u"shelf 99"_qs, u"book 77"_qs, u"reader 333"_qs}) {
        QVERIFY2(finished.messages.contains(u"there is no " + id), qPrintable(finished.messages));
    }
    QCOMPARE(finished.messages.count(u"Hint"), 4);
    QCOMPARE(rowsOf(finished, u"totals"_qs).first().toObject().value(u"shelf_searches"_qs).toInt(), 0);
}

void StatsCliTest::refusesNonsense_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *options, const char *word) {
        QTest::newRow(options) << QString::fromLatin1(options) << QString::fromLatin1(word);
    };
    row("--figure nonsense", "week_hours");
    row("--page nonsense", "durations");
    row("--rows nonsense", "journal");
    row("--format xml", "csv");
    row("--format csv", "--figure");
    row("--format csv --page overview", "--figure");
    row("--format csv --figure totals --figure activity", "one table");
    row("--format text --json", "--json");
    row("--figure totals --page overview", "--page");
    row("--figure totals --rows journal", "--rows");
    row("--medium paper", "physical");
    row("--outcome gone", "absent");
    row("--temperature hot", "warm");
    row("--shelf one", "--shelf");
    row("--shelf -1", "--shelf");
    row("--book 99999999999999999999", "--book");
    row("--size-from 99999999999", "--size-from");
    row("--duration-to -1", "--duration-to");
    row("--duration-to nan", "--duration-to");
    row("--size-from 5 --size-to 5", "empty");
    row("--duration-from 5 --duration-to 4", "empty");
    row("--shelf-name read", "--reader");
    row("--library a --not-library b", "--not-library");
    row("--limit 0", "--limit");
    row("--window 0", "--window");
    row("--after x", "--rows");
    row("--rows journal --after x", "\"next\"");
}

void StatsCliTest::refusesNonsense()
{
    QFETCH(QString, options);
    QFETCH(QString, word);
    const Finished finished = stats(options);
    QCOMPARE(finished.status, 2);
    QVERIFY(finished.out.isEmpty());
    QVERIFY2(finished.messages.contains(word), qPrintable(finished.messages));
}

void StatsCliTest::rangesOfNothing_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("before the data") << u"--from 1900-01-01 --to 1901-01-01"_qs;
    QTest::newRow("the future") << u"--from 2150-01-01 --to 2150-02-01"_qs;
    QTest::newRow("two hundred years") << u"--from 1800-01-01 --to 2000-01-01"_qs;
    QTest::newRow("a moment") << u"--from 2024-05-02T10:00:01 --to 2024-05-02T10:00:02"_qs;
}

void StatsCliTest::rangesOfNothing()
{
    QFETCH(QString, options);
    const Finished finished = stats(u"--json "_qs + options);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(rowsOf(finished, u"totals"_qs).first().toObject().value(u"shelf_searches"_qs).toInt(), 0);
}

void StatsCliTest::explainsWhereAFigureComesFrom()
{
    QJsonObject explanation = explanationOf(u"search_types"_qs, {});
    QCOMPARE(explanation.value(u"definition"_qs).toString(), Sql::findFigure(u"search_types"_qs)->definition);
    QCOMPARE(explanation.value(u"source"_qs).toString(), u"sums by day and rows"_qs);
    QVERIFY(explanation.value(u"reason"_qs).toString().contains(u"written to"));
    QCOMPARE(explanation.value(u"remedy"_qs).toString(), u"shelfhelp database refresh"_qs);
    const QJsonArray statements = explanation.value(u"statements"_qs).toArray();
    QVERIFY(!statements.isEmpty());
    QVERIFY(statements.first().toObject().value(u"sql"_qs).toString().contains(u"shelf_searches"));

    QCOMPARE(m_program->run(words(u"database refresh"_qs)).status, 0);
    explanation = explanationOf(u"search_types"_qs, {});
    QCOMPARE(explanation.value(u"source"_qs).toString(), u"sums by day"_qs);
    QCOMPARE(explanation.value(u"reason"_qs).toString(), QString());

    explanation = explanationOf(u"search_types"_qs, u"--time-zone Asia/Kolkata"_qs);
    QCOMPARE(explanation.value(u"source"_qs).toString(), u"rows"_qs);
    QCOMPARE(explanation.value(u"remedy"_qs).toString(),
             u"shelfhelp database rebuild --time-zone Asia/Kolkata --source-time-zone UTC"_qs);

    explanation = explanationOf(u"search_types"_qs, u"--shelf 1"_qs);
    QCOMPARE(explanation.value(u"source"_qs).toString(), u"rows"_qs);
    QVERIFY(explanation.value(u"reason"_qs).toString().contains(u"filter"));

    run(m_database->connection(), "UPDATE public.shelf_searches SET search_type = search_type");
    explanation = explanationOf(u"search_types"_qs, {});
    QCOMPARE(explanation.value(u"source"_qs).toString(), u"sums by day and rows"_qs);
    QCOMPARE(explanation.value(u"remedy"_qs).toString(), u"shelfhelp database refresh"_qs);
    QCOMPARE(explanationOf(u"outcomes"_qs, {}).value(u"source"_qs).toString(), u"sums by day"_qs);
    QCOMPARE(explanationOf(u"event_counts"_qs, {}).value(u"source"_qs).toString(), u"ledger"_qs);
    QVERIFY(explanationOf(u"books_never_checked"_qs, {}).value(u"reason"_qs).toString().contains(u"always"));
    const auto reasonOfBooks = [this](const QString &options) {
        return explanationOf(u"books_shown"_qs, options).value(u"reason"_qs).toString();
    };
    QVERIFY(reasonOfBooks({}).contains(u"written to"));
    QVERIFY(reasonOfBooks(u"--type Shuffle"_qs).contains(u"filter"));
    QVERIFY(reasonOfBooks(u"--medium libby"_qs).contains(u"filter"));
}

void StatsCliTest::explainsBesideTheTable()
{
    const Finished text = statsOfMay(u"--explain --figure activity"_qs);
    QCOMPARE(text.status, 0);
    for (const char *words : {"Definition: ", "Read from: ", "Statement analytics/", "WITH ", "as of "}) {
        QVERIFY2(text.out.contains(words), text.out.constData());
    }
    const Finished csv = statsOfMay(u"--explain --format csv --figure activity"_qs);
    QVERIFY(csv.out.startsWith("start,"));
    QVERIFY(!csv.out.contains("Definition"));
    QVERIFY(csv.messages.contains(u"Definition: "));
}

void StatsCliTest::pagesTheJournal()
{
    TestDatabase empty;
    Program program(empty.settings());
    QCOMPARE(program.run(words(u"migrate apply"_qs)).status, 0);
    const Finished simulated = program.run(words(u"simulate --events 7"_qs));
    QCOMPARE(program.run(words(u"ingest -"_qs), simulated.out).status, 0);
    QStringList seen;
    QString after;
    do {
        const Finished page = program.run(words(u"stats --json --range 24h --rows journal --limit 3 "_qs +
                                                (after.isEmpty() ? QString() : u"--after " + after)));
        QVERIFY2(page.status == 0, qPrintable(page.messages));
        const QJsonObject journal = page.json().value(u"rows"_qs).toObject().value(u"journal"_qs).toObject();
        for (const QJsonValue &row : journal.value(u"rows"_qs).toArray()) {
            seen.append(row.toObject().value(u"notification_id"_qs).toString());
        }
        after = journal.value(u"next"_qs).toString();
        QVERIFY(seen.size() <= 7);
    } while (!after.isEmpty());
    QCOMPARE(seen.size(), 7);
    QCOMPARE(seen.removeDuplicates(), 0);
}

void StatsCliTest::saysWhereAListIsCut()
{
    for (const QString &figure : {u"books_shown"_qs, u"catalogue_texts"_qs}) {
        run(m_database->connection(), "UPDATE public.library_searches SET availability_message = "
                                      "library_search_id::text WHERE NOT available");
        const auto of = [&](int limit) {
            return statsOfMay(u"--json --figure %1 --limit %2"_qs.arg(figure, QString::number(limit)));
        };
        const qsizetype all = rowsOf(of(1000), figure).size();
        QVERIFY(all >= 2);
        QCOMPARE(figureOf(of(1000), figure).value(u"is_cut"_qs), QJsonValue(false));
        QCOMPARE(figureOf(of(int(all)), figure).value(u"is_cut"_qs), QJsonValue(false));
        QCOMPARE(rowsOf(of(int(all)), figure).size(), all);
        QCOMPARE(figureOf(of(int(all) - 1), figure).value(u"is_cut"_qs), QJsonValue(true));
        QCOMPARE(rowsOf(of(int(all) - 1), figure).size(), all - 1);
    }
}

/// The statement waits for a lock that nobody gives back.
void StatsCliTest::stopsOnRequest()
{
    run(m_database->connection(), "BEGIN; LOCK TABLE public.shelf_searches");
    const std::unique_ptr<QProcess> process = m_program->start({u"stats"_qs, u"--json"_qs});
    const auto waiting = [this] {
        return ask(m_database->connection(),
                   u"SELECT count(*) FROM pg_catalog.pg_locks WHERE NOT granted AND "
                   "database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = "
                   "pg_catalog.current_database())"_qs);
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), u"1"_qs, patience);
    QCOMPARE(kill(pid_t(process->processId()), SIGINT), 0);
    const Finished finished = Program::finish(*process);
    QCOMPARE(waiting(), u"0"_qs);
    run(m_database->connection(), "ROLLBACK");
    QCOMPARE(finished.status, 1);
    QVERIFY(finished.out.isEmpty());
    QVERIFY2(finished.messages.contains(u"Stopped, as you asked"), qPrintable(finished.messages));
}

void StatsCliTest::readsTheExistingTablesAlone()
{
    ExistingDatabase existing;
    const QString searches = existing.ask(u"SELECT count(*) FROM public.shelf_searches WHERE time_start >= "
                                          "'2000-01-01' AND time_start < '2100-01-01'"_qs);
    existing.disconnect();
    Program program(existing.settings());
    QString options = u"stats --json --explain --range all --bucket month"_qs;
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        options += u" --figure " + figure.name;
    }
    const Finished finished = program.run(words(options));
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.messages.count(u"Hint: this database was not adopted"), 1);
    QCOMPARE(QString::number(
                 rowsOf(finished, u"totals"_qs).first().toObject().value(u"shelf_searches"_qs).toInteger()),
             searches);
    QCOMPARE(figureOf(finished, u"event_counts"_qs).value(u"is_recorded"_qs), QJsonValue(false));
    QVERIFY(rowsOf(finished, u"open_rejections"_qs).first().toObject().value(u"open_rejections"_qs).isNull());
    const QJsonObject explanation =
        figureOf(finished, u"search_types"_qs).value(u"explanation"_qs).toObject();
    QVERIFY(explanation.value(u"remedy"_qs).toString().contains(u"migrate adopt"));
    QCOMPARE(program.run(words(u"stats --range all"_qs)).status, 0);
    QCOMPARE(program.run(words(u"ingest -"_qs)).status, 1);
}

QTEST_GUILESS_MAIN(StatsCliTest)

#include "statsclitest.moc"
