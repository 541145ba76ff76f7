// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "marksrowstest.h"

#include <sql/analytics/rowsbehind.h>
#include <ui/charts/parserhealthchart.h>

#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

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

} // namespace

/// Every mark and cell of the page of libraries counts as many checks as there are rows behind it.
class LibraryRowsTest final : public MarksRowsTest
{
    Q_OBJECT

public:
    LibraryRowsTest()
        : MarksRowsTest(20260404)
    {
    }

protected:
    [[nodiscard]] QList<PanelDefinition> panels() const override { return libraryPanels(); }

    [[nodiscard]] QList<NamedFilter> filters() const override;
    [[nodiscard]] Result<qint64> count(Sql::Snapshot &snapshot, const RowsBehind &rows,
                                       const Question &question) const override;

private Q_SLOTS:

    void othersAreThoseWithoutALine();
};

QList<NamedFilter> LibraryRowsTest::filters() const
{
    return {
        {"nothing", {}},
        {"a library", {.libraries = Sql::Selection{{u"test-a"_qs, u"test-c"_qs}}}},
        {"without a library", {.libraries = Sql::Selection{{u"test-b"_qs}, true}}},
        {"a medium", {.medium = Sql::Medium::Physical}},
        {"an outcome", {.outcomes = Sql::Selection{{u"available"_qs}}}},
        {"without an outcome", {.outcomes = Sql::Selection{{u"out"_qs}, true}}},
        {"suspect", {.isSuspect = true}},
        {"a book", {.bookId = 3}},
    };
}

Result<qint64> LibraryRowsTest::count(Sql::Snapshot &snapshot, const RowsBehind &rows, const Question &) const
{
    return rows.kind == RowKind::LibraryChecks ? Sql::countCheckRows(snapshot, rows.pieces, rows.filter)
                                               : Error{.message = u"These are no checks: "_qs + rows.name};
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
    const QList<RowsBehind> marks = allRowsOf(chart, question);
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
