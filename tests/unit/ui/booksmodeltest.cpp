// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakepages.h>
#include <ui/models/booksmodel.h>
#include <ui/models/tabletext.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ShelfHelp;
using Ui::BooksModel;
using State = Ui::PagedTableModel::State;

namespace {

using Fake = Tests::FakePages<Sql::BookRow, Sql::BookSort>;

Sql::BookRow namedBook(qint64 id, const QString &title)
{
    Sql::BookRow book;
    book.bookId = id;
    book.title = title;
    return book;
}

QList<Sql::BookRow> numberedBooks(int first, int count)
{
    QList<Sql::BookRow> books;
    for (int number = first; number < first + count; ++number) {
        books.append(namedBook(number, u"Book %1"_qs.arg(number)));
    }
    return books;
}

Sql::BookRow seedBook()
{
    return {.bookId = 1,
            .title = u"Into Thin Air"_qs,
            .author = u"Jon Krakauer"_qs,
            .isbn = QString(),
            .goodreadsId = 1'898'000,
            .timesShown = 1234,
            .checks = 10,
            .available = 0,
            .lastShown = QDateTime({2024, 9, 2}, {14, 46, 58}, Qt::UTC),
            .out = 3,
            .notInCatalogue = 2,
            .unknown = 1,
            .firstShown = std::nullopt,
            .bookIds = {1}};
}

QVariant cell(const BooksModel &model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role);
}

} // namespace

class BooksModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void fetchesNothingBeforeTheFirstReload();
    void hasAllRowsAfterTheFirstPage();
    void fetchesAPageWhenItsRowsAreLookedAt();
    void fetchesTheNewestOfManyPagesScrolledPast();
    void sortsOnTheServer();
    void searchesOnTheServer();
    void dropsAnswersToOlderRequests();
    void keepsOldRowsUntilTheAnswerArrives();
    void keepsSelectionsOnARefresh();
    void saysWhyItFailed();
    void recoversFromAnError();
    void isEmptyWithoutRows();
    void displays_data();
    void displays();
    void escapesToolTips();
    void copiesRawValues();
    void leavesOutRowsThatHaveNotArrived();
};

void BooksModelTest::fetchesNothingBeforeTheFirstReload()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    const QAbstractItemModelTester tester(&model);
    model.setSearch(u"krakauer"_qs);
    QCOMPARE(pages.requests.size(), 0);

    model.reload();
    QCOMPARE(pages.requests.size(), 1);
    QCOMPARE(pages.requests.first().search, u"krakauer"_qs);
}

void BooksModelTest::hasAllRowsAfterTheFirstPage()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.state(), State::Loading);

    model.reload();
    pages.answer(0, numberedBooks(0, 200), 1'000'000);
    QTRY_COMPARE(model.state(), State::Data);
    QCOMPARE(model.rowCount(), 1'000'000);
    QCOMPARE(cell(model, 199, BooksModel::Title), u"Book 199"_qs);
    QCOMPARE(cell(model, 0, BooksModel::Title, Ui::PagedTableModel::PlaceholderRole), false);
}

void BooksModelTest::fetchesAPageWhenItsRowsAreLookedAt()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.answer(0, numberedBooks(0, 200), 1000);
    QTRY_COMPARE(model.state(), State::Data);

    QCOMPARE(cell(model, 450, BooksModel::Title), u"…"_qs);
    QCOMPARE(cell(model, 450, BooksModel::Title, Ui::PagedTableModel::PlaceholderRole), true);
    QTRY_COMPARE(pages.requests.size(), 2);
    QCOMPARE(pages.requests.at(1).offset, 400);
    QCOMPARE(pages.requests.at(1).limit, 200);

    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    pages.answer(1, numberedBooks(400, 200), 1000);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 400);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 599);
    QCOMPARE(cell(model, 450, BooksModel::Title), u"Book 450"_qs);
    QCOMPARE(cell(model, 0, BooksModel::Title), u"Book 0"_qs);
}

