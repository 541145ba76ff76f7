// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/card.h>
#include <ui/charts/paritytable.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Sql::ParityReason;
using Sql::ParityRow;

namespace {

Question question()
{
    Question about;
    about.time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    about.time.range.to = about.time.range.from.addDays(28);
    about.filter.medium = Sql::Medium::Libby;
    return about;
}

ParityRow row(const QString &view, const std::optional<QString> &key, const QString &column,
              std::optional<double> theirs, std::optional<double> ours,
              const QList<Sql::ParityCause> &causes = {})
{
    return {.view = view, .key = key, .column = column, .theirs = theirs, .ours = ours, .causes = causes};
}

ParityFigures figures()
{
    ParityFigures made;
    made.rows = {
        row(u"total_unique_shelves"_qs, u""_qs, u"count"_qs, 40, 40),
        row(u"total_unique_shelves"_qs, u"readers"_qs, u"count"_qs, 40, 31, {{ParityReason::SeveralUrls, 9}}),
        row(u"total_shelf_searches"_qs, u""_qs, u"count"_qs, 1202, 1200, {{ParityReason::OutsideAllTime, 2}}),
        row(u"library_avail_rate"_qs, u""_qs, u"availability_perc"_qs, 41.5, 52.25,
            {{ParityReason::NotInCatalogue, 90},
             {ParityReason::UnknownAnswer, 11},
             {ParityReason::FlagAgainstText, 3}}),
        row(u"library_availability_by_medium"_qs, u"Libby"_qs, u"Available"_qs, 52, 50,
            {{ParityReason::FlagAgainstText, 2}}),
        row(u"hourly_shelf_searches"_qs, u"13"_qs, u"Searches"_qs, 70, 64, {{ParityReason::OtherZone, 6}}),
        row(u"search_type_summary"_qs, u"Shuffle"_qs, u"value"_qs, 900, 900),
        row(u"search_type_summary"_qs, std::nullopt, u"value"_qs, 4, 4),
        row(u"search_type_summary"_qs, u"<b>\u202e=1+1"_qs, u"value"_qs, 1, 1),
        row(u"cumulative_shelf_counts_daily"_qs, u"2024-09-02"_qs, u"Cumulative Shelf Count"_qs, std::nullopt,
            40, {{ParityReason::NoOldShelf, 0}}),
        row(u"cumulative_shelf_counts_daily"_qs, u"2024-09-03"_qs, u"Cumulative Shelf Count"_qs, 43, 41,
            {{ParityReason::BoundaryDayTwice, 2}}),
    };
    made.installed.views = {u"total_unique_shelves"_qs, u"cumulative_shelf_counts_daily"_qs};
    made.installed.values = {
        {u"total_unique_shelves"_qs, u""_qs, u"count"_qs, 40},
        {u"cumulative_shelf_counts_daily"_qs, u"2024-09-02"_qs, u"Cumulative Shelf Count"_qs, std::nullopt},
        {u"cumulative_shelf_counts_daily"_qs, u"2024-09-03"_qs, u"Cumulative Shelf Count"_qs, 41}};
    made.allTime = {{QDateTime({2024, 1, 1}, {9, 0}, Qt::UTC), QDateTime({2024, 3, 12}, {21, 0}, Qt::UTC)}};
    made.hours = hoursOfDay(*made.allTime, QTimeZone::utc());
    made.outcomes = {{}, {50, 30, 60, 4}, {20, 40, 30, 7}};
    made.suspectLibby = 5;
    made.suspectPhysical = 1;
    return made;
}

std::unique_ptr<ParityTable> tableOf(const ParityFigures &data = figures())
{
    auto table = std::make_unique<ParityTable>();
    table->setQuestion(question());
    table->setData(data);
    return table;
}

QString shown(const ParityTable &table, int row, int column)
{
    return table.model().index(row, column).data().toString().replace(QChar::Nbsp, u' ');
}

int rowOf(const ParityTable &table, const QString &view, const QString &key)
{
    for (int row = 0; row < table.model().rowCount(); ++row) {
        if (shown(table, row, ParityModel::View) == view &&
            (key.isEmpty() || shown(table, row, ParityModel::Key) == key)) {
            return row;
        }
    }
    return -1;
}

QList<RowsBehind> rowsOf(const ParityTable &table, const QString &view, const QString &key = {})
{
    return table.rowsBehind(table.model().index(rowOf(table, view, key), 0));
}

} // namespace

/// The table of the Parity page.
class ParityTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();
    void tellsValuesDifferenceAndReason_data();
    void tellsValuesDifferenceAndReason();
    void aViewThatIsMendedStandsOut();
    void findsWordsAndDifferences();
    void sortsByHowMuchTheyDiffer();
    void leadsToTheRowsThatMakeTheDifference();
    void hoursLeadToTheirTimesInTheReportingZone();
    void hoursFollowTheClockWhereItChanges();
    void keysFromPayloadsAreHarmless();
    void theFieldsOfTheCardChooseRows();
    void csvHasWhatIsShown();
    void ofNothing();
};

void ParityTableTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void ParityTableTest::tellsValuesDifferenceAndReason_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("expected");
    QTest::newRow("equal") << 0 << u"total_unique_shelves|against URLs|count|40|40|40|0|–"_qs;
    QTest::newRow("readers")
        << 1 << u"total_unique_shelves|against readers|count|–|40|31|+9|further URLs of the same: 9"_qs;
    QTest::newRow("not installed")
        << 2
        << u"total_shelf_searches|–|count|–|1,202|1,200|+2|without a time between 2000 and 2099, counted: 2"_qs;
    QTest::newRow("a rate") << 3
                            << u"library_avail_rate|–|availability_perc|–|41.50 %|52.25 %|−10.75 pp|not in "
                               u"catalogue, counted as unavailable: "
                               "90; unknown, counted as unavailable: 11; by the flag, against the text: 3"_qs;
    QTest::newRow("no type") << 7 << u"search_type_summary|(none)|value|–|4|4|0|–"_qs;
    QTest::newRow("NULL") << 9
                          << u"cumulative_shelf_counts_daily|2024-09-02|Cumulative Shelf "
                             u"Count|NULL|NULL|40|–|theirs has no sum while no shelf "
                             "is 90 days old"_qs;
}

void ParityTableTest::tellsValuesDifferenceAndReason()
{
    QFETCH(int, row);
    QFETCH(QString, expected);
    const auto table = tableOf();
    QStringList texts;
    for (int column = 0; column < ParityModel::ColumnCount; ++column) {
        texts.append(shown(*table, row, column));
    }
    QCOMPARE(texts.join(u'|'), expected);
}

/// The installed view is ours, without the fault: what it says is not what the dashboard defines.
void ParityTableTest::aViewThatIsMendedStandsOut()
{
    const auto table = tableOf();
    const int mended = rowOf(*table, u"cumulative_shelf_counts_daily"_qs, u"2024-09-03"_qs);
    QVERIFY(table->model().contradictsView(mended));
    QCOMPARE(table->model().contradictions(), 1);
    QVERIFY(!table->model().contradictsView(mended - 1)); // NULL in both
    table->showTooltip(table->model().index(mended, 0));
    QVERIFY2(table->tooltipPlainText().contains(
                 u"The installed view says: 41\nTheir definition gives: 43\nOurs: 41"_qs),
             qPrintable(table->tooltipPlainText()));
    QVERIFY(table->tooltipPlainText().contains(u"mended, as ours are"_qs));
}

void ParityTableTest::findsWordsAndDifferences()
{
    ParityModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFigures(figures());
    QCOMPARE(model.rowCount(), 11);
    QCOMPARE(model.differences(), 7);
    model.setOnlyDifferences(true);
    QCOMPARE(model.rowCount(), 7);
    model.setSearch(u"CUMULATIVE twice"_qs);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.rowAt(0).key, std::optional(u"2024-09-03"_qs));
    model.setOnlyDifferences(false);
    model.setSearch(u"search_type  shuffle"_qs);
    QCOMPARE(model.rowCount(), 1);
    model.setSearch(u"nothing has this"_qs);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.differences(), 7);
    model.setSearch({});
    QCOMPARE(model.rowCount(), 11);
}

void ParityTableTest::sortsByHowMuchTheyDiffer()
{
    ParityModel model;
    model.setFigures(figures());
    model.sort(ParityModel::Difference, Qt::DescendingOrder);
    QCOMPARE(model.rowAt(0).view, u"library_avail_rate"_qs); // −10.75
    QCOMPARE(model.rowAt(1).key, std::optional(u"readers"_qs));
    model.sort(ParityModel::Ours, Qt::DescendingOrder);
    QCOMPARE(model.rowAt(0).view, u"total_shelf_searches"_qs);
    model.sort(-1);
    QCOMPARE(model.rowAt(0).view, u"total_unique_shelves"_qs);
}

/// Over all time and without the question's filter: the figures are of neither.
void ParityTableTest::leadsToTheRowsThatMakeTheDifference()
{
    const auto table = tableOf();
    const QList<RowsBehind> rate = rowsOf(*table, u"library_avail_rate"_qs);
    QCOMPARE(rate.size(), 4);
    QCOMPARE(rate[0].filter.outcomes->values, QStringList{u"absent"_qs});
    QCOMPARE(rate[0].n, 90);
    QVERIFY(!rate[0].filter.medium);
    QCOMPARE(rate[0].pieces, Sql::wholeRange(*figures().allTime));
    QCOMPARE(rate[1].n, 11);
    QCOMPARE(rate[2].filter.isSuspect, std::optional(true));
    QCOMPARE(rate[2].n, 6);
    QCOMPARE(rate[3].n, 140);
    const QList<RowsBehind> libby = rowsOf(*table, u"library_availability_by_medium"_qs);
    QCOMPARE(libby.size(), 2);
    QCOMPARE(libby[0].n, 5);
    QCOMPARE(libby[1].filter.medium, std::optional(Sql::Medium::Libby));
    QCOMPARE(libby[1].n, 50);
    QCOMPARE(rowsOf(*table, u"total_shelf_searches"_qs).first().n, 1200);
    QCOMPARE(rowsOf(*table, u"search_type_summary"_qs, u"Shuffle"_qs).first().filter.searchTypes->values,
             QStringList{u"Shuffle"_qs});
    QVERIFY(rowsOf(*table, u"search_type_summary"_qs, u"(none)"_qs).isEmpty());
    QVERIFY(rowsOf(*table, u"total_unique_shelves"_qs).isEmpty());
}

