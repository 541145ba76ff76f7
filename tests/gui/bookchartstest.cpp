// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardbodytest.h"

#include <tests/support/hostiletexts.h>
#include <ui/charts/card.h>
#include <ui/charts/shownbookschart.h>
#include <ui/charts/unavailablebooks.h>
#include <ui/charts/uncheckedbooks.h>

#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using namespace ShelfHelp::Ui;

namespace {

constexpr int bookCount = 25;

Sql::BookName book(int number)
{
    return {.id = number, .title = u"Book %1"_qs.arg(number), .author = u"Jon Krakauer"_qs};
}

ShownBooksChart::Data shown(int count = bookCount)
{
    ShownBooksChart::Data books;
    for (int i = 0; i < count; ++i) {
        books.append(
            {.book = book(i), .shown = 100 - i, .searches = 90 - i, .checked = i % 3, .available = i % 2});
    }
    return books;
}

UnavailableBooks::Data unavailable(int count = bookCount)
{
    UnavailableBooks::Data page{.rows = {}, .total = 2 * count};
    for (int i = 0; i < count; ++i) {
        page.rows.append({.book = book(i), .out = 40 - i, .notInCatalogue = i, .unknown = 1, .libraries = 3});
    }
    return page;
}

UncheckedBooks::Data unchecked(int count = bookCount)
{
    UncheckedBooks::Data page{.rows = {}, .total = count};
    const QDateTime first = daysOf(dayCount).time.range.from;
    for (int i = 0; i < count; ++i) {
        page.rows.append({.book = book(i),
                          .shown = 50 - i,
                          .searches = 45 - i,
                          .firstShown = first.addDays(i % 5),
                          .lastShown = first.addDays(10 + i % 5)});
    }
    return page;
}

template <typename Rows>
Rows renamed(Rows rows, const QStringList &texts)
{
    for (int i = 0; i < rows.size(); ++i) {
        rows[i].book.title = texts[i % texts.size()];
        rows[i].book.author = texts[(i + 1) % texts.size()];
    }
    return rows;
}

template <typename Row>
Sql::BookPage<Row> renamed(Sql::BookPage<Row> page, const QStringList &texts)
{
    page.rows = renamed(page.rows, texts);
    return page;
}

QString plainTooltip(CardBody &body, int mark)
{
    QString text;
    if (auto *chart = qobject_cast<Chart *>(&body)) {
        chart->showMark(mark);
        text = chart->tooltipPlainText();
    } else if (auto *table = qobject_cast<TableBody *>(&body)) {
        table->showTooltip(table->view()->model()->index(mark, 0));
        text = table->tooltipPlainText();
    }
    return text.replace(QChar::Nbsp, u' ');
}

QList<RowsBehind> rowsOf(const CardBody &body, int mark)
{
    if (const auto *chart = qobject_cast<const Chart *>(&body)) {
        return chart->rowsBehind(mark);
    }
    const auto *table = qobject_cast<const TableBody *>(&body);
    return table->rowsBehind(table->view()->model()->index(mark, 0));
}

std::optional<FilterStep> stepOf(const CardBody &body, int mark)
{
    if (const auto *chart = qobject_cast<const Chart *>(&body)) {
        return chart->filterStep(mark, 0);
    }
    const auto *table = qobject_cast<const TableBody *>(&body);
    return table->filterStep(table->view()->model()->index(mark, 0));
}

} // namespace

/// The cards of the page of books.
class BookChartsTest final : public CardBodyTest
{
    Q_OBJECT

private Q_SLOTS:

    void tablesNameTheBooks_data() { addRows(); }

    void tablesNameTheBooks();

    void eachMarkIsABook_data() { addRows(); }

    void eachMarkIsABook();

    void hostileTitles_data();
    void hostileTitles();

    void shownTooltip();
    void shownRows();
    void anotherBookHasNoRows();
    void shownBarsAreOrdered();
    void arrowsGoFromBookToBook();
    void unavailableRows();
    void unavailableTooltip();
    void uncheckedRows();
    void uncheckedSort();

protected:
    [[nodiscard]] QList<Row> specimens() const override;
};

QList<CardBodyTest::Row> BookChartsTest::specimens() const
{
    return {{"shown", specimen<ShownBooksChart>(shown(), shown(1))},
            {"never available", specimen<UnavailableBooks>(unavailable(), unavailable(1))},
            {"never checked", specimen<UncheckedBooks>(unchecked(), unchecked(1))}};
}

