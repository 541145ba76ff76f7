// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakehttpserver.h>
#include <tests/support/hostiletexts.h>
#include <tests/support/patience.h>
#include <ui/charts/theme.h>
#include <ui/dialogs/bookcard.h>
#include <ui/dialogs/coverfetch.h>
#include <ui/format/booklinks.h>
#include <ui/format/privacy.h>

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;
using Tests::FakeFault;
using Tests::FakeHttpServer;
using Tests::FakeRequest;
using Tests::FakeResponse;
using Tests::patience;

namespace {

const QString goodreads = u"https://www.goodreads.com/book/show/1898"_qs;

template <typename T>
QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

Question allTime()
{
    Question question;
    question.time.range = {QDateTime({2024, 1, 1}, {0, 0}, Qt::UTC),
                           QDateTime({2024, 10, 1}, {0, 0}, Qt::UTC)};
    question.time.now = question.time.range.to;
    return question;
}

QByteArray pictureBytes(const QSize &size, const char *format = "PNG")
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

quint32 crcOf(QByteArrayView bytes)
{
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

/// A PNG whose header claims a size, with next to nothing behind it.
QByteArray pictureOfClaimedSize(quint32 side)
{
    QByteArray bytes = pictureBytes({4, 4});
    const auto put = [&bytes](qsizetype at, quint32 number) {
        for (int i = 0; i < 4; ++i) {
            bytes[at + i] = char(number >> (8 * (3 - i)));
        }
    };
    put(16, side);
    put(20, side);
    put(29, crcOf(QByteArrayView(bytes).sliced(12, 17)));
    return bytes;
}

/// A book that is told of, and what the card asked for.
class FakeBook final
{
public:
    FakeBook()
    {
        figures.details = {.bookId = 3,
                           .title = u"Into Thin Air"_qs,
                           .author = u"Jon Krakauer"_qs,
                           .isbn = u"9780385494786"_qs,
                           .goodreadsId = 1898,
                           .firstShown = QDateTime({2024, 9, 2}, {14, 46}, Qt::UTC),
                           .lastShown = QDateTime({2024, 9, 3}, {9, 5}, Qt::UTC),
                           .rating = 4.24,
                           .link = goodreads,
                           .imageLink = {}};
        figures.outcomes.libby = {.available = 2, .out = 1, .notInCatalogue = 4, .unknown = 1};
        figures.outcomes.physical = {.available = 0, .out = 1, .notInCatalogue = 0, .unknown = 0};
        search.key.id = 11;
        search.shelfUrl = u"https://www.goodreads.com/review/list/1-jane?shelf=to-read"_qs;
        search.started = QDateTime({2024, 9, 2}, {14, 46, 58}, Qt::UTC);
        check.key.id = 12;
        check.libraryName = u"Nashville Public Library"_qs;
        check.message = u"AVAILABLE: 3 copies"_qs;
        check.outcome = u"available"_qs;
        check.started = search.started;
        limits.allows = [](const QUrl &url) { return url.host() == u"127.0.0.1"; };
        limits.time = std::chrono::minutes(2); // of a busy machine
    }

    [[nodiscard]] std::unique_ptr<BookCard> card(const QList<qint64> &bookIds = {3})
    {
        auto made = std::make_unique<BookCard>(
            BookCard::Services{
                .book =
                    [this](const Question &question) {
                        questions.append(question);
                        return error ? answered<BookCard::Figures>(*error)
                                     : answered<BookCard::Figures>(figures);
                    },
                .searches =
                    [this](const RowsRequest &request) {
                        searchRequests.append(request);
                        return answered<RowsAnswer<Sql::ShelfSearchRow>>(
                            RowsAnswer<Sql::ShelfSearchRow>{.rows = {search}, .total = 1, .index = {}});
                    },
                .checks =
                    [this](const RowsRequest &request) {
                        checkRequests.append(request);
                        return answered<RowsAnswer<Sql::LibraryCheckRow>>(RowsAnswer<Sql::LibraryCheckRow>{
                            .rows = {check, check}, .total = 2, .index = {}});
                    },
                .open = [this](const QUrl &url) { opened.append(url); },
                .cover = limits},
            allTime(), bookIds);
        made->show();
        return made;
    }

    BookCard::Figures figures;
    std::optional<Error> error;
    Sql::ShelfSearchRow search;
    Sql::LibraryCheckRow check;
    CoverLimits limits;
    QList<Question> questions;
    QList<RowsRequest> searchRequests;
    QList<RowsRequest> checkRequests;
    QList<QUrl> opened;
};

QString textOf(const BookCard &card, const char *name)
{
    return card.findChild<QLabel *>(QLatin1StringView(name))->text().replace(QChar::Nbsp, u' ');
}

QPushButton *buttonOf(const BookCard &card, const char *name)
{
    return card.findChild<QPushButton *>(QLatin1StringView(name));
}

bool showsCover(const BookCard &card)
{
    const auto *cover = card.findChild<QLabel *>(u"cover"_qs);
    return cover->isVisible() && !cover->pixmap(Qt::ReturnByValue).isNull();
}

} // namespace

Q_DECLARE_METATYPE(FakeResponse)

/// A book's card: its whole history, its links, and its cover, which is fetched on demand alone.
class BookCardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { setPrivate(false); }

