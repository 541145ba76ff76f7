// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakepages.h>
#include <ui/pages/booklistpage.h>
#include <ui/pages/librarylistpage.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace ShelfHelp;
using Ui::BooksModel;

namespace {

using Books = Tests::FakePages<Sql::BookRow, Sql::BookSort>;
using Libraries = Tests::FakePages<Sql::LibraryRow, Sql::LibrarySort>;

QList<Sql::BookRow> numberedBooks(int first, int count)
{
    QList<Sql::BookRow> books;
    for (int number = first; number < first + count; ++number) {
        Sql::BookRow book;
        book.bookId = number;
        book.title = u"Book %1"_qs.arg(number);
        books.append(book);
    }
    return books;
}

/// The parts of a page by their names.
struct Parts
{
    explicit Parts(Ui::TablePage &page)
        : search(page.findChild<QLineEdit *>(u"search"_qs))
        , onlyWithChecks(page.findChild<QPushButton *>(u"onlyWithChecks"_qs))
        , count(page.findChild<QLabel *>(u"count"_qs))
        , progress(page.findChild<QProgressBar *>(u"progress"_qs))
        , table(page.findChild<QTableView *>(u"table"_qs))
        , message(page.findChild<QLabel *>(u"message"_qs))
        , action(page.findChild<QPushButton *>(u"actionButton"_qs))
        , retry(page.findChild<QPushButton *>(u"retryButton"_qs))
    {
        page.resize(900, 500);
        page.show();
    }

    QLineEdit *search;
    QPushButton *onlyWithChecks;
    QLabel *count;
    QProgressBar *progress;
    QTableView *table;
    QLabel *message;
    QPushButton *action;
    QPushButton *retry;
};

} // namespace

class TablePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void countsItsRows_data();
    void countsItsRows();
    void sortsOnAClickOnTheHeader();
    void searchesAfterAPauseInTyping();
    void searchesAtOnceOnReturn();
    void clearsTheSearchWithEscape();
    void fetchesWhatIsScrolledTo();
    void showsProgressOnSlowAnswers();
    void copiesSelectedRowsAsTsv();
    void showsPayloadsAsPlainText();
    void hidesUncheckedLibrariesAtFirst();
    void offersTheSampleWhenNothingIsStored();
    void offersToClearASearchWithoutMatch();
    void offersAllLibrariesWhenNoneIsChecked();
    void showsAnErrorWithRetry();
};

void TablePageTest::countsItsRows_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << qint64(1) << u"1 library"_qs;
    QTest::newRow("many") << qint64(1383) << u"1,383 libraries"_qs;
}

void TablePageTest::countsItsRows()
{
    QFETCH(qint64, total);
    QFETCH(QString, text);
    Libraries pages;
    Ui::LibraryListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.answer(0, {Sql::LibraryRow()}, total);
    QTRY_COMPARE(parts.count->text(), text);
    QVERIFY(parts.table->isVisible());
}

void TablePageTest::sortsOnAClickOnTheHeader()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.answer(0, numberedBooks(0, 3), 3);
    QTRY_COMPARE(parts.count->text(), u"3 books"_qs);

    QHeaderView *header = parts.table->horizontalHeader();
    QCOMPARE(header->sortIndicatorSection(), int(BooksModel::TimesShown));
    const QPoint author(header->sectionViewportPosition(BooksModel::Author) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, author);
    QTRY_COMPARE(pages.requests.size(), 2);
    QCOMPARE(pages.requests.last().sort, Sql::BookSort::Author);
    const Qt::SortOrder first = pages.requests.last().order;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, author);
    QTRY_COMPARE(pages.requests.size(), 3);
    QVERIFY(pages.requests.last().order != first);
}

void TablePageTest::searchesAfterAPauseInTyping()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    QTest::keyClicks(parts.search, u"thin air"_qs);
    QCOMPARE(pages.requests.size(), 1);
    QTRY_COMPARE(pages.requests.size(), 2);
    QCOMPARE(pages.requests.last().search, u"thin air"_qs);
}

void TablePageTest::searchesAtOnceOnReturn()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    QTest::keyClicks(parts.search, u"air"_qs);
    QTest::keyClick(parts.search, Qt::Key_Return);
    QCOMPARE(pages.requests.size(), 2);
    QCOMPARE(pages.requests.last().search, u"air"_qs);
}

void TablePageTest::clearsTheSearchWithEscape()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    QTest::keyClicks(parts.search, u"air"_qs);
    QTest::keyClick(parts.search, Qt::Key_Return);
    QTest::keyClick(parts.search, Qt::Key_Escape);
    QVERIFY(parts.search->text().isEmpty());
    QCOMPARE(pages.requests.last().search, QString());
}