void BooksModelTest::fetchesTheNewestOfManyPagesScrolledPast()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.answer(0, numberedBooks(0, 200), 100'000);
    QTRY_COMPARE(model.state(), State::Data);

    for (const int row : {1000, 20'000, 30'000, 99'999}) {
        (void)cell(model, row, BooksModel::Title);
    }
    QTRY_COMPARE(pages.requests.size(), 2);
    QCOMPARE(pages.requests.at(1).offset, 99'800);
    pages.answer(1, numberedBooks(99'800, 200), 100'000);
    QTRY_COMPARE(pages.requests.size(), 3);
    QCOMPARE(pages.requests.at(2).offset, 30'000);
    pages.answer(2, numberedBooks(30'000, 200), 100'000);
    QTRY_COMPARE(cell(model, 30'000, BooksModel::Title), u"Book 30000"_qs);
    QCOMPARE(pages.requests.size(), 3);
}

void BooksModelTest::sortsOnTheServer()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    QCOMPARE(pages.requests.at(0).sort, Sql::BookSort::TimesShown);
    QCOMPARE(pages.requests.at(0).order, Qt::DescendingOrder);

    model.sort(BooksModel::Author, Qt::AscendingOrder);
    QCOMPARE(pages.requests.at(1).sort, Sql::BookSort::Author);
    QCOMPARE(pages.requests.at(1).order, Qt::AscendingOrder);
    model.sort(BooksModel::Author, Qt::AscendingOrder);
    QCOMPARE(pages.requests.size(), 2);
}

void BooksModelTest::searchesOnTheServer()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    model.setSearch(u"  thin   air "_qs);
    QCOMPARE(pages.requests.at(1).search, u"thin air"_qs);
    model.setOnlyWithChecks(true);
    QVERIFY(pages.requests.at(2).onlyWithChecks);
    QCOMPARE(pages.requests.at(2).search, u"thin air"_qs);
    QCOMPARE(pages.requests.at(2).offset, 0);
}

void BooksModelTest::dropsAnswersToOlderRequests()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.answer(0, numberedBooks(0, 1), 1); // answered, but not taken by the event loop yet
    model.setSearch(u"new"_qs);
    pages.answer(1, numberedBooks(7, 1), 1);

    QTRY_COMPARE(model.state(), State::Data);
    QCOMPARE(cell(model, 0, BooksModel::Title), u"Book 7"_qs);
    model.setSearch(u"newer"_qs);
    model.setSearch(u"newest"_qs);
    QVERIFY(pages.wasCancelled(2));
    QVERIFY(!pages.wasCancelled(3));
}

void BooksModelTest::keepsOldRowsUntilTheAnswerArrives()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    const QAbstractItemModelTester tester(&model);
    model.reload();
    pages.answer(0, numberedBooks(0, 3), 3);
    QTRY_COMPARE(model.state(), State::Data);

    model.setSearch(u"5"_qs);
    QCOMPARE(model.state(), State::Loading);
    QCOMPARE(model.rowCount(), 3);
    pages.answer(1, numberedBooks(5, 1), 1);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, BooksModel::Title), u"Book 5"_qs);
}

void BooksModelTest::keepsSelectionsOnARefresh()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.answer(0, numberedBooks(0, 3), 3);
    QTRY_COMPARE(model.state(), State::Data);

    const QPersistentModelIndex selected = model.index(2, 0);
    model.reload();
    pages.answer(1, numberedBooks(10, 3), 3);
    QTRY_COMPARE(model.state(), State::Data);
    QVERIFY(selected.isValid());
    QCOMPARE(selected.data(), u"Book 12"_qs);
}

void BooksModelTest::saysWhyItFailed()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.finish(0, Error{.message = u"The database is away"_qs});
    QTRY_COMPARE(model.state(), State::Error);
    QCOMPARE(model.error().message, u"The database is away"_qs);
}

void BooksModelTest::recoversFromAnError()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.finish(0, Error{.message = u"The database is away"_qs});
    QTRY_COMPARE(model.state(), State::Error);
    model.reload();
    pages.answer(1, numberedBooks(0, 1), 1);
    QTRY_COMPARE(model.state(), State::Data);
    QVERIFY(model.error().message.isEmpty());
}