void ParityTableTest::hoursLeadToTheirTimesInTheReportingZone()
{
    const QTimeZone zone("Asia/Kolkata");
    ParityFigures made = figures();
    made.hours = hoursOfDay(*made.allTime, zone);
    const auto table = tableOf(made);
    const RowsBehind rows = rowsOf(*table, u"hourly_shelf_searches"_qs).first();
    QCOMPARE(rows.n, 64);
    for (const Sql::Piece &piece : rows.pieces.pieces) {
        QCOMPARE(piece.range.from.toTimeZone(zone).time().hour(), 13);
    }
    QCOMPARE(rows.pieces.pieces.size(), 71);
}

/// Half an hour comes twice, and another one never.
void ParityTableTest::hoursFollowTheClockWhereItChanges()
{
    const QTimeZone zone("Australia/Lord_Howe");
    const auto secondsOf = [&zone](QDate day) {
        QList<qint64> lengths;
        for (const Sql::Pieces &hour :
             hoursOfDay({day.startOfDay(zone), day.addDays(1).startOfDay(zone)}, zone)) {
            qint64 length = 0;
            for (const Sql::Piece &piece : hour.pieces) {
                length += piece.range.from.secsTo(piece.range.to);
            }
            lengths.append(length);
        }
        return lengths;
    };
    QList<qint64> usual(24, 3600);
    QCOMPARE(secondsOf({2024, 4, 6}), usual);
    QList<qint64> back = usual;
    back[1] += 1800;
    QCOMPARE(secondsOf({2024, 4, 7}), back);
    QList<qint64> forth = usual;
    forth[2] -= 1800;
    QCOMPARE(secondsOf({2024, 10, 6}), forth);
}

void ParityTableTest::keysFromPayloadsAreHarmless()
{
    const auto table = tableOf();
    const QString key = shown(*table, 8, ParityModel::Key);
    QVERIFY2(key.startsWith(u"<b>"_qs) && !key.contains(QChar(0x202e)), qPrintable(key));
    QVERIFY(commaSeparated(table->table(), {}).contains(u"<b>"_qs));
}

void ParityTableTest::theFieldsOfTheCardChooseRows()
{
    Card card(u"card"_qs, tableOf().release());
    card.showData();
    card.resize(900, 400);
    card.show();
    auto *table = static_cast<ParityTable *>(card.body());
    auto *search = card.findChild<QLineEdit *>(u"paritySearch"_qs);
    auto *differences = card.findChild<QPushButton *>(u"parityDifferences"_qs);
    QVERIFY(table->subtitle().contains(u"7 of 11 values differ · 2 of 10 views installed"_qs));
    QTest::mouseClick(differences, Qt::LeftButton);
    QCOMPARE(table->view()->model()->rowCount(), 7);
    QCOMPARE(differences->text(), u"✓ Differences only"_qs);
    QTest::keyClicks(search, u"library"_qs);
    QCOMPARE(table->view()->model()->rowCount(), 2);
    QVERIFY(table->subtitle().contains(u"2 shown"_qs));
    QTest::keyClicks(search, u" nothing"_qs);
    QCOMPARE(table->view()->model()->rowCount(), 0);
    QVERIFY2(table->isVisible(), "a search that finds nothing leaves the table and its fields");
    search->clear();
    QTest::mouseClick(differences, Qt::LeftButton);
    QCOMPARE(table->view()->model()->rowCount(), 11);
    QSignalSpy rows(table, &CardBody::rowsRequested);
    table->view()->setCurrentIndex(table->model().index(2, 0));
    QTest::keyClick(table->view(), Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().first().value<RowsBehind>().n, 1200);
}

void ParityTableTest::csvHasWhatIsShown()
{
    const auto table = tableOf();
    const QStringList lines = commaSeparated(table->table(), {}).split(u"\n"_qs, Qt::SkipEmptyParts);
    QCOMPARE(lines.first().trimmed(), u"view,row,column,installed,theirs,ours,difference,reason"_qs);
    QCOMPARE(lines.size(), 12);
    QVERIFY2(lines[4].startsWith(u"library_avail_rate,,availability_perc,,41.5,52.25,-10.75,"_qs),
             qPrintable(lines[4]));
}

void ParityTableTest::ofNothing()
{
    const auto table = tableOf({});
    QVERIFY(!table->hasData());
    QCOMPARE(table->summary(), table->emptyText());
    ParityFigures young = figures();
    young.allTime.reset();
    QVERIFY(rowsOf(*tableOf(young), u"total_shelf_searches"_qs).isEmpty());
}

QTEST_MAIN(ParityTableTest)
#include "paritytabletest.moc"
