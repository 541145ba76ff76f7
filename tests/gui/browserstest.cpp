// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <tests/support/fakepages.h>
#include <tests/support/hostiletexts.h>
#include <ui/format/privacy.h>
#include <ui/models/tabletext.h>
#include <ui/pages/booklistpage.h>
#include <ui/pages/librarylistpage.h>
#include <ui/pages/rowspage.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Tests::FakeServices;

namespace {

constexpr qint64 shelfCount = 450;

/// One window over a FakeServices that opens at a page, with settings that nothing else sees.
struct Fixture
{
    Tests::PrivateSettings settings;
    FakeServices fake;
    std::unique_ptr<MainWindow> window;

    void open(const QString &page)
    {
        fake.rowTotal = shelfCount;
        WindowOptions options = FakeServices::options();
        options.page = page;
        options.chooser.target = [](QWidget *, const QString &name, const QString &) {
            return QString(u"/tmp/"_qs + name);
        };
        window = std::make_unique<MainWindow>(fake.services(), std::move(options));
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    template <typename T>
    [[nodiscard]] T *on(const char *page, const char *name) const
    {
        return window->findChild<QWidget *>(QLatin1StringView(page))->findChild<T *>(QLatin1StringView(name));
    }

    [[nodiscard]] QString text(const char *label) const
    {
        return window->findChild<QLabel *>(QLatin1StringView(label))->text();
    }

    void trigger(const char *action) const
    {
        window->findChild<QAction *>(QLatin1StringView(action))->trigger();
    }
};

/// All that stands in a row.
QString rowText(const QTableView &table, int row)
{
    QStringList cells;
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        cells.append(table.model()->index(row, column).data().toString());
    }
    return cells.join(u'|');
}

QAction *columnAction(const QTableView &table, int column)
{
    return table.horizontalHeader()->actions().at(column);
}

void clickHeader(const QTableView &table, int column)
{
    const QHeaderView *header = table.horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(column) + 10, header->height() / 2));
}

} // namespace

/// The tables of all shelves, all libraries and all books, and the privacy mode in them.
class BrowsersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void cleanup() { setPrivate(false); }

    void shelvesOfTheRange();
    void shelvesAreSearched();
    void shelvesAreOrdered();
    void shelvesLeadToTheirSearches();
    void shelvesAreFiltersToo();
    void shelvesAreExported();
    void shelvesOfHostileTexts();

    void booksOpenTheirCard();
    void booksAreFilters();
    void booksAreGrouped();
    void booksOfHostileTexts();

    void columnsAreChosen_data();
    void columnsAreChosen();
    void columnsAreRemembered();
    void theLastColumnStays();
    void tablesAreExported_data();
    void tablesAreExported();

    void privacyHidesNames();
    void privacyIsRemembered();
    void privacyReachesEveryCard();
};

void BrowsersTest::shelvesOfTheRange()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    QTRY_COMPARE(fixture.fake.shelfRequests.size(), 1);
    const auto *table = fixture.on<QTableView>("shelfRowsPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), int(shelfCount));
    QCOMPARE(fixture.on<QLabel>("shelfRowsPage", "count")->text(), u"450 rows"_qs);
    QVERIFY2(rowText(*table, 3).startsWith(u"3-jane-doe?shelf=read|3|read|4 Mar 2024 10:40|"),
             qPrintable(rowText(*table, 3)));
    QVERIFY2(table->model()
                 ->index(3, 0)
                 .data(Qt::ToolTipRole)
                 .toString()
                 .contains(u"https://www.goodreads.com/review/list/3-jane-doe?shelf=read"),
             "the whole of it");
    const RowsRequest request = fixture.fake.shelfRequests.first();
    QCOMPARE(request.rows.kind, RowKind::Shelves);
    QVERIFY(!request.rows.shelves.newBy);
}

