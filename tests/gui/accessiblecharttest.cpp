// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/activitychart.h>
#include <ui/charts/funnelchart.h>
#include <ui/panels/definitions.h>

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

constexpr int dayCount = 7;

Question question()
{
    Question about;
    about.time.reportingZone = QTimeZone::utc();
    about.time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    about.time.range.to = about.time.range.from.addDays(dayCount);
    about.time.now = about.time.range.to;
    about.time.bucket = Sql::Bucket::Day;
    return about;
}

QList<Sql::UsageBucket> usage(int days = dayCount)
{
    QList<Sql::UsageBucket> buckets;
    for (int day = 0; day < days; ++day) {
        buckets.append({.start = question().time.range.from.addDays(day),
                        .shelfSearches = 10 * (day + 1),
                        .libraryChecks = day});
    }
    return buckets;
}

std::unique_ptr<ActivityChart> activity()
{
    auto chart = std::make_unique<ActivityChart>();
    chart->setQuestion(question());
    chart->setData({.now = usage()});
    chart->resize(700, 300);
    return chart;
}

QList<PanelDefinition> allPanels()
{
    return overviewPanels() + durationPanels() + libraryPanels() + activityPanels() + journeyPanels() +
           parityPanels();
}

} // namespace

/// Charts and their marks as a screen reader finds them, through the interface that it uses itself.
class AccessibleChartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aChartHasANameAndASentence();
    void everyChartIsOne_data();
    void everyChartIsOne();
    void marksAreRowsOfNamedCells();
    void marksAreWhereTheyAreDrawn();
    void theKeyboardIsFollowed();
    void pressingAMarkShowsItsRows();
    void marksCanBeSelectedFromOutside();
    void newFiguresAreThere();
    void marksThatAreNoLongerThereSayNothing();
    void marksOfAnotherChartAreNotChildren();
    void nothingIsLeftOfAChartThatIsGone();
};

void AccessibleChartTest::aChartHasANameAndASentence()
{
    const auto chart = activity();
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    QVERIFY(interface != nullptr);
    QCOMPARE(interface->role(), QAccessible::Chart);
    QCOMPARE(interface->text(QAccessible::Name), u"Activity"_qs);
    QCOMPARE(interface->text(QAccessible::Description), chart->summary());
    QCOMPARE(chart->summary(), u"Shelf searches: 280 in this range, most 70 (Sun 8 Sept 2024). "
                               "Library checks: 21 in this range, most 6 (Sun 8 Sept 2024)."_qs);
    Question compared = question();
    compared.time.comparison =
        Sql::TimeRange{compared.time.range.from.addDays(-dayCount), compared.time.range.from};
    QList<Sql::UsageBucket> before;
    for (int day = 0; day < dayCount; ++day) {
        before.append(
            {.start = compared.time.comparison->from.addDays(day), .shelfSearches = 50, .libraryChecks = 3});
    }
    chart->setQuestion(compared);
    chart->setData({.now = usage(), .before = before});
    QCOMPARE(
        QString(chart->summary()).replace(QChar::Nbsp, u' '),
        u"Shelf searches: 280 in this range, most 70 (Sun 8 Sept 2024), −70, −20 % against the compared "
        u"period. "
        "Library checks: 21 in this range, most 6 (Sun 8 Sept 2024), unchanged against the compared period."_qs);
    QVERIFY(interface->text(QAccessible::Help).contains(u"arrow keys"_qs));
    QCOMPARE(interface->text(QAccessible::Value), QString());
    chart->showMark(2);
    QVERIFY(interface->text(QAccessible::Value).contains(u"30"_qs));
}

void AccessibleChartTest::everyChartIsOne_data()
{
    QTest::addColumn<QString>("panel");
    for (const PanelDefinition &definition : allPanels()) {
        const std::unique_ptr<CardBody> body(definition.make());
        if (qobject_cast<Chart *>(body.get()) != nullptr) {
            QTest::newRow(qPrintable(definition.id)) << definition.id;
        }
    }
}