void BooksModelTest::isEmptyWithoutRows()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    const QAbstractItemModelTester tester(&model);
    model.reload();
    pages.answer(0, {}, 0);
    QTRY_COMPARE(model.state(), State::Empty);
    QCOMPARE(model.rowCount(), 0);
}

void BooksModelTest::displays_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("title") << int(BooksModel::Title) << u"Into Thin Air"_qs << false;
    QTest::newRow("an empty ISBN is a dash") << int(BooksModel::Isbn) << u"–"_qs << false;
    QTest::newRow("an id has no separators") << int(BooksModel::GoodreadsId) << u"1898000"_qs << true;
    QTest::newRow("a count has separators") << int(BooksModel::TimesShown) << u"1,234"_qs << true;
    QTest::newRow("zero is printed") << int(BooksModel::Available) << u"0"_qs << true;
    QTest::newRow("an instant in the zone")
        << int(BooksModel::LastShown) << u"Sep 2, 2024 9:46 AM"_qs << false;
}

void BooksModelTest::displays()
{
    QFETCH(int, column);
    QFETCH(QString, text);
    QFETCH(bool, isRight);
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone("America/Chicago"));
    model.reload();
    pages.answer(0, {seedBook()}, 1);
    QTRY_COMPARE(model.state(), State::Data);
    // CLDR of newer ICU puts a narrow no-break space before AM.
    QCOMPARE(cell(model, 0, column).toString().simplified().replace(QChar(0x202f), u' '), text);
    const Qt::Alignment alignment(cell(model, 0, column, Qt::TextAlignmentRole).toInt());
    QCOMPARE(alignment.testFlag(Qt::AlignRight), isRight);
}

void BooksModelTest::escapesToolTips()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.answer(0, {namedBook(1, u"<b>bold</b> & fine"_qs)}, 1);
    QTRY_COMPARE(model.state(), State::Data);
    QCOMPARE(cell(model, 0, BooksModel::Title), u"<b>bold</b> & fine"_qs);
    QCOMPARE(cell(model, 0, BooksModel::Title, Qt::ToolTipRole),
             u"<p>&lt;b&gt;bold&lt;/b&gt; &amp; fine</p>"_qs);
}

void BooksModelTest::copiesRawValues()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone("America/Chicago"));
    model.reload();
    Sql::BookRow tricky = seedBook();
    tricky.title = u"=HYPERLINK(\"x\")\tand\nmore"_qs;
    tricky.isbn = std::nullopt;
    pages.answer(0, {seedBook(), tricky}, 2);
    QTRY_COMPARE(model.state(), State::Data);
    QCOMPARE(
        Ui::tabSeparatedRows(model, {0, 1}),
        u"title\tauthor\tisbn\tgoodreads_id\ttimes_shown\tchecks\tavailable\tout\tnot_in_catalogue\tunknown\t"
        u"first_shown\tlast_shown\trows\n"
        u"Into Thin Air\tJon Krakauer\t\t1898000\t1234\t10\t0\t3\t2\t1\t\t2024-09-02T14:46:58.000Z\t1\n"
        u"'=HYPERLINK(\"x\") and more\tJon Krakauer\t\t1898000\t1234\t10\t0\t3\t2\t1\t\t2024-09-02T14:46:58.000Z\t1\n"_qs);
}

void BooksModelTest::leavesOutRowsThatHaveNotArrived()
{
    Fake pages;
    BooksModel model(pages.fetch(), QTimeZone::utc());
    model.reload();
    pages.answer(0, numberedBooks(0, 200), 300);
    QTRY_COMPARE(model.state(), State::Data);
    const QString text = Ui::tabSeparatedRows(model, {0, 250});
    QCOMPARE(text.count(u'\n'), 2);
}

QTEST_GUILESS_MAIN(BooksModelTest)
#include "booksmodeltest.moc"
