// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "history.h"

#include <sql/analytics/rowsbehind.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>
#include <ui/charts/bucketgrid.h>
#include <ui/charts/parserhealthchart.h>
#include <ui/charts/tablebody.h>
#include <ui/panels/definitions.h>

#include <QTableView>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

/// Weeks with a clock change, cut in the middle of days, and the weeks before them.
Question springOf(const QByteArray &zone, Sql::Bucket bucket)
{
    Question question{.time = contextOf({utc(u"2024-03-09T10:30:00"_qs), utc(u"2024-04-08T03:20:00"_qs)},
                                        bucket, zone, zone),
                      .filter = {}};
    question.time.now = utc(u"2024-05-01T12:00:00"_qs);
    return question;
}

struct NamedFilter
{
    const char *name;
    Sql::Filter filter;
};

const QList<NamedFilter> &filtersUnderTest()
{
    static const QList<NamedFilter> all{
        {"nothing", {}},
        {"a library", {.libraries = Sql::Selection{{u"test-a"_qs, u"test-c"_qs}}}},
        {"without a library", {.libraries = Sql::Selection{{u"test-b"_qs}, true}}},
        {"a medium", {.medium = Sql::Medium::Physical}},
        {"an outcome", {.outcomes = Sql::Selection{{u"available"_qs}}}},
        {"without an outcome", {.outcomes = Sql::Selection{{u"out"_qs}, true}}},
        {"suspect", {.isSuspect = true}},
        {"a book", {.bookId = 3}},
    };
    return all;
}

/// Stores `checks` checks of a new library: every third one unknown, half of the others suspect.
QByteArray troublesSql(const QByteArray &library, int checks)
{
    return "INSERT INTO public.libraries (library_id, library_name) VALUES ('" + library + "', '" + library +
           "'); INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, "
           "available, "
           "availability_message) SELECT '" +
           library +
           "', false, t.start, t.start, t.n % 2 = 0, CASE WHEN t.n % 3 = 0 THEN 'Tuesday' ELSE 'UNAVAILABLE' "
           "END "
           "FROM (SELECT n, timestamp '2024-03-20' + n * interval '1 hour' AS start FROM "
           "generate_series(1, " +
           QByteArray::number(checks) + ") AS n) AS t";
}

/// The rows behind every mark or cell of a body.
QList<RowsBehind> allRowsOf(const Chart &chart, int marks)
{
    QList<RowsBehind> all;
    for (int mark = 0; mark < marks; ++mark) {
        all.append(chart.rowsBehind(mark));
    }
    return all;
}

QList<RowsBehind> allRowsOf(const TableBody &body)
{
    const QAbstractItemModel *model = body.view()->model();
    QList<RowsBehind> all;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const RowsBehind &each : body.rowsBehind(model->index(row, column))) {
                if (!all.contains(each)) {
                    all.append(each);
                }
            }
        }
    }
    return all;
}

QList<RowsBehind> allRowsOf(CardBody &body, const Question &question)
{
    if (const auto *table = qobject_cast<TableBody *>(&body)) {
        return allRowsOf(*table);
    }
    return allRowsOf(*qobject_cast<Chart *>(&body), BucketGrid(question.time).count());
}

} // namespace

/// Every mark and cell of the page of libraries counts as many checks as there are rows behind it.
class LibraryRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void marksCountTheirRows_data() { addPanels(); }

    void marksCountTheirRows();

    void withSumsByDay_data() { addPanels(); }

    void withSumsByDay();
    void othersAreThoseWithoutALine();

private:
    void addPanels();
    void compareMarks(const Question &question);

    [[nodiscard]] Sql::Connection &connection() { return m_database->connection(); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<History> m_history;
};

void LibraryRowsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_history = std::make_unique<History>(20260404);
    m_history->write(connection());
}

void LibraryRowsTest::addPanels()
{
    QTest::addColumn<QString>("panel");
    for (const PanelDefinition &definition : libraryPanels()) {
        QTest::newRow(qPrintable(definition.id)) << definition.id;
    }
}