    void tellsWhatIsKnown();
    void asksForTheWholeHistory();
    void saysWhatWentWrong();
    void leadsToTheRows();
    void filters();
    void choosesAmongTheRowsOfABook();
    void copiesRows();
    void hidesNames();
    void opensGoodreadsAlone_data();
    void opensGoodreadsAlone();
    void hostileTexts();

    void fetchesNoCoverUnasked();
    void fetchesTheCoverOnDemand();
    void refusesCovers_data();
    void refusesCovers();
    void followsRedirectionsToKnownHostsAlone();
    void triesAgain();
    void sendsNothingOfTheReader();
    void readsPictures_data();
    void readsPictures();
};

void BookCardTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void BookCardTest::tellsWhatIsKnown()
{
    FakeBook book;
    const auto card = book.card();
    QTRY_COMPARE(textOf(*card, "bookTitle"), u"Into Thin Air"_qs);
    QCOMPARE(textOf(*card, "bookAuthor"), u"Jon Krakauer"_qs);
    QCOMPARE(textOf(*card, "bookFacts"), u"ISBN 9780385494786 · Goodreads id 1898 · rated 4.24 of 5\n"
                                         "first shown 2 Sept 2024 14:46 · last shown 3 Sept 2024 09:05"_qs);
    QCOMPARE(textOf(*card, "bookOutcomes"),
             u"Available: 2 · Out: 2 · Not in catalogue: 4 · Unknown: 1 · available 50.0 % of owned"_qs);
    QVERIFY(!card->findChild<QWidget *>(u"editions"_qs)->isVisible());
    const auto *histories = card->findChild<QTabWidget *>(u"histories"_qs);
    QTRY_COMPARE(histories->tabText(0), u"Searches that showed it (1)"_qs);
    QTRY_COMPARE(histories->tabText(1), u"Library checks (2)"_qs);
}

void BookCardTest::asksForTheWholeHistory()
{
    FakeBook book;
    const auto card = book.card();
    QCOMPARE(book.questions.size(), 1);
    QCOMPARE(book.questions.first().filter.bookId, std::optional<qint64>(3));
    for (const RowsRequest &request : book.searchRequests + book.checkRequests) {
        QCOMPARE(request.rows.pieces, Sql::wholeRange(allTime().time.range));
        QCOMPARE(request.rows.filter.bookId, std::optional<qint64>(3));
    }
    QCOMPARE(book.searchRequests.size(), 1);
    QCOMPARE(book.checkRequests.size(), 1);
}

void BookCardTest::saysWhatWentWrong()
{
    FakeBook book;
    book.error = Error{.message = u"<b>The server</b> went away"_qs};
    const auto card = book.card();
    QTRY_VERIFY(textOf(*card, "bookNews").contains(u"<b>The server</b> went away"));
    QVERIFY(card->findChild<QLabel *>(u"bookNews"_qs)->isVisible());
}