void BookChartsTest::tablesNameTheBooks()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<CardBody> body(specimen.make());
    specimen.fill(*body);
    const ChartTable table = body->table();
    QCOMPARE(table.rows.size(), bookCount);
    QCOMPARE(table.columns[0].machineName, u"title"_qs);
    QCOMPARE(table.rows[3][0].raw.toString(), u"Book 3"_qs);
    QCOMPARE(table.rows[3][1].raw.toString(), u"Jon Krakauer"_qs);
    QVERIFY2(body->summary().contains(u"Book 0 – Jon Krakauer"), qPrintable(body->summary()));
}

void BookChartsTest::eachMarkIsABook()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<CardBody> body(specimen.make());
    specimen.fill(*body);
    for (int mark = 0; mark < bookCount; ++mark) {
        const auto step = stepOf(*body, mark);
        QVERIFY(step);
        QCOMPARE(step->field, FilterField::Book);
        QCOMPARE(step->filter.bookId, std::optional<qint64>(mark));
        QCOMPARE(step->label, book(mark).title);
        for (const RowsBehind &rows : rowsOf(*body, mark)) {
            QCOMPARE(rows.filter.bookId, std::optional<qint64>(mark));
            QVERIFY(rows.n > 0);
            QVERIFY2(rows.name.contains(book(mark).title), qPrintable(rows.name));
            QCOMPARE(rows.labels.value(FilterField::Book), book(mark).title);
        }
    }
}

void BookChartsTest::hostileTitles_data()
{
    const QStringList texts = hostileTexts();
    QTest::addColumn<Specimen>("specimen");
    QTest::newRow("shown") << specimen<ShownBooksChart>(renamed(shown(), texts), {});
    QTest::newRow("never available") << specimen<UnavailableBooks>(renamed(unavailable(), texts), {});
    QTest::newRow("never checked") << specimen<UncheckedBooks>(renamed(unchecked(), texts), {});
}

void BookChartsTest::hostileTitles()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<CardBody> body(specimen.make());
    specimen.fill(*body);
    QVERIFY(!pictureOf(*body).isNull());
    for (int mark = 0; mark < bookCount; ++mark) {
        const QString tooltip = plainTooltip(*body, mark);
        QVERIFY(!tooltip.isEmpty());
        QVERIFY(!tooltip.contains(QChar(0x202E)) && !tooltip.contains(QChar(0x0007)));
        for (const QString &line : tooltip.split(u'\n')) {
            QVERIFY2(line.size() < 200, qPrintable(line.left(100)));
        }
        for (const RowsBehind &rows : rowsOf(*body, mark)) {
            QVERIFY(rows.name.size() < 200 && !rows.name.contains(QChar(0x202E)));
        }
        const QList<ChartCell> row = body->table().rows[mark];
        QVERIFY2(!row[0].text.isEmpty() && row[0].text.size() <= 301, "what the screen shows has an end");
        QVERIFY(!row[0].text.contains(u'\n'));
    }
    for (const QString &line : commaSeparated(body->table(), {}).split(u'\n')) {
        QVERIFY2(!line.startsWith(u'=') && !line.startsWith(u"\"="), qPrintable(line.left(100)));
    }
}

void BookChartsTest::shownTooltip()
{
    const auto chart = filled<ShownBooksChart>(shown());
    const QString text = plainTooltip(*chart, 2);
    QVERIFY2(text.startsWith(u"Book 2 – Jon Krakauer\nShown: 98\nSearches that showed it: 88\nChecked: 2\n"
                             "Found available: 0"_qs),
             qPrintable(text));
}

void BookChartsTest::shownRows()
{
    const auto chart = filled<ShownBooksChart>(shown());
    const QList<RowsBehind> rows = chart->rowsBehind(2);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].kind, RowKind::ShelfSearches);
    QCOMPARE(rows[0].n, qint64(88));
    QCOMPARE(rows[1].kind, RowKind::LibraryChecks);
    QCOMPARE(rows[1].n, qint64(2));
    QVERIFY2(chart->rowsBehind(3).size() == 1, "a book that was not checked has no checks");
    QVERIFY(chart->rowsBehind(-1).isEmpty() && chart->rowsBehind(bookCount).isEmpty());
}