void BrowsersTest::shelvesAreSearched()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    QTRY_COMPARE(fixture.fake.shelfRequests.size(), 1);
    QTest::keyClick(fixture.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = fixture.on<QLineEdit>("shelfRowsPage", "search");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"to-read"_qs);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(fixture.fake.shelfRequests.last().rows.shelves.search, u"to-read"_qs);
    const qsizetype asked = fixture.fake.shelfRequests.size();
    fixture.trigger("refreshAction");
    QTRY_VERIFY(fixture.fake.shelfRequests.size() > asked);
    QCOMPARE(fixture.fake.shelfRequests.last().rows.shelves.search, u"to-read"_qs);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(fixture.fake.shelfRequests.last().rows.shelves.search, QString());
}

void BrowsersTest::shelvesAreOrdered()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    const auto *table = fixture.on<QTableView>("shelfRowsPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), int(shelfCount));
    using Cells = RowCells<Sql::ShelfRow>;
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(Cells::LastSearched));
    clickHeader(*table, Cells::Url);
    QTRY_COMPARE(fixture.fake.shelfRequests.last().rows.shelves.sort, Sql::ShelfSort::Url);
    const Qt::SortOrder order = fixture.fake.shelfRequests.last().rows.shelves.order;
    clickHeader(*table, Cells::Url);
    QTRY_VERIFY(fixture.fake.shelfRequests.last().rows.shelves.order != order);
    QVERIFY2(fixture.fake.shelfRequests.last().index == nullptr, "another order has another index");
    // No order of the database is by the median.
    const qsizetype asked = fixture.fake.shelfRequests.size();
    table->horizontalHeader()->setSortIndicator(Cells::ColdMedian, Qt::DescendingOrder);
    QCOMPARE(fixture.fake.shelfRequests.size(), asked);
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), int(Cells::Url));
}

void BrowsersTest::shelvesLeadToTheirSearches()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    auto *table = fixture.on<QTableView>("shelfRowsPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), int(shelfCount));
    table->setCurrentIndex(table->model()->index(3, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(fixture.fake.searchRequests.size(), 1);
    QCOMPARE(fixture.fake.searchRequests.first().rows.filter.shelfId, std::optional<qint64>(3));
    QVERIFY(fixture.window->findChild<QWidget *>(u"searchRowsPage"_qs)->isVisible());
    QCOMPARE(fixture.on<QLabel>("searchRowsPage", "rowsHeading")->text(),
             u"Searches of the shelf read of reader 3"_qs);
    QTest::keyClick(fixture.window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(fixture.window->findChild<QWidget *>(u"shelfRowsPage"_qs)->isVisible());
}

void BrowsersTest::shelvesAreFiltersToo()
{
    Sql::ShelfRow shelf{
        .shelfId = 4, .url = u"https://www.goodreads.com/review/list/1-jane"_qs, .readerId = u"1"_qs};
    using Cells = RowCells<Sql::ShelfRow>;
    QCOMPARE(Cells::filterStep(shelf, Cells::Url)->filter.shelfId, std::optional<qint64>(4));
    QCOMPARE(Cells::filterStep(shelf, Cells::Reader)->filter.readerId, std::optional(u"1"_qs));
    shelf.readerId.clear();
    QVERIFY2(!Cells::filterStep(shelf, Cells::Reader), "nobody's shelf");
    QVERIFY2(!Cells::behind(shelf, {}), "not one search to show");
}

void BrowsersTest::shelvesAreExported()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    QTRY_COMPARE(fixture.fake.shelfRequests.size(), 1);
    auto *search = fixture.on<QLineEdit>("shelfRowsPage", "search");
    search->setText(u"/review/list/7-jane read"_qs);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(fixture.fake.shelfRequests.size(), 2);
    fixture.trigger("privacyMode");
    QTRY_VERIFY(fixture.on<QPushButton>("shelfRowsPage", "exportRows")->isEnabled());
    fixture.on<QPushButton>("shelfRowsPage", "exportRows")->click();
    QTRY_COMPARE(fixture.fake.exports.size(), 1);
    const RowsExport job = fixture.fake.exports.first();
    QCOMPARE(job.fileName, u"/tmp/shelf-list.csv"_qs);
    QCOMPARE(job.request.rows.kind, RowKind::Shelves);
    QCOMPARE(job.request.rows.shelves.search, u"/review/list/7-jane read"_qs);
    QVERIFY2(job.context.contains(u"Search: /review/list/7-… read"_qs), qPrintable(job.context.join(u'\n')));
    QVERIFY(job.context.filter(u"Range: "_qs).size() == 1);
}

void BrowsersTest::shelvesOfHostileTexts()
{
    const QStringList texts = Tests::hostileTexts();
    const std::unique_ptr<RowsPage> page(RowsPage::ofShelves([&texts](const RowsRequest &) {
        QPromise<Result<RowsAnswer<Sql::ShelfRow>>> promise;
        promise.start();
        RowsAnswer<Sql::ShelfRow> answer{.rows = {}, .total = texts.size(), .index = {}};
        for (const QString &text : texts) {
            answer.rows.append({.shelfId = answer.rows.size() + 1,
                                .url = text,
                                .readerId = u"1"_qs,
                                .shelfName = text,
                                .searches = 2});
        }
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }));
    page->resize(900, 500);
    page->show();
    page->showRows({}, {.kind = RowKind::Shelves, .name = {}, .pieces = {}, .filter = {}});
    auto *table = page->findChild<QTableView *>(u"table"_qs);
    QTRY_COMPARE(table->model()->rowCount(), int(texts.size()));
    QVERIFY(!page->grab().isNull());
    QSignalSpy opened(page.get(), &RowsPage::rowsRequested);
    for (int row = 0; row < texts.size(); ++row) {
        const QModelIndex url = table->model()->index(row, 0);
        QVERIFY(url.data().toString().size() <= 500 && !url.data().toString().contains(u'\n'));
        const QString tip = url.data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(u"<b>bold") && !tip.contains(u"<img"), qPrintable(tip.left(200)));
        table->setCurrentIndex(url);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), row + 1);
        const auto rows = opened.last().first().value<RowsBehind>();
        QVERIFY(rows.name.size() < 400 && !rows.name.contains(QChar(0x202E)));
    }
    table->selectAll();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), texts.size() + 1);
    for (const QString &line : lines) {
        QCOMPARE(line.count(u'\t'), lines.first().count(u'\t'));
        QVERIFY(!line.startsWith(u'=') && !line.contains(u"\t="));
    }
}

