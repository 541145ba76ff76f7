// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "history.h"

#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>
#include <ui/charts/chart.h>
#include <ui/charts/funnelchart.h>
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

/// Weeks with a clock change, cut in the middle of hours.
Question springOf(const QByteArray &zone)
{
    Question question{.time = contextOf({utc(u"2024-03-09T10:20:00"_qs), utc(u"2024-04-08T03:40:00"_qs)},
                                        Sql::Bucket::Week, zone, zone),
                      .filter = {}};
    question.time.now = utc(u"2024-05-01T12:00:00"_qs);
    return question;
}

QList<Sql::Filter> filtersUnderTest()
{
    return {{},
            {.medium = Sql::Medium::Physical},
            {.temperature = Sql::Temperature::Cold},
            {.temperature = Sql::Temperature::Warm},
            {.outcomes = Sql::Selection{{u"available"_qs}, true}},
            {.shelfSize = {110, 630}, .libraries = Sql::Selection{{u"test-a"_qs, u"test-c"_qs}}}};
}

QList<PanelDefinition> panelsUnderTest()
{
    return activityPanels() + journeyPanels() + parityPanels();
}

/// The rows behind all marks or cells, in each way to look at them.
QList<RowsBehind> allRowsOf(CardBody &body)
{
    QList<RowsBehind> all;
    const auto add = [&all](const QList<RowsBehind> &rows) {
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(all),
                     [&all](const RowsBehind &each) { return !all.contains(each); });
    };
    const auto *chart = qobject_cast<Chart *>(&body);
    const auto variants = std::max(qsizetype(1), body.variants().size());
    for (int variant = 0; variant < variants; ++variant) {
        body.setVariant(variant);
        const auto marks = chart != nullptr ? int(body.table().rows.size()) : 0;
        for (int mark = 0; mark < marks; ++mark) {
            add(chart->rowsBehind(mark));
        }
    }
    if (const auto *table = qobject_cast<TableBody *>(&body)) {
        const QAbstractItemModel *model = table->view()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            add(table->rowsBehind(model->index(row, 0)));
        }
    }
    return all;
}

/// As many as a table of rows would have.
Result<qint64> countRows(Sql::Snapshot &snapshot, const RowsBehind &rows, const Sql::TimeContext &time)
{
    const auto index = rows.kind == RowKind::ShelfSearches
                           ? searchIndex(snapshot, rows, time)
                           : Sql::RowIndex::ofChecks(snapshot, rows.pieces, rows.filter, time.reportingZone);
    return index.ok() ? Result<qint64>(index.value().total()) : index.error();
}

} // namespace

/// Every mark of the pages Activity and Journey, and every value of Parity, counts as many rows as it leads
/// to.
class ActivityRowsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void marksCountTheirRows_data() { addPanels(); }

    void marksCountTheirRows();
    void anotherWindowHasOtherRows();
    void theFunnelsRowsCanBeReadByNumber();

    void withSumsByDay_data() { addPanels(); }

    void withSumsByDay();

private:
    void addPanels();
    void compareMarks(const Question &question);

    [[nodiscard]] Sql::Connection &connection() { return m_database->connection(); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<History> m_history;
    qint64 m_rows = 0; ///< that marks have led to
};

void ActivityRowsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_history = std::make_unique<History>(20260505);
    m_history->write(connection());
}

void ActivityRowsTest::addPanels()
{
    QTest::addColumn<QString>("panel");
    for (const PanelDefinition &definition : panelsUnderTest()) {
        QTest::newRow(qPrintable(definition.id)) << definition.id;
    }
}

void ActivityRowsTest::compareMarks(const Question &question)
{
    QFETCH(QString, panel);
    const QList<PanelDefinition> panels = panelsUnderTest();
    const auto definition = std::ranges::find(panels, panel, &PanelDefinition::id);
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Result<Figure> figure = definition->read(*snapshot.value(), question);
    QVERIFY2(figure.ok(), why(figure).constData());
    const std::unique_ptr<CardBody> body(definition->make());
    body->setQuestion(question);
    definition->show(*body, figure.value());
    const QList<RowsBehind> marks = allRowsOf(*body);
    QVERIFY(!marks.isEmpty() || question.filter != Sql::Filter());
    for (const RowsBehind &mark : marks) {
        QVERIFY2(mark.n > 0, qPrintable(mark.name));
        const Result<qint64> counted = countRows(*snapshot.value(), mark, question.time);
        QVERIFY2(counted.ok(), why(counted).constData());
        QVERIFY2(counted.value() == mark.n,
                 qPrintable(u"%1, in %2: %3 instead of %4"_qs
                                .arg(mark.name, QString::fromUtf8(question.time.reportingZone.id()))
                                .arg(counted.value())
                                .arg(mark.n)));
        m_rows += mark.n;
    }
}