void BookCardTest::leadsToTheRows()
{
    for (const int tab : {0, 1}) {
        FakeBook book;
        const auto card = book.card();
        QTRY_COMPARE(textOf(*card, "bookTitle"), u"Into Thin Air"_qs);
        auto *histories = card->findChild<QTabWidget *>(u"histories"_qs);
        QTRY_VERIFY(histories->tabText(tab).endsWith(u')'));
        histories->setCurrentIndex(tab);
        QSignalSpy asked(card.get(), &BookCard::rowsRequested);
        buttonOf(*card, "showBookRows")->click();
        QCOMPARE(asked.size(), 1);
        const auto rows = asked.first().first().value<RowsBehind>();
        QCOMPARE(rows.kind, tab == 0 ? RowKind::ShelfSearches : RowKind::LibraryChecks);
        QCOMPARE(rows.n, qint64(tab == 0 ? 1 : 2));
        QCOMPARE(rows.filter.bookId, std::optional<qint64>(3));
        QVERIFY(rows.name.contains(u"Into Thin Air"));
    }
}

void BookCardTest::filters()
{
    FakeBook book;
    const auto card = book.card();
    QTRY_COMPARE(textOf(*card, "bookTitle"), u"Into Thin Air"_qs);
    QSignalSpy asked(card.get(), &BookCard::filterRequested);
    buttonOf(*card, "filterByBook")->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<FilterStep>().label, u"Into Thin Air"_qs);
    QVERIFY(!card->isVisible());
}

void BookCardTest::choosesAmongTheRowsOfABook()
{
    FakeBook book;
    const auto card = book.card({3, 8});
    auto *editions = card->findChild<QComboBox *>(u"editions"_qs);
    QVERIFY(editions->isVisible());
    QCOMPARE(editions->count(), 2);
    editions->setCurrentIndex(1);
    QCOMPARE(book.questions.last().filter.bookId, std::optional<qint64>(8));
    QCOMPARE(book.searchRequests.last().rows.filter.bookId, std::optional<qint64>(8));
    QCOMPARE(book.checkRequests.last().rows.filter.bookId, std::optional<qint64>(8));
}

void BookCardTest::copiesRows()
{
    FakeBook book;
    book.check.message = u"=1+1"_qs;
    const auto card = book.card();
    auto *histories = card->findChild<QTabWidget *>(u"histories"_qs);
    QTRY_COMPARE(histories->tabText(1), u"Library checks (2)"_qs);
    auto *table = card->findChild<QTableView *>(u"bookChecks"_qs);
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains(u"availability_message"));
    QVERIFY2(lines[1].contains(u"\t'=1+1\t"), "no formula reaches a spreadsheet");
}

void BookCardTest::hidesNames()
{
    FakeBook book;
    const auto card = book.card();
    const auto *table = card->findChild<QTableView *>(u"bookSearches"_qs);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    const auto row = [table] {
        QString text;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            text += table->model()->index(0, column).data().toString() + u'|';
        }
        return text;
    };
    QVERIFY(row().contains(u"1-jane"));
    setPrivate(true);
    card->showAgain();
    QVERIFY(row().contains(u"1-…") && !row().contains(u"jane"));
}

void BookCardTest::opensGoodreadsAlone_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("opens");
    QTest::addColumn<bool>("warns");
    QTest::newRow("Goodreads") << goodreads << true << false;
    QTest::newRow("nothing told") << QString() << false << false;
    QTest::newRow("elsewhere") << u"https://example.org/"_qs << false << true;
    QTest::newRow("script") << u"javascript:alert(1)"_qs << false << true;
    QTest::newRow("file") << u"file:///etc/passwd"_qs << false << true;
}

void BookCardTest::opensGoodreadsAlone()
{
    QFETCH(QString, link);
    QFETCH(bool, opens);
    QFETCH(bool, warns);
    FakeBook book;
    book.figures.details.link = link;
    const auto card = book.card();
    QTRY_COMPARE(textOf(*card, "bookTitle"), u"Into Thin Air"_qs);
    QCOMPARE(buttonOf(*card, "openBook")->isEnabled(), opens);
    QCOMPARE(card->findChild<QLabel *>(u"bookNews"_qs)->isVisible(), warns);
    buttonOf(*card, "openBook")->click();
    QCOMPARE(book.opened, opens ? QList<QUrl>{QUrl(link)} : QList<QUrl>());
}