/// Before the first figures arrive, too.
void AccessibleChartTest::everyChartIsOne()
{
    QFETCH(QString, panel);
    for (const PanelDefinition &definition : allPanels()) {
        if (definition.id != panel) {
            continue;
        }
        const std::unique_ptr<CardBody> body(definition.make());
        body->setQuestion(question());
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(body.get());
        QCOMPARE(interface->role(), QAccessible::Chart);
        QCOMPARE(interface->text(QAccessible::Name), body->accessibleName());
        QVERIFY(!interface->text(QAccessible::Description).isEmpty());
        QVERIFY(interface->tableInterface() != nullptr);
        QCOMPARE(interface->childCount(), 0);
        QVERIFY(interface->child(0) == nullptr);
        QVERIFY(interface->focusChild() == nullptr);
    }
}

void AccessibleChartTest::marksAreRowsOfNamedCells()
{
    const auto chart = activity();
    const ChartTable table = chart->table();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    QCOMPARE(interface->childCount(), dayCount);
    QAccessibleTableInterface *cells = interface->tableInterface();
    QCOMPARE(cells->rowCount(), dayCount);
    QCOMPARE(cells->columnCount(), table.columns.size());
    for (int row = 0; row < dayCount; ++row) {
        QAccessibleInterface *mark = interface->child(row);
        QCOMPARE(mark, interface->child(row)); // one and the same, however often it is asked for
        QCOMPARE(mark->role(), QAccessible::Row);
        QCOMPARE(mark->parent(), interface);
        QCOMPARE(interface->indexOfChild(mark), row);
        QCOMPARE(mark->childCount(), table.columns.size());
        QCOMPARE(cells->rowDescription(row), table.rows[row][0].text);
        for (int column = 0; column < mark->childCount(); ++column) {
            QAccessibleInterface *cell = mark->child(column);
            QCOMPARE(cell->role(), QAccessible::Cell);
            QCOMPARE(cell->parent(), mark);
            QCOMPARE(mark->indexOfChild(cell), column);
            QCOMPARE(cells->cellAt(row, column), cell);
            QCOMPARE(cell->text(QAccessible::Name), table.rows[row][column].text);
            QCOMPARE(cell->text(QAccessible::Description), table.columns[column].name);
            QCOMPARE(cells->columnDescription(column), table.columns[column].name);
            QCOMPARE(cell->tableCellInterface()->table(), interface);
            QCOMPARE(cell->tableCellInterface()->rowIndex(), row);
            QCOMPARE(cell->tableCellInterface()->columnIndex(), column);
        }
    }
    QCOMPARE(interface->child(2)->text(QAccessible::Name),
             u"%1, %2 30, %3 2"_qs.arg(table.rows[2][0].text, table.columns[1].name, table.columns[2].name));
    QVERIFY(interface->child(dayCount) == nullptr && interface->child(-1) == nullptr);
    QVERIFY(cells->cellAt(0, int(table.columns.size())) == nullptr);
}

void AccessibleChartTest::marksAreWhereTheyAreDrawn()
{
    const auto chart = activity();
    chart->show();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    for (int mark = 0; mark < dayCount; ++mark) {
        const QRect place = interface->child(mark)->rect();
        QVERIFY(interface->rect().contains(place));
        QVERIFY(place.width() > 20 && place.height() > 100);
        QCOMPARE(interface->childAt(place.center().x(), place.center().y()), interface->child(mark));
        QTest::mouseMove(chart.get(), chart->mapFromGlobal(place.center()));
        QCOMPARE(chart->currentMark(), mark);
        QVERIFY(mark == 0 || place.left() >= interface->child(mark - 1)->rect().right() - 2);
    }
    QVERIFY(interface->childAt(interface->rect().left() + 1, interface->rect().top() + 1) == nullptr);
}

/// Focus is at the mark, and its figures are the chart's value.
void AccessibleChartTest::theKeyboardIsFollowed()
{
    const auto chart = activity();
    chart->show();
    QVERIFY(QTest::qWaitForWindowActive(chart.get()));
    chart->setFocus();
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    const QString text = interface->child(1)->text(QAccessible::Name);
    QCOMPARE(interface->text(QAccessible::Value), text);
    QCOMPARE(interface->focusChild(), interface->child(1));
    QVERIFY(interface->child(1)->state().focused && interface->child(1)->state().selected);
    QVERIFY(!interface->child(0)->state().focused);
    QCOMPARE(interface->tableInterface()->selectedRows(), QList<int>{1});
    QVERIFY(interface->tableInterface()->cellAt(1, 0)->tableCellInterface()->isSelected());
}

