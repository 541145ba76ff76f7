// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "marksrowstest.h"

#include "figuretesting.h"

#include <sql/rollups/refresher.h>
#include <tests/support/rowcounting.h>
#include <ui/charts/tablebody.h>
#include <ui/charts/timechart.h>

#include <QTableView>

#include <algorithm>

namespace ShelfHelp::Tests {

using namespace Ui;

Question springOf(const QByteArray &zone, Sql::Bucket bucket)
{
    Question question{.time = contextOf({utc(u"2024-03-09T10:20:00"_qs), utc(u"2024-04-08T03:40:00"_qs)},
                                        bucket, zone, zone),
                      .filter = {}};
    question.time.now = utc(u"2024-05-01T12:00:00"_qs);
    return question;
}

namespace {

QList<RowsBehind> rowsOfMarks(const CardBody &body, const Question &question)
{
    QList<RowsBehind> rows;
    if (const auto *table = qobject_cast<const TableBody *>(&body)) {
        const QAbstractItemModel *model = table->view()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                rows += table->rowsBehind(model->index(row, column));
            }
        }
        return rows;
    }
    // Over time a mark is a bucket, of which a table may have several rows.
    const bool isOverTime = qobject_cast<const TimeChart *>(&body) != nullptr;
    const int marks = isOverTime ? BucketGrid(question.time).count() : int(body.table().rows.size());
    for (int mark = 0; mark < marks; ++mark) {
        rows += qobject_cast<const Chart *>(&body)->rowsBehind(mark);
    }
    return rows;
}

} // namespace

QList<RowsBehind> allRowsOf(CardBody &body, const Question &question)
{
    QList<RowsBehind> all;
    const auto add = [&all](const RowsBehind &rows) {
        if (!all.contains(rows)) {
            all.append(rows);
        }
    };
    for (int variant = 0; variant < std::max<qsizetype>(1, body.variants().size()); ++variant) {
        body.setVariant(variant);
        for (const LegendEntry &entry : body.legend()) {
            if (entry.rows) {
                add(*entry.rows);
            }
        }
        std::ranges::for_each(rowsOfMarks(body, question), add);
    }
    return all;
}

void MarksRowsTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    History(m_seed).write(connection());
    run(connection(), furtherRows());
}

void MarksRowsTest::addPanels() const
{
    QTest::addColumn<QString>("panel");
    for (const PanelDefinition &definition : panels()) {
        QTest::newRow(qPrintable(definition.id)) << definition.id;
    }
}

Result<qint64> MarksRowsTest::count(Sql::Snapshot &snapshot, const RowsBehind &rows,
                                    const Question &question) const
{
    return countRows(snapshot, rows, question);
}

void MarksRowsTest::compareMarks(const Question &question)
{
    QFETCH(QString, panel);
    const QList<PanelDefinition> all = panels();
    const auto definition = std::ranges::find(all, panel, &PanelDefinition::id);
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Result<Figure> figure = definition->read(*snapshot.value(), question);
    QVERIFY2(figure.ok(), why(figure).constData());
    const std::unique_ptr<CardBody> body(definition->make());
    body->setQuestion(question);
    definition->show(*body, figure.value());
    const QList<RowsBehind> marks = allRowsOf(*body, question);
    QVERIFY2(!marks.isEmpty() || question.filter != Sql::Filter(), "there is something to compare");
    for (const RowsBehind &mark : marks) {
        QVERIFY2(mark.n > 0, qPrintable(mark.name));
        const Result<qint64> counted = count(*snapshot.value(), mark, question);
        QVERIFY2(counted.ok(), why(counted).constData());
        QVERIFY2(counted.value() == mark.n,
                 qPrintable(u"%1, in %2: %3 instead of %4"_qs
                                .arg(mark.name, QString::fromUtf8(question.time.reportingZone.id()))
                                .arg(counted.value())
                                .arg(mark.n)));
    }
}

void MarksRowsTest::marksCountTheirRows()
{
    for (const QByteArray &zone : zones()) {
        underFilters(springOf(zone), [this](const Question &question) { compareMarks(question); });
        QVERIFY2(!QTest::currentTestFailed(), zone.constData());
    }
    compareMarks(springOf("UTC", Sql::Bucket::Day));
}

void MarksRowsTest::buildSums()
{
    if (m_hasSums) {
        return;
    }
    // Sums from the year 2000 on would take their time.
    run(connection(), "DELETE FROM public.library_searches WHERE time_start < '2024-01-01'; "
                      "DELETE FROM public.shelf_searches WHERE time_start < '2024-01-01';");
    const auto built = Sql::rebuildRollups(connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    m_hasSums = true;
}

void MarksRowsTest::withSumsByDay()
{
    buildSums();
    const Question question = springOf("UTC");
    const auto snapshot = Sql::Snapshot::begin(connection(), question.time);
    QVERIFY(snapshot.ok() && snapshot.value()->sums());
    underFilters(question, [this](const Question &filtered) { compareMarks(filtered); });
}

} // namespace ShelfHelp::Tests