void BookCardTest::hostileTexts()
{
    for (const QString &text : Tests::hostileTexts()) {
        FakeBook book;
        book.figures.details.title = text;
        book.figures.details.author = text;
        book.figures.details.isbn = text;
        book.figures.details.link = text;
        book.figures.details.imageLink = text;
        book.search.shelfUrl = book.check.title = book.check.message = book.check.libraryName = text;
        const auto card = book.card();
        QTRY_VERIFY(!textOf(*card, "bookTitle").isEmpty());
        for (const QLabel *label : card->findChildren<QLabel *>()) {
            if (label->objectName() != u"cover"_qs) {
                QCOMPARE(label->textFormat(), Qt::PlainText);
            }
            QVERIFY(!label->text().contains(QChar(0x202E)));
            QVERIFY2(label->text().size() < 1500, qPrintable(label->objectName()));
        }
        QVERIFY(card->windowTitle().size() < 400);
        QVERIFY(!card->windowTitle().contains(u'\n'));
        QVERIFY(!buttonOf(*card, "openBook")->isEnabled());
        QVERIFY(!buttonOf(*card, "showCover")->isVisible());
        QVERIFY(!card->grab().isNull());
        QVERIFY2(card->height() < 1000, "no text drives the buttons off the screen");
    }
}

void BookCardTest::fetchesNoCoverUnasked()
{
    FakeHttpServer server;
    FakeBook book;
    book.figures.details.imageLink = server.url().toString() + u"/cover.png"_qs;
    const auto card = book.card();
    QTRY_VERIFY(buttonOf(*card, "showCover")->isVisible());
    QCOMPARE(textOf(*card, "coverSentence"), u"Kept at 127.0.0.1"_qs);
    QCOMPARE(server.connectionCount(), 0);
}

void BookCardTest::fetchesTheCoverOnDemand()
{
    FakeHttpServer server;
    server.setHandler([](const FakeRequest &) {
        return FakeResponse{.body = pictureBytes({98, 147}), .contentType = "image/png"};
    });
    FakeBook book;
    book.figures.details.imageLink = server.url().toString() + u"/cover.png"_qs;
    const auto card = book.card();
    QTRY_VERIFY(buttonOf(*card, "showCover")->isVisible());
    buttonOf(*card, "showCover")->click();
    QTRY_VERIFY_WITH_TIMEOUT(showsCover(*card), patience);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(card->findChild<QLabel *>(u"cover"_qs)->accessibleName(), u"Cover of the book"_qs);
}