void BrowsersTest::booksOpenTheirCard()
{
    Fixture fixture;
    fixture.open(u"book-list"_qs);
    auto *table = fixture.on<QTableView>("bookListPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), 500);
    table->setCurrentIndex(table->model()->index(7, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(fixture.fake.bookQuestions.size(), 1);
    QCOMPARE(fixture.fake.bookQuestions.first().filter.bookId, std::optional<qint64>(7));
    const Sql::TimeRange all = fixture.fake.bookQuestions.first().time.range;
    QVERIFY2(all.from <= fixture.fake.span.value().first && all.to > *fixture.fake.span.value().last,
             "the whole history");
    auto *card = fixture.window->findChild<BookCard *>(u"bookCard"_qs);
    QVERIFY(card->isVisible());
    card->findChild<QPushButton *>(u"showBookRows"_qs)->click();
    QTRY_VERIFY(fixture.window->findChild<QWidget *>(u"searchRowsPage"_qs)->isVisible());
    QCOMPARE(fixture.fake.searchRequests.last().rows.filter.bookId, std::optional<qint64>(7));
}

void BrowsersTest::booksAreFilters()
{
    Fixture fixture;
    fixture.open(u"book-list"_qs);
    auto *table = fixture.on<QTableView>("bookListPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), 500);
    table->setCurrentIndex(table->model()->index(7, 0));
    fixture.on<QAction>("bookListPage", "filterByBook")->trigger();
    QTRY_VERIFY(fixture.window->findChild<QWidget *>(u"booksPage"_qs)->isVisible());
    QTRY_COMPARE(fixture.fake.questions.last().filter.bookId, std::optional<qint64>(7));
}

void BrowsersTest::booksAreGrouped()
{
    Fixture fixture;
    fixture.open(u"book-list"_qs);
    auto *table = fixture.on<QTableView>("bookListPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), 500);
    QVERIFY(table->isColumnHidden(BooksModel::Rows));
    fixture.on<QPushButton>("bookListPage", "grouped")->click();
    QTRY_VERIFY(fixture.fake.bookRequests.last().isGrouped);
    QTRY_VERIFY(!table->isColumnHidden(BooksModel::Rows));
    fixture.on<QPushButton>("bookListPage", "grouped")->click();
    QTRY_VERIFY(!fixture.fake.bookRequests.last().isGrouped);
    QTRY_VERIFY(table->isColumnHidden(BooksModel::Rows));
}

void BrowsersTest::booksOfHostileTexts()
{
    Tests::FakePages<Sql::BookRow, Sql::BookSort> pages;
    BookListPage page(pages.fetch(), QTimeZone::utc());
    page.resize(900, 500);
    page.show();
    page.refresh();
    QList<Sql::BookRow> books;
    for (const QString &text : Tests::hostileTexts()) {
        Sql::BookRow book;
        book.title = book.author = book.isbn = text;
        books.append(book);
    }
    pages.answer(0, books, books.size());
    auto *table = page.findChild<QTableView *>(u"table"_qs);
    QTRY_COMPARE(table->model()->rowCount(), int(books.size()));
    QVERIFY(!page.grab().isNull());
    for (int row = 0; row < books.size(); ++row) {
        for (const int column : {BooksModel::Title, BooksModel::Author, BooksModel::Isbn}) {
            const QModelIndex cell = table->model()->index(row, column);
            QVERIFY(!cell.data().toString().contains(u'\n'));
            QVERIFY(!cell.data().toString().isEmpty());
            const QString tip = cell.data(Qt::ToolTipRole).toString();
            QVERIFY(!tip.contains(u"<b>bold") && !tip.contains(u"<img"));
        }
    }
    table->selectAll();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), books.size() + 1);
    for (const QString &line : lines) {
        QCOMPARE(line.count(u'\t'), lines.first().count(u'\t'));
        QVERIFY(!line.startsWith(u'=') && !line.contains(u"\t="));
    }
}

void BrowsersTest::columnsAreChosen_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QByteArray>("widget");
    QTest::addColumn<int>("column");
    QTest::newRow("shelves") << u"shelf-list"_qs << QByteArray("shelfRowsPage") << 3;
    QTest::newRow("libraries") << u"library-list"_qs << QByteArray("libraryListPage") << 4;
    QTest::newRow("books") << u"book-list"_qs << QByteArray("bookListPage") << 2;
}

void BrowsersTest::columnsAreChosen()
{
    QFETCH(QString, page);
    QFETCH(QByteArray, widget);
    QFETCH(int, column);
    Fixture fixture;
    fixture.open(page);
    const auto *table = fixture.on<QTableView>(widget.constData(), "table");
    QTRY_VERIFY(table->model()->rowCount() > 0);
    QCOMPARE(table->horizontalHeader()->contextMenuPolicy(), Qt::ActionsContextMenu);
    QCOMPARE(table->horizontalHeader()->actions().size(), table->model()->columnCount());
    QAction *action = columnAction(*table, column);
    QCOMPARE(action->text(), table->model()->headerData(column, Qt::Horizontal).toString());
    const auto *button = fixture.on<QPushButton>(widget.constData(), "columns");
    QCOMPARE(button->menu()->actions(), table->horizontalHeader()->actions());
    action->trigger();
    QVERIFY(table->isColumnHidden(column));
    action->trigger();
    QVERIFY(!table->isColumnHidden(column));
}

void BrowsersTest::columnsAreRemembered()
{
    Fixture fixture;
    for (const bool isFirst : {true, false}) {
        fixture.open(u"library-list"_qs);
        const auto *table = fixture.on<QTableView>("libraryListPage", "table");
        QTRY_VERIFY(table->model()->rowCount() > 0);
        QCOMPARE(table->isColumnHidden(4), !isFirst);
        QCOMPARE(columnAction(*table, 4)->isChecked(), isFirst);
        if (isFirst) {
            columnAction(*table, 4)->trigger();
        }
        fixture.window->close();
    }
}

void BrowsersTest::theLastColumnStays()
{
    Fixture fixture;
    fixture.open(u"library-list"_qs);
    const auto *table = fixture.on<QTableView>("libraryListPage", "table");
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        columnAction(*table, column)->trigger();
    }
    QCOMPARE(table->horizontalHeader()->hiddenSectionCount(), table->model()->columnCount() - 1);
    QVERIFY(columnAction(*table, table->model()->columnCount() - 1)->isChecked());
}

void BrowsersTest::tablesAreExported_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QByteArray>("widget");
    QTest::addColumn<bool>("isOfBooks");
    QTest::newRow("libraries") << u"library-list"_qs << QByteArray("libraryListPage") << false;
    QTest::newRow("books") << u"book-list"_qs << QByteArray("bookListPage") << true;
}