void TablePageTest::fetchesWhatIsScrolledTo()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.answer(0, numberedBooks(0, 200), 100'000);
    QTRY_COMPARE(parts.count->text(), u"100,000 books"_qs);
    parts.table->scrollToBottom();
    QTRY_COMPARE(pages.requests.size(), 2);
    QCOMPARE(pages.requests.last().offset, 99'800);
    pages.answer(1, numberedBooks(99'800, 200), 100'000);
    QTRY_COMPARE(parts.table->model()->index(99'999, BooksModel::Title).data(), u"Book 99999"_qs);
}

void TablePageTest::showsProgressOnSlowAnswers()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    QVERIFY(!parts.progress->isVisible());
    QTRY_VERIFY(parts.progress->isVisible());
    pages.answer(0, numberedBooks(0, 1), 1);
    QTRY_VERIFY(!parts.progress->isVisible());
}

void TablePageTest::copiesSelectedRowsAsTsv()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.answer(0, numberedBooks(1, 3), 3);
    QTRY_COMPARE(parts.count->text(), u"3 books"_qs);
    const QSignalSpy copied(&page, &Ui::TablePage::told);
    parts.table->selectRow(1);
    QTest::keyClick(parts.table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"title\tauthor\tisbn\tgoodreads_id\ttimes_shown\tchecks\tavailable\tout\t"
             "not_in_catalogue\tunknown\tfirst_shown\tlast_shown\trows\n"
             u"Book 2\t\t\t\t0\t0\t0\t0\t0\t0\t\t\t0\n"_qs);
    QCOMPARE(copied.size(), 1);
    QVERIFY(copied.first().first().toString().contains(u"1 book"));
}

void TablePageTest::showsPayloadsAsPlainText()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    parts.search->setText(u"<b>x</b>"_qs);
    page.refresh();
    QTRY_COMPARE(pages.requests.last().search, u"<b>x</b>"_qs);
    pages.answer(pages.requests.size() - 1, {}, 0);
    QTRY_VERIFY(parts.message->isVisible());
    QCOMPARE(parts.message->textFormat(), Qt::PlainText);
    QVERIFY(parts.message->text().contains(u"<b>x</b>"));
}

void TablePageTest::hidesUncheckedLibrariesAtFirst()
{
    Libraries pages;
    Ui::LibraryListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    QVERIFY(parts.onlyWithChecks->isChecked());
    QVERIFY(pages.requests.first().onlyWithChecks);
    parts.onlyWithChecks->click();
    QVERIFY(!pages.requests.last().onlyWithChecks);
}

void TablePageTest::offersTheSampleWhenNothingIsStored()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.answer(0, {}, 0);
    QTRY_VERIFY(parts.action->isVisible());
    const QSignalSpy requested(&page, &Ui::TablePage::sampleRequested);
    parts.action->click();
    QCOMPARE(requested.size(), 1);
}

void TablePageTest::offersToClearASearchWithoutMatch()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    QTest::keyClicks(parts.search, u"zzz"_qs);
    QTest::keyClick(parts.search, Qt::Key_Return);
    pages.answer(1, {}, 0);
    QTRY_VERIFY(parts.action->isVisible());
    QVERIFY(parts.message->text().contains(u"zzz"));
    parts.action->click();
    QCOMPARE(pages.requests.last().search, QString());
    pages.answer(pages.requests.size() - 1, numberedBooks(0, 1), 1);
    QTRY_VERIFY(parts.table->isVisible());
}

void TablePageTest::offersAllLibrariesWhenNoneIsChecked()
{
    Libraries pages;
    Ui::LibraryListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.answer(0, {}, 0);
    QTRY_VERIFY(parts.action->isVisible());
    parts.action->click();
    QVERIFY(!parts.onlyWithChecks->isChecked());
    QVERIFY(!pages.requests.last().onlyWithChecks);
}

void TablePageTest::showsAnErrorWithRetry()
{
    Books pages;
    Ui::BookListPage page(pages.fetch(), QTimeZone::utc());
    const Parts parts(page);
    page.refresh();
    pages.finish(0, Error{.message = u"The statement took too long"_qs, .sqlState = u"57014"_qs});
    QTRY_VERIFY(parts.message->isVisible());
    QVERIFY(parts.message->text().contains(u"57014"));
    QVERIFY(parts.count->text().isEmpty());
    parts.retry->click();
    QCOMPARE(pages.requests.size(), 2);
    pages.answer(1, numberedBooks(0, 2), 2);
    QTRY_VERIFY(parts.table->isVisible());
    QCOMPARE(parts.count->text(), u"2 books"_qs);
}

QTEST_MAIN(TablePageTest)
#include "tablepagetest.moc"