void AccessibleChartTest::pressingAMarkShowsItsRows()
{
    const auto chart = activity();
    QSignalSpy rows(chart.get(), &CardBody::rowsRequested);
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    QAccessibleActionInterface *actions = interface->child(2)->actionInterface();
    QCOMPARE(actions->actionNames(), QStringList{QAccessibleActionInterface::pressAction()});
    actions->doAction(u"nonsense"_qs);
    QCOMPARE(rows.size(), 0);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>(), chart->rowsBehind(2).first());

    // A step that was never recorded leads nowhere.
    FunnelChart funnel;
    funnel.setQuestion(question());
    funnel.setData({.now = {.searches = {10, 5, 4, 3, 0}, .books = {20, 5, 4, 3, 0}, .checks = 9}});
    QAccessibleInterface *steps = QAccessible::queryAccessibleInterface(&funnel);
    QVERIFY(steps->child(4)->actionInterface()->actionNames().isEmpty());
    QVERIFY(steps->child(4)->text(QAccessible::Name).contains(u"not recorded yet"_qs));
}

void AccessibleChartTest::marksCanBeSelectedFromOutside()
{
    const auto chart = activity();
    QAccessibleTableInterface *cells = QAccessible::queryAccessibleInterface(chart.get())->tableInterface();
    QVERIFY(cells->selectRow(4));
    QCOMPARE(chart->currentMark(), 4);
    QCOMPARE(cells->selectedCellCount(), cells->columnCount());
    QCOMPARE(cells->selectedCells().first(), cells->cellAt(4, 0));
    QVERIFY(!cells->selectRow(dayCount) && !cells->selectRow(-1) && !cells->selectColumn(0));
    QVERIFY(!cells->unselectRow(3));
    QVERIFY(cells->unselectRow(4));
    QCOMPARE(chart->currentMark(), -1);
}

void AccessibleChartTest::newFiguresAreThere()
{
    const auto chart = activity();
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    const QString before = interface->text(QAccessible::Description);
    QList<Sql::UsageBucket> more = usage();
    more[3].shelfSearches = 9000;
    chart->setData({.now = more});
    QVERIFY(interface->text(QAccessible::Description) != before);
    QVERIFY(interface->child(3)->text(QAccessible::Name).contains(u"9,000"_qs));
}

void AccessibleChartTest::marksThatAreNoLongerThereSayNothing()
{
    const auto chart = activity();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    QAccessibleInterface *last = interface->child(dayCount - 1);
    QAccessibleInterface *cell = last->child(1);
    QVERIFY(last->isValid() && cell->isValid());
    Question shorter = question();
    shorter.time.range.to = shorter.time.range.from.addDays(2);
    chart->setQuestion(shorter);
    chart->setData({.now = usage(2)});
    QCOMPARE(interface->childCount(), 2);
    QVERIFY(!last->isValid() && !cell->isValid());
    QCOMPARE(last->text(QAccessible::Name), QString());
    QCOMPARE(cell->text(QAccessible::Name), QString());
    QCOMPARE(last->rect(), QRect());
    QCOMPARE(last->childCount(), 0);
    QVERIFY(last->actionInterface()->actionNames().isEmpty());
    QCOMPARE(interface->indexOfChild(last), -1);
}

void AccessibleChartTest::marksOfAnotherChartAreNotChildren()
{
    const auto one = activity();
    const auto other = activity();
    QAccessibleInterface *ours = QAccessible::queryAccessibleInterface(one.get());
    QAccessibleInterface *theirs = QAccessible::queryAccessibleInterface(other.get());
    QCOMPARE(ours->indexOfChild(theirs->child(1)), -1);
    QCOMPARE(ours->child(1)->indexOfChild(theirs->child(1)->child(0)), -1);
    QCOMPARE(ours->indexOfChild(ours), -1);
}

void AccessibleChartTest::nothingIsLeftOfAChartThatIsGone()
{
    auto chart = activity();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(chart.get());
    const QAccessible::Id ids[] = {QAccessible::uniqueId(interface),
                                   QAccessible::uniqueId(interface->child(1)),
                                   QAccessible::uniqueId(interface->child(1)->child(0))};
    for (const QAccessible::Id id : ids) {
        QVERIFY(QAccessible::accessibleInterface(id) != nullptr);
    }
    chart.reset();
    for (const QAccessible::Id id : ids) {
        QVERIFY(QAccessible::accessibleInterface(id) == nullptr);
    }
}

QTEST_MAIN(AccessibleChartTest)
#include "accessiblecharttest.moc"
