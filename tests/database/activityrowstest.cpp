// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "marksrowstest.h"

#include <ui/charts/funnelchart.h>

#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

} // namespace

/// Every mark of the pages Activity and Journey, and every value of Parity, counts as many rows as it leads
/// to.
class ActivityRowsTest final : public MarksRowsTest
{
    Q_OBJECT

public:
    ActivityRowsTest()
        : MarksRowsTest(20260505)
    {
    }

protected:
    [[nodiscard]] QList<PanelDefinition> panels() const override
    {
        return activityPanels() + journeyPanels() + parityPanels();
    }

    [[nodiscard]] QList<NamedFilter> filters() const override;

    [[nodiscard]] QList<QByteArray> zones() const override
    {
        return {"Europe/Berlin", "Australia/Lord_Howe"};
    }

    [[nodiscard]] Result<qint64> count(Sql::Snapshot &snapshot, const RowsBehind &rows,
                                       const Question &question) const override;

private Q_SLOTS:
    void anotherWindowHasOtherRows();
    void theFunnelsRowsCanBeReadByNumber();
};

QList<NamedFilter> ActivityRowsTest::filters() const
{
    return {{"nothing", {}},
            {"a medium", {.medium = Sql::Medium::Physical}},
            {"cold", {.temperature = Sql::Temperature::Cold}},
            {"warm", {.temperature = Sql::Temperature::Warm}},
            {"without an outcome", {.outcomes = Sql::Selection{{u"available"_qs}, true}}},
            {"sizes that cut bins, and libraries",
             {.shelfSize = {110, 630}, .libraries = Sql::Selection{{u"test-a"_qs, u"test-c"_qs}}}}};
}

/// As many as a table of rows would have.
Result<qint64> ActivityRowsTest::count(Sql::Snapshot &snapshot, const RowsBehind &rows,
                                       const Question &question) const
{
    const auto index =
        rows.kind == RowKind::ShelfSearches
            ? searchIndex(snapshot, rows, question.time)
            : Sql::RowIndex::ofChecks(snapshot, rows.pieces, rows.filter, question.time.reportingZone);
    return index.ok() ? Result<qint64>(index.value().total()) : index.error();
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
            const auto counted = count(*snapshot.value(), each, question);
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

QTEST_MAIN(ActivityRowsTest)

#include "activityrowstest.moc"