void BookCardTest::refusesCovers_data()
{
    QTest::addColumn<FakeResponse>("response");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a page") << FakeResponse{.body = "<html>", .contentType = "image/png"}
                            << u"What came is no picture that can be shown."_qs;
    QTest::newRow("drawing commands")
        << FakeResponse{.body = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
                        .contentType = "image/svg+xml"}
        << u"What came is no picture that can be shown."_qs;
    QTest::newRow("too large") << FakeResponse{.body = QByteArray(300'000, 'x'), .contentType = "image/png"}
                               << u"The cover is larger than a cover should be."_qs;
    QTest::newRow("too large, of no length told")
        << FakeResponse{.body = QByteArray(300'000, 'x'), .contentType = "image/png", .chunked = true}
        << u"The cover is larger than a cover should be."_qs;
    QTest::newRow("too many pixels") << FakeResponse{.body = pictureOfClaimedSize(60'000),
                                                     .contentType = "image/png"}
                                     << u"What came is no picture that can be shown."_qs;
    QTest::newRow("not there") << FakeResponse{.status = 404, .body = "no"}
                               << u"The cover could not be fetched (network error 203)."_qs;
}

void BookCardTest::refusesCovers()
{
    QFETCH(FakeResponse, response);
    QFETCH(QString, sentence);
    FakeHttpServer server;
    server.setHandler([response](const FakeRequest &) { return response; });
    FakeBook book;
    book.limits.bytes = 200'000;
    book.figures.details.imageLink = server.url().toString() + u"/cover.png"_qs;
    const auto card = book.card();
    QTRY_VERIFY(buttonOf(*card, "showCover")->isVisible());
    buttonOf(*card, "showCover")->click();
    QTRY_COMPARE_WITH_TIMEOUT(textOf(*card, "coverSentence"), sentence, patience);
    QVERIFY(!showsCover(*card));
}

void BookCardTest::followsRedirectionsToKnownHostsAlone()
{
    FakeHttpServer server;
    const QByteArray here = server.url().toEncoded();
    server.setHandler([here](const FakeRequest &request) {
        const bool leadsAway = request.path() == "/away";
        if (leadsAway || request.path() == "/near") {
            return FakeResponse{
                .status = 302,
                .headers = {{"Location", leadsAway ? QByteArray("http://localhost:9/x") : here + "/cover"}}};
        }
        return FakeResponse{.body = pictureBytes({98, 147}), .contentType = "image/png"};
    });
    FakeBook book;
    book.figures.details.imageLink = server.url().toString() + u"/near"_qs;
    const auto near = book.card();
    QTRY_VERIFY(buttonOf(*near, "showCover")->isVisible());
    buttonOf(*near, "showCover")->click();
    QTRY_VERIFY_WITH_TIMEOUT(showsCover(*near), patience);

    book.figures.details.imageLink = server.url().toString() + u"/away"_qs;
    const auto away = book.card();
    QTRY_VERIFY(buttonOf(*away, "showCover")->isVisible());
    buttonOf(*away, "showCover")->click();
    QTRY_COMPARE_WITH_TIMEOUT(textOf(*away, "coverSentence"),
                              u"The cover's address leads somewhere else, so it is not fetched."_qs,
                              patience);
}

/// A server that never ends its answer costs a while; then the reader may try again.
void BookCardTest::triesAgain()
{
    FakeHttpServer server;
    server.setHandler([](const FakeRequest &) {
        return FakeResponse{.body = pictureBytes({98, 147}), .contentType = "image/png"};
    });
    server.script({.kind = FakeFault::Kind::SlowDrip, .delay = std::chrono::milliseconds(200)});
    FakeBook book;
    book.limits.time = std::chrono::seconds(2); // in which the second answer has to be there
    book.figures.details.imageLink = server.url().toString() + u"/cover"_qs;
    const auto card = book.card();
    QTRY_VERIFY(buttonOf(*card, "showCover")->isVisible());
    buttonOf(*card, "showCover")->click();
    QCOMPARE(textOf(*card, "coverSentence"), u"Fetching …"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(textOf(*card, "coverSentence"), u"The cover took too long."_qs, patience);
    QVERIFY(buttonOf(*card, "showCover")->isVisible());
    buttonOf(*card, "showCover")->click();
    QTRY_VERIFY_WITH_TIMEOUT(showsCover(*card), patience);
}

void BookCardTest::sendsNothingOfTheReader()
{
    FakeHttpServer server;
    server.setHandler([](const FakeRequest &) {
        return FakeResponse{.body = pictureBytes({98, 147}),
                            .contentType = "image/png",
                            .headers = {{"Set-Cookie", "who=jane; Path=/"}}};
    });
    CoverFetch fetch({.allows = [](const QUrl &) { return true; }, .time = std::chrono::minutes(2)});
    QSignalSpy fetched(&fetch, &CoverFetch::fetched);
    for (const int times : {1, 2}) {
        fetch.fetch(QUrl(server.url().toString() + u"/cover"_qs));
        QTRY_COMPARE_WITH_TIMEOUT(fetched.size(), times, patience);
    }
    for (const FakeRequest &request : server.requests()) {
        QVERIFY(request.header("Cookie").isEmpty());
        QVERIFY(request.header("Referer").isEmpty());
        QCOMPARE(request.header("User-Agent"), QByteArray("shelfhelp-dashboard"));
    }
}

void BookCardTest::readsPictures_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QSize>("size");
    QTest::newRow("PNG") << pictureBytes({98, 147}) << QSize(98, 147);
    QTest::newRow("JPEG") << pictureBytes({98, 147}, "JPG") << QSize(98, 147);
    QTest::newRow("large") << pictureBytes({2000, 3000}) << QSize(600, 900);
    QTest::newRow("a line") << pictureBytes({4000, 1}) << QSize(600, 1);
    QTest::newRow("another format") << pictureBytes({9, 9}, "BMP") << QSize();
    QTest::newRow("cut off") << pictureBytes({98, 147}).left(40) << QSize();
    QTest::newRow("too many pixels") << pictureOfClaimedSize(5000) << QSize();
    QTest::newRow("nothing") << QByteArray() << QSize();
}

void BookCardTest::readsPictures()
{
    QFETCH(QByteArray, content);
    QFETCH(QSize, size);
    const QImage cover = coverOf(content, {600, 900});
    QCOMPARE(cover.isNull() ? QSize() : cover.size(), size);
}

QTEST_MAIN(BookCardTest)

#include "bookcardtest.moc"