void LibraryRowsTest::compareMarks(const Question &question)
{
    QFETCH(QString, panel);
    const QList<PanelDefinition> panels = libraryPanels();
    const auto definition = std::ranges::find(panels, panel, &PanelDefinition::id);
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Result<Figure> figure = definition->read(*snapshot.value(), question);
    QVERIFY2(figure.ok(), why(figure).constData());
    const std::unique_ptr<CardBody> body(definition->make());
    body->setQuestion(question);
    definition->show(*body, figure.value());
    const QList<RowsBehind> marks = allRowsOf(*body, question);
    QVERIFY(!marks.isEmpty() || !body->hasData());
    for (const RowsBehind &mark : marks) {
        QCOMPARE(mark.kind, RowKind::LibraryChecks);
        QVERIFY(mark.n > 0);
        const Result<qint64> counted = Sql::countCheckRows(*snapshot.value(), mark.pieces, mark.filter);
        QVERIFY2(counted.ok(), why(counted).constData());
        QVERIFY2(counted.value() == mark.n,
                 qPrintable(u"%1: %2 instead of %3"_qs.arg(mark.name).arg(counted.value()).arg(mark.n)));
    }
    if (question.filter == Sql::Filter()) {
        QVERIFY2(marks.size() > 5, "there is something to compare");
    }
}

void LibraryRowsTest::marksCountTheirRows()
{
    for (const NamedFilter &filter : filtersUnderTest()) {
        Question question = springOf("Europe/Berlin", Sql::Bucket::Week);
        question.filter = filter.filter;
        compareMarks(question);
        QVERIFY2(!QTest::currentTestFailed(), filter.name);
    }
    compareMarks(springOf("UTC", Sql::Bucket::Day));
}

void LibraryRowsTest::withSumsByDay()
{
    // Sums from the year 2000 on would take their time.
    run(connection(), "DELETE FROM public.library_searches WHERE time_start < '2024-01-01'; "
                      "DELETE FROM public.shelf_searches WHERE time_start < '2024-01-01';");
    const auto built = Sql::rebuildRollups(connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    const Question question = springOf("UTC", Sql::Bucket::Week);
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY(snapshot.ok() && snapshot.value()->sums());
    for (const NamedFilter &filter : filtersUnderTest()) {
        Question filtered = question;
        filtered.filter = filter.filter;
        compareMarks(filtered);
        QVERIFY2(!QTest::currentTestFailed(), filter.name);
    }
}

/// More libraries with troubles than lines.
void LibraryRowsTest::othersAreThoseWithoutALine()
{
    MigratedDatabase database;
    for (int i = 0; i < Sql::parserHealthLines + 3; ++i) {
        run(database.connection(), troublesSql("trouble-" + QByteArray::number(i), 20 - i));
    }
    const Question question = springOf("UTC", Sql::Bucket::Day);
    const auto snapshot = Sql::Snapshot::begin(database.connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto health = Sql::parserHealth(*snapshot.value(), question.time, question.filter);
    QVERIFY2(health.ok(), why(health).constData());
    QCOMPARE(health.value().size(), Sql::parserHealthLines + 1);
    ParserHealthChart chart;
    chart.setQuestion(question);
    chart.setData(health.value());
    const QList<RowsBehind> marks = allRowsOf(chart, BucketGrid(question.time).count());
    const auto isOfOthers = [](const RowsBehind &mark) {
        return mark.filter.libraries && mark.filter.libraries->isExcluded;
    };
    QVERIFY(std::ranges::any_of(marks, isOfOthers));
    for (const RowsBehind &mark : marks) {
        const Result<qint64> counted = Sql::countCheckRows(*snapshot.value(), mark.pieces, mark.filter);
        QVERIFY2(counted.ok(), why(counted).constData());
        QVERIFY2(counted.value() == mark.n, qPrintable(mark.name));
    }
}

QTEST_MAIN(LibraryRowsTest)

#include "libraryrowstest.moc"