void ActivityRowsTest::marksCountTheirRows()
{
    m_rows = 0;
    for (const QByteArray &zone : {QByteArray("Europe/Berlin"), QByteArray("Australia/Lord_Howe")}) {
        for (const Sql::Filter &filter : filtersUnderTest()) {
            Question question = springOf(zone);
            question.filter = filter;
            compareMarks(question);
            QVERIFY(!QTest::currentTestFailed());
        }
    }
    QVERIFY2(m_rows > 1000, qPrintable(QString::number(m_rows)));
}

/// The longer the window, the more searches come further; what leads to them follows.
void ActivityRowsTest::anotherWindowHasOtherRows()
{
    Question question = springOf("UTC");
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QList<qint64> checked;
    for (const int minutes : {1, 30, 1440}) {
        question.funnelWindow = std::chrono::minutes(minutes);
        const Result<Figure> figure = readFunnel(*snapshot.value(), question);
        QVERIFY2(figure.ok(), why(figure).constData());
        FunnelChart chart;
        chart.setQuestion(question);
        chart.setData(figure.value().as<FunnelChart::Data>());
        const QList<RowsBehind> rows = chart.rowsBehind(int(Sql::FunnelStep::Checked));
        const auto reached = std::ranges::find_if(rows, [](const RowsBehind &each) {
            return each.funnel->part == Sql::FunnelRequest::Part::Reached;
        });
        const qint64 n = reached != rows.end() ? reached->n : 0;
        for (const RowsBehind &each : rows) {
            const auto counted = countRows(*snapshot.value(), each, question.time);
            QVERIFY2(counted.ok(), why(counted).constData());
            QCOMPARE(counted.value(), each.n);
        }
        QVERIFY(checked.isEmpty() || n > checked.last());
        checked.append(n);
    }
}

/// A table jumps to any row of them, newest or slowest first.
void ActivityRowsTest::theFunnelsRowsCanBeReadByNumber()
{
    const Question question = springOf("America/Chicago");
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Sql::FunnelPart part{.step = Sql::FunnelStep::Checked};
    const auto index = Sql::RowIndex::ofFunnel(*snapshot.value(), question.time, part, question.filter);
    QVERIFY2(index.ok(), why(index).constData());
    const auto expected = Sql::funnelSearches(*snapshot.value(), question.time,
                                              {.step = part.step, .part = part.part, .limit = 1'000'000});
    QVERIFY2(expected.ok(), why(expected).constData());
    const auto read = [&](Sql::RowOrder order, qint64 offset, int limit) {
        return Sql::searchRowsAt(*snapshot.value(), index.value(), Sql::wholeRange(question.time.range),
                                 question.filter, order, offset, limit);
    };
    const qint64 total = index.value().total();
    QVERIFY(total > 10);
    QCOMPARE(total, expected.value().ids.size());
    for (const qint64 offset : {qint64(0), qint64(3), total / 2, total - 1, total}) {
        const auto rows = read(Sql::RowOrder::NewestFirst, offset, 4);
        QVERIFY2(rows.ok(), why(rows).constData());
        QList<qint64> ids;
        for (const Sql::ShelfSearchRow &row : rows.value()) {
            ids.append(row.key.id);
        }
        QCOMPARE(ids, expected.value().ids.mid(offset, 4));
    }
    const auto slowest = read(Sql::RowOrder::SlowestFirst, 0, int(total));
    QVERIFY2(slowest.ok(), why(slowest).constData());
    QCOMPARE(slowest.value().size(), total);
    QVERIFY(std::ranges::is_sorted(slowest.value(), std::greater(), [](const Sql::ShelfSearchRow &row) {
        return row.key.durationUs.value_or(-1);
    }));
    const auto second = read(Sql::RowOrder::SlowestFirst, 1, 2);
    QVERIFY2(second.ok(), why(second).constData());
    QCOMPARE(second.value(), slowest.value().mid(1, 2));
}

void ActivityRowsTest::withSumsByDay()
{
    // Sums from the year 2000 on would take their time.
    run(connection(), "DELETE FROM public.library_searches WHERE time_start < '2024-01-01'; "
                      "DELETE FROM public.shelf_searches WHERE time_start < '2024-01-01';");
    const auto built = Sql::rebuildRollups(connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    for (const Sql::Filter &filter : filtersUnderTest()) {
        Question question = springOf("UTC");
        question.filter = filter;
        compareMarks(question);
        QVERIFY(!QTest::currentTestFailed());
    }
}

QTEST_MAIN(ActivityRowsTest)

#include "activityrowstest.moc"