void BrowsersTest::tablesAreExported()
{
    QFETCH(QString, page);
    QFETCH(QByteArray, widget);
    QFETCH(bool, isOfBooks);
    Fixture fixture;
    fixture.open(page);
    const auto *table = fixture.on<QTableView>(widget.constData(), "table");
    QTRY_VERIFY(table->model()->rowCount() > 0);
    auto *search = fixture.on<QLineEdit>(widget.constData(), "search");
    search->setText(u"public"_qs);
    QTest::keyClick(search, Qt::Key_Return);
    fixture.on<QPushButton>(widget.constData(), "exportRows")->click();
    QTRY_COMPARE(fixture.fake.tableExports.size(), 1);
    const TableExport job = fixture.fake.tableExports.first();
    QCOMPARE(job.fileName, QString(u"/tmp/"_qs + page + u".csv"_qs));
    QCOMPARE(std::holds_alternative<BooksModel::Request>(job.request), isOfBooks);
    QVERIFY(job.context.contains(u"Search: public"_qs));
    QVERIFY(job.context.contains(u"Range: all time"_qs));
    QTRY_VERIFY(fixture.text("infoText").contains(u"500"));
}

void BrowsersTest::privacyHidesNames()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    auto *table = fixture.on<QTableView>("shelfRowsPage", "table");
    QTRY_COMPARE(table->model()->rowCount(), int(shelfCount));
    QVERIFY(rowText(*table, 3).contains(u"jane"));
    QVERIFY(!fixture.window->findChild<QLabel *>(u"privacyMark"_qs)->isVisible());
    const QImage before = table->grab().toImage();
    QTest::keyClick(fixture.window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(fixture.window->findChild<QLabel *>(u"privacyMark"_qs)->isVisible());
    QVERIFY2(rowText(*table, 3).startsWith(u"3-…?shelf=read|"), qPrintable(rowText(*table, 3)));
    QVERIFY(table->grab().toImage() != before);
    QVERIFY(!table->model()->index(3, 0).data(Qt::ToolTipRole).toString().contains(u"jane"));
    table->selectRow(3);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"jane"));
    QCOMPARE(fixture.fake.shelfRequests.size(), 1); // other words for the same rows
    fixture.trigger("privacyMode");
    QVERIFY(rowText(*table, 3).contains(u"jane"));
}

void BrowsersTest::privacyIsRemembered()
{
    Fixture fixture;
    fixture.open(u"shelf-list"_qs);
    fixture.trigger("privacyMode");
    fixture.window->close();
    fixture.window.reset();
    setPrivate(false);
    fixture.open(u"shelf-list"_qs);
    QVERIFY(isPrivate());
    QVERIFY(fixture.window->findChild<QAction *>(u"privacyMode"_qs)->isChecked());
    QVERIFY(fixture.window->findChild<QLabel *>(u"privacyMark"_qs)->isVisible());
}

void BrowsersTest::privacyReachesEveryCard()
{
    Fixture fixture;
    fixture.open(u"shelves"_qs);
    const auto *table = fixture.on<QTableView>("shelvesTable", "shelvesTableView");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QVERIFY2(rowText(*table, 0).startsWith(u"1-jane-doe?shelf=read|"), qPrintable(rowText(*table, 0)));
    fixture.trigger("privacyMode");
    QVERIFY2(rowText(*table, 0).startsWith(u"1-…?shelf=read|"), qPrintable(rowText(*table, 0)));
}

QTEST_MAIN(BrowsersTest)

#include "browserstest.moc"
