// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakepages.h>
#include <ui/models/librariesmodel.h>
#include <ui/models/tabletext.h>

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ShelfHelp;
using Ui::LibrariesModel;

namespace {

using Fake = Tests::FakePages<Sql::LibraryRow, Sql::LibrarySort>;

Sql::LibraryRow nashville()
{
    return {.libraryId = u"nashville"_qs,
            .name = u"Nashville Public Library"_qs,
            .outcomes = {.available = 1000, .out = 500, .notInCatalogue = 500, .unknown = 1},
            .medianMs = 296.306,
            .lastCheck = QDateTime({2024, 9, 2}, {14, 47, 2}, Qt::UTC)};
}

} // namespace

class LibrariesModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void asksForTheMostCheckedFirst();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void displays_data();
    void displays();
    void printsDashesForLibrariesNeverChecked();
    void copiesRawValues();
    void marksTheUnnamed();
    void tellsNamesakesApart();
};

void LibrariesModelTest::asksForTheMostCheckedFirst()
{
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    QCOMPARE(pages.requests.first().sort, Sql::LibrarySort::Checks);
    QCOMPARE(pages.requests.first().order, Qt::DescendingOrder);
}

void LibrariesModelTest::sortsByEveryColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Sql::LibrarySort>("sort");
    QTest::newRow("name") << int(LibrariesModel::Name) << Sql::LibrarySort::Name;
    QTest::newRow("id") << int(LibrariesModel::Id) << Sql::LibrarySort::Id;
    QTest::newRow("availability") << int(LibrariesModel::Availability) << Sql::LibrarySort::Availability;
    QTest::newRow("coverage") << int(LibrariesModel::Coverage) << Sql::LibrarySort::Coverage;
    QTest::newRow("median") << int(LibrariesModel::Median) << Sql::LibrarySort::Median;
    QTest::newRow("last check") << int(LibrariesModel::LastCheck) << Sql::LibrarySort::LastCheck;
}

void LibrariesModelTest::sortsByEveryColumn()
{
    QFETCH(int, column);
    QFETCH(Sql::LibrarySort, sort);
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    model.sort(column, Qt::AscendingOrder);
    QCOMPARE(pages.requests.last().sort, sort);
}

void LibrariesModelTest::displays_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::newRow("name") << int(LibrariesModel::Name) << u"Nashville Public Library"_qs;
    QTest::newRow("id") << int(LibrariesModel::Id) << u"nashville"_qs;
    QTest::newRow("availability of owned copies") << int(LibrariesModel::Availability) << u"66.7 %"_qs;
    QTest::newRow("coverage") << int(LibrariesModel::Coverage) << u"75.0 %"_qs;
    QTest::newRow("median") << int(LibrariesModel::Median) << u"296 ms"_qs;
}

void LibrariesModelTest::displays()
{
    QFETCH(int, column);
    QFETCH(QString, text);
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    const QAbstractItemModelTester tester(&model);
    model.reload();
    pages.answer(0, {nashville()}, 1);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, column)
                 .data()
                 .toString()
                 .replace(QChar(QChar::Nbsp), u' ')
                 .replace(QChar(0x202f), u' '),
             text);
}

void LibrariesModelTest::printsDashesForLibrariesNeverChecked()
{
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    Sql::LibraryRow memphis;
    memphis.libraryId = u"memphis"_qs;
    pages.answer(0, {memphis}, 1);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, LibrariesModel::Checks).data(), u"0"_qs);
    for (const int column : {LibrariesModel::Availability, LibrariesModel::Coverage, LibrariesModel::Median,
                             LibrariesModel::LastCheck}) {
        QCOMPARE(model.index(0, column).data(), u"–"_qs);
    }
}

void LibrariesModelTest::copiesRawValues()
{
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    Sql::LibraryRow library = nashville();
    library.outcomes = {.available = 1, .out = 1, .notInCatalogue = 6};
    pages.answer(0, {library}, 1);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(Ui::tabSeparatedRows(model, {0}),
             u"name\tlibrary_id\tchecks\tavailability\tcoverage\tmedian_ms\tlast_check\n"
             u"Nashville Public Library\tnashville\t8\t0.5\t0.25\t296.306\t2024-09-02T14:47:02.000Z\n"_qs);
}

void LibrariesModelTest::marksTheUnnamed()
{
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    model.setOnlyUnnamed(true);
    model.reload();
    QVERIFY(pages.requests.first().onlyUnnamed);
    pages.answer(0, {{.libraryId = u"newtown"_qs, .name = u"newtown"_qs, .isUnnamed = true}, nashville()}, 2);
    QTRY_COMPARE(model.rowCount(), 2);
    const QModelIndex unnamed = model.index(0, LibrariesModel::Name);
    QCOMPARE(unnamed.data(LibrariesModel::MarkRole).toString(), u"unnamed"_qs);
    QCOMPARE(unnamed.data(Qt::AccessibleTextRole).toString(), u"newtown unnamed"_qs);
    QCOMPARE(unnamed.data(LibrariesModel::SortRole).toString(), u"newtown"_qs); // what is copied
    QCOMPARE(model.index(0, LibrariesModel::Id).data(LibrariesModel::MarkRole).toString(), QString());
    QCOMPARE(model.index(1, LibrariesModel::Name).data(LibrariesModel::MarkRole).toString(), QString());
    QCOMPARE(model.loadedRow(0)->libraryId, u"newtown"_qs);
    QCOMPARE(model.rowOf(u"nashville"_qs), std::optional(1));
    QVERIFY(!model.rowOf(u"elsewhere"_qs));
    QVERIFY(!model.loadedRow(-1));
}

void LibrariesModelTest::tellsNamesakesApart()
{
    Fake pages;
    LibrariesModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    Sql::LibraryRow shared = nashville();
    shared.isNameShared = true;
    pages.answer(0, {shared, nashville()}, 2);
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"(nashville)"));
    QVERIFY(!model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"(nashville)"));
}

QTEST_GUILESS_MAIN(LibrariesModelTest)
#include "librariesmodeltest.moc"