/// What else the searches of a book showed: no filter can say "both", so that nothing is claimed.
void BookChartsTest::anotherBookHasNoRows()
{
    Question question = daysOf(dayCount);
    question.filter.bookId = 2;
    const auto chart = filled<ShownBooksChart>(shown(), question);
    QCOMPARE(chart->rowsBehind(2).size(), 2);
    QVERIFY(chart->rowsBehind(4).isEmpty());
    QVERIFY(chart->filterStep(4, 0));
    const auto table = filled<UncheckedBooks>(unchecked(), question);
    QCOMPARE(rowsOf(*table, 2).size(), 1);
    QVERIFY(rowsOf(*table, 4).isEmpty());
    QVERIFY(!plainTooltip(*table, 4).contains(u"Enter"));
}

/// The further down, the shorter the bar: counted in the bar's colour along its middle.
void BookChartsTest::shownBarsAreOrdered()
{
    ShownBooksChart::Data figures = shown(10);
    for (int i = 0; i < figures.size(); ++i) {
        figures[i].shown = 100 - 10 * i;
        figures[i].checked = 0;
    }
    const auto chart = filled<ShownBooksChart>(figures);
    const QImage image = pictureOf(*chart);
    int before = image.width();
    int bars = 0;
    int last = 0;
    for (int y = 0; y < image.height(); ++y) {
        int length = 0;
        for (int x = 0; x < image.width(); ++x) {
            length += image.pixelColor(x, y) == Theme::light().skyBlue ? 1 : 0;
        }
        if (length > 20 && last <= 20) {
            ++bars;
            QVERIFY(length < before);
            before = length;
        }
        last = length;
    }
    QCOMPARE(bars, figures.size());
}

void BookChartsTest::arrowsGoFromBookToBook()
{
    const auto chart = filled<ShownBooksChart>(shown());
    chart->show();
    QSignalSpy opened(chart.get(), &CardBody::rowsRequested);
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QCOMPARE(chart->currentMark(), 1);
    QTest::keyClick(chart.get(), Qt::Key_End);
    QCOMPARE(chart->currentMark(), bookCount - 1);
    QTest::keyClick(chart.get(), Qt::Key_Up);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<RowsBehind>().filter.bookId, std::optional<qint64>(bookCount - 2));
}

/// Of whatever outcome the page is filtered by: a book is judged by all of its checks.
void BookChartsTest::unavailableRows()
{
    Question question = daysOf(dayCount);
    question.filter.outcomes = Sql::Selection{{u"out"_qs}};
    const auto table = filled<UnavailableBooks>(unavailable(), question);
    const RowsBehind rows = rowsOf(*table, 4).first();
    QCOMPARE(rows.kind, RowKind::LibraryChecks);
    QCOMPARE(rows.n, qint64(36 + 4 + 1));
    QVERIFY(!rows.filter.outcomes);
    QCOMPARE(table->table().rows[4][2].raw.toLongLong(), 41);
    QVERIFY(table->subtitle().contains(u"the first 25 of 50"));
    QCOMPARE(table->legend().size(), 3);
}

void BookChartsTest::unavailableTooltip()
{
    const auto table = filled<UnavailableBooks>(unavailable());
    const QString text = plainTooltip(*table, 4);
    QVERIFY2(text.startsWith(u"Book 4 – Jon Krakauer\nChecks: 41\nOut: 36\nNot in catalogue: 4\nUnknown: 1\n"
                             "Libraries tried: 3"_qs),
             qPrintable(text));
}

void BookChartsTest::uncheckedRows()
{
    const auto table = filled<UncheckedBooks>(unchecked());
    const RowsBehind rows = rowsOf(*table, 4).first();
    QCOMPARE(rows.kind, RowKind::ShelfSearches);
    QCOMPARE(rows.n, qint64(41));
    const QString text = plainTooltip(*table, 4);
    QVERIFY2(text.contains(u"Times shown: 46\nSearches: 41\nFirst shown: 6 Sep"_qs), qPrintable(text));
    QVERIFY(table->subtitle().endsWith(u"no library check of it asked for"));
}

void BookChartsTest::uncheckedSort()
{
    const auto table = filled<UncheckedBooks>(unchecked());
    table->view()->model()->sort(2, Qt::AscendingOrder);
    QCOMPARE(table->table().rows[0][0].raw.toString(), u"Book 24"_qs);
    QCOMPARE(rowsOf(*table, 0).first().filter.bookId, std::optional<qint64>(24));
    QCOMPARE(rowsOf(*table, 0).first().n, qint64(21));
}

QTEST_MAIN(BookChartsTest)

#include "bookchartstest.moc"
