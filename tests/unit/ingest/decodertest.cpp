// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodetesting.h"

#include <ingest/decode/bookhash.h>
#include <ingest/decode/decoder.h>
#include <ingest/decode/reasons.h>
#include <ingest/decode/shelfurl.h>
#include <ingest/decode/text.h>

#include <QTest>

#include <cmath>

using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Ingest::Testing;

namespace {

constexpr std::int64_t second = 1'000'000;

Notification notificationOf(const DecodedRecord &record)
{
    const auto *notification = std::get_if<Notification>(&record.content);
    return notification != nullptr ? *notification : Notification{};
}

Rejection rejectionOf(const DecodedRecord &record)
{
    const auto *rejection = std::get_if<Rejection>(&record.content);
    return rejection != nullptr ? *rejection : Rejection{};
}

Rejection firstRejection(const std::string &document, const Limits &limits = {})
{
    const std::vector<DecodedRecord> records = Decoder(limits).decode(document);
    return records.empty() ? Rejection{} : rejectionOf(records.front());
}

std::string hexOf(std::string_view text)
{
    Sha256 sha256;
    return toHex(sha256.digest({text}));
}

/// A book of the seed document; `image` is the part of its picture's address that differs from the others'.
Book book(std::string title, std::string author, std::string isbn, std::int64_t id, double rating,
          const std::string &image)
{
    Sha256 sha256;
    std::string hash = uniqueHash(sha256, title, author, std::to_string(id), isbn);
    return {
        .title = std::move(title),
        .author = std::move(author),
        .isbn = std::move(isbn),
        .goodreadsId = id,
        .uniqueHash = std::move(hash),
        .details = {.averageRating = rating,
                    .link = "https://www.goodreads.com/book/show/" + std::to_string(id),
                    .imageLink = "https://i.gr-assets.com/images/S/compressed.photo.goodreads.com/books/" +
                                 image + ".jpg"}};
}

/// A document or record of exactly that many bytes: blanks are put in where JSON ignores them.
std::string padded(const std::string &json, std::size_t size)
{
    return json.substr(0, 1) + std::string(size - json.size(), ' ') + json.substr(1);
}

std::string lambdaEventOf(std::size_t records)
{
    std::string event = R"({"Records":[)";
    for (std::size_t i = 0; i < records; ++i) {
        event += i == 0 ? "1" : ",1";
    }
    return event + "]}";
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    return text.replace(text.find(from), from.size(), to);
}

} // namespace

/// Documents, records, envelopes and messages: what is found in them and what is said of faults.
class DecoderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSeedShelfSearch();
    void readsTheSeedLibrarySearch();
    void readsAVisitToGoodreads();
    void readsWhatTheQueueTells_data();
    void readsWhatTheQueueTells();
    void knowsQueueEvents_data();
    void knowsQueueEvents();
    void readsSamples_data();
    void readsSamples();
    void givesOneKeyToABareMessage();
    void readsTheEnvelope();
    void keepsOddEnvelopeFields();
    void readsArraysOfDocuments();
    void keepsRawBytes();
    void namesThePlaceOfAFault_data();
    void namesThePlaceOfAFault();
    void tellsTheFirstFault_data();
    void tellsTheFirstFault();
    void quotesTheOffendingText();
    void warns_data();
    void warns();
    void hashesTheIdAsReceived();
    void aRatingOfMinusZeroIsZero();
    void limitsRecordSize();
    void limitsDocumentSize();
    void limitsRecordCount();
    void readsInPlaceOrCopies();
    void tellsPlainShelfUrls_data();
    void tellsPlainShelfUrls();
};

void DecoderTest::readsTheSeedShelfSearch()
{
    const auto records = Decoder().decode(readData(u"samples/seed-records.json"_qs));
    QCOMPARE(records.size(), 2U);
    const Notification shelf = notificationOf(records[0]);
    QCOMPARE(shelf.topic, std::string("arn:aws:sns:us-east-2:692859946229:shelfhelp-event-pipeline.fifo"));
    QCOMPARE(shelf.messageId, std::string("bd0ff884-73c8-5106-bf98-a7cba1ea884c"));
    QCOMPARE(toHex(shelf.contentHash),
             std::string("d4ee9fc72473867334a94072538142f63c039b9fb032f06efc56986a311761d4"));
    QVERIFY(shelf.sequenceNumber == "10000000000000027000");
    QVERIFY(shelf.publishedAt == 1'725'288'418 * second + 708'000); // 14:46:58.708Z
    QVERIFY(shelf.warnings.empty());

    const ShelfSearch expected{
        .shelfUrl = "https://www.goodreads.com/review/list/158747789-michael-chapman?shelf=to-read",
        .books = {book("Into Thin Air: A Personal Account of the Mt. Everest Disaster", "Jon Krakauer", "",
                       1898, 4.23, "1631501298l/1898._SY475_"),
                  book("The Stranger", "Albert Camus", "", 49552, 4.04, "1590930002l/49552._SY475_"),
                  book("Narrative of the Life of Frederick Douglass", "Frederick Douglass", "1580495761",
                       36529, 4.08, "1388234247l/36529"),
                  book("Skin in the Game: The Hidden Asymmetries in Daily Life", "Nassim Nicholas Taleb",
                       "0241300657", 36064445, 3.87, "1510319798l/36064445")},
        .numBooks = 4,
        .totalBooks = 127,
        .timeStart = 1'725'270'414 * second + 835'456, // 09:46:54.835456
        .timeEnd = 1'725'270'418 * second + 513'410,
        .searchType = "Shuffle"};
    QVERIFY(std::get<ShelfSearch>(shelf.event) == expected);
}

void DecoderTest::readsTheSeedLibrarySearch()
{
    const auto records = Decoder().decode(readData(u"samples/seed-records.json"_qs));
    QCOMPARE(records.size(), 2U);
    const Notification library = notificationOf(records[1]);
    QCOMPARE(library.messageId, std::string("40cfe23d-96c0-5096-b23f-bd7244e649dc"));
    QCOMPARE(toHex(library.contentHash),
             std::string("22ba4c0847ca0bec176f3dfcf04ff07e485ff761956eadcbd0257de722dd076f"));
    QVERIFY(library.sequenceNumber == "10000000000000028000");
    QVERIFY(library.publishedAt == 1'725'288'422 * second + 908'000);

    const LibrarySearch expected{.libraryId = "nashville",
                                 .book = book("Into Thin Air: A Personal Account of the Mt. Everest Disaster",
                                              "Jon Krakauer", "", 1898, 4.23, "1631501298l/1898._SY475_"),
                                 .availabilityMessage = "AVAILABLE: Check link for more",
                                 .timeStart = 1'725'270'422 * second + 582'256, // 09:47:02.582256
                                 .timeEnd = 1'725'270'422 * second + 878'562,
                                 .isLibby = true,
                                 .available = true};
    QVERIFY(std::get<LibrarySearch>(library.event) == expected);
}

void DecoderTest::readsAVisitToGoodreads()
{
    const auto visit = [](std::string_view url) {
        const std::string message = R"({"msg_type":"GOODREADSVISIT",)" + std::string(url) +
                                    R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},)"
                                    R"("time":"2024-09-02T09:46:54.835456"})";
        return std::get<GoodreadsVisit>(notificationOf(Decoder().decode(message).front()).event);
    };
    const GoodreadsVisit known = visit(R"("shelf_url":"https://www.goodreads.com/review/list/1",)");
    QVERIFY(known.shelfUrl == "https://www.goodreads.com/review/list/1");
    QCOMPARE(known.book.title, std::string("T"));
    QCOMPARE(known.time, 1'725'270'414 * second + 835'456);
    QVERIFY(!visit(R"("shelf_url":null,)").shelfUrl);
    QVERIFY(!visit({}).shelfUrl);
}

/// Of a Lambda event and of a ReceiveMessage response; anything odd counts as absent.
void DecoderTest::readsWhatTheQueueTells_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<Delivery>("delivery");

    const Delivery whole{.messageId = "i", .receiptHandle = "h", .messageGroup = "g", .receiveCount = 3};
    Delivery ofEvent = whole;
    ofEvent.queueArn = "arn:aws:sqs:eu-west-1:1:q.fifo";
    QTest::newRow("Lambda event")
        << R"({"Records":[{"messageId":"i","receiptHandle":"h","body":"{}","attributes":
              {"MessageGroupId":"g","ApproximateReceiveCount":"3"},
              "eventSourceARN":"arn:aws:sqs:eu-west-1:1:q.fifo"}]})"_qba
        << ofEvent;
    QTest::newRow("ReceiveMessage response")
        << R"({"Messages":[{"MessageId":"i","ReceiptHandle":"h","Body":"{}","Attributes":
              {"MessageGroupId":"g","ApproximateReceiveCount":"3"}}]})"_qba
        << whole;
    QTest::newRow("the seed's event") << R"({"Records":[{"body":"{}"}]})"_qba << Delivery{};
    QTest::newRow("numbers and nulls")
        << R"({"Records":[{"messageId":null,"receiptHandle":7,"body":"{}","eventSourceARN":[],
              "attributes":{"MessageGroupId":5,"ApproximateReceiveCount":3}}]})"_qba
        << Delivery{};
    QTest::newRow("attributes are no object")
        << R"({"Records":[{"body":"{}","attributes":[]}]})"_qba << Delivery{};
    QTest::newRow("a count that is none")
        << R"({"Messages":[{"Body":"{}","Attributes":{"ApproximateReceiveCount":"99999999999"}}]})"_qba
        << Delivery{};
    QTest::newRow("bare message") << QByteArray::fromStdString(shelfSearchMessage()) << Delivery{};
}

void DecoderTest::readsWhatTheQueueTells()
{
    QFETCH(const QByteArray, document);
    QFETCH(const Delivery, delivery);
    QVERIFY(Decoder().decode(document.toStdString()).front().delivery == delivery);
}

void DecoderTest::knowsQueueEvents_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<bool>("isEvent");

    QTest::newRow("one record") << R"({"Records":[{"body":"{}"}]})"_qba << true;
    QTest::newRow("no record") << R"({"Records":[]})"_qba << true;
    QTest::newRow("a record of another service") << R"({"Records":[{"s3":{}}]})"_qba << true;
    QTest::newRow("empty object") << "{}"_qba << false;
    QTest::newRow("null list") << R"({"Records":null})"_qba << false;
    QTest::newRow("object for a list") << R"({"Records":{}})"_qba << false;
    QTest::newRow("records that are none") << R"({"Records":[null,5]})"_qba << false;
    QTest::newRow("S3 test event") << R"({"Service":"Amazon S3","Event":"s3:TestEvent"})"_qba << false;
    QTest::newRow("ReceiveMessage response") << R"({"Messages":[]})"_qba << false;
    QTest::newRow("bare message") << QByteArray::fromStdString(shelfSearchMessage()) << false;
    QTest::newRow("array of events") << R"([{"Records":[]}])"_qba << false;
    QTest::newRow("no JSON") << "Records"_qba << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("depth bomb") << QByteArray(100'000, '[') << false;
    QTest::newRow("too large") << QByteArray(R"({"Records":[)" + QByteArray(6 * 1024 * 1024, ' ') + "]}")
                               << false;
}

void DecoderTest::knowsQueueEvents()
{
    QFETCH(const QByteArray, document);
    QFETCH(const bool, isEvent);
    QCOMPARE(Decoder().isQueueEvent(document.toStdString()), isEvent);
}

void DecoderTest::readsSamples_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("keys"); // ends of topic and message id, of each record

    QTest::newRow("envelope-fifo") << u"S"_qs << u"fifo/0002"_qs;
    QTest::newRow("envelope-fifo-subject-attributes") << u"S"_qs << u"fifo/0005"_qs;
    QTest::newRow("envelope-standard-signed") << u"S"_qs << u"ents/0001"_qs;
    QTest::newRow("goodreads-visit") << u"S"_qs << u"fifo/2b44"_qs;
    QTest::newRow("raw-delivery-body") << u"S"_qs << u"raw/d23d"_qs;
    QTest::newRow("subscription-confirmation") << u"R:sns.not_notification"_qs << u"/"_qs;
    QTest::newRow("unsubscribe-confirmation") << u"R:sns.not_notification"_qs << u"/"_qs;
    QTest::newRow("lambda-event-fifo")
        << u"S S S S!search_type.missing"_qs << u"fifo/0001 fifo/0002 fifo/0003 fifo/0004"_qs;
    QTest::newRow("lambda-event-fifo-retry") << u"S S"_qs << u"fifo/0002 fifo/0003"_qs;
    QTest::newRow("lambda-event-standard") << u"S S"_qs << u"ents/0001 fifo/0006"_qs;
    QTest::newRow("lambda-event-dlq") << u"S"_qs << u"fifo/0002"_qs;
    QTest::newRow("lambda-event-raw") << u"S S"_qs << u"raw/d23d raw/aa65"_qs;
    QTest::newRow("sqs-receive-fifo") << u"S S"_qs << u"fifo/0001 fifo/0002"_qs;
    QTest::newRow("sqs-receive-raw") << u"S"_qs << u"raw/d23d"_qs;
}

void DecoderTest::readsSamples()
{
    QFETCH(QString, expected);
    QFETCH(QString, keys);

    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto records = Decoder().decode(readData(u"samples/" + name + u".json"));
    QCOMPARE(outcomes(records), expected);
    QStringList found;
    for (const DecodedRecord &record : records) {
        const Notification notification = notificationOf(record);
        found += QString::fromStdString(notification.topic).right(4) + u'/' +
                 QString::fromStdString(notification.messageId).right(4);
    }
    QCOMPARE(found.join(u' '), keys);
}

void DecoderTest::givesOneKeyToABareMessage()
{
    const std::string message = shelfSearchMessage();
    for (const std::string &document :
         {message, '\n' + message + " \n", "\xEF\xBB\xBF" + message, "[" + message + " ]",
          lambdaEvent(message), lambdaEvent(message + '\n'),
          R"({"Messages":[{"Body":)" + jsonString(message) + "}]}"}) {
        const auto records = Decoder().decode(document);
        QCOMPARE(outcomes(records), u"S"_qs);
        const Notification notification = notificationOf(records.front());
        QCOMPARE(notification.topic, std::string("raw"));
        QCOMPARE(notification.messageId, hexOf(message));
        QCOMPARE(toHex(notification.contentHash), hexOf(message));
    }
}

void DecoderTest::readsTheEnvelope()
{
    const std::string message = jsonString(shelfSearchMessage());
    const auto decode = [&](const std::string &members) {
        return Decoder().decode("{" + members + R"("Message":)" + message + "}");
    };
    QCOMPARE(outcomes(decode("")), u"S!id.fallback"_qs);
    QCOMPARE(notificationOf(decode("").front()).messageId, hexOf(shelfSearchMessage()));
    QCOMPARE(notificationOf(decode("").front()).topic, std::string());
    QCOMPARE(outcomes(decode(R"("Type":null,"MessageId":"i","TopicArn":null,"SequenceNumber":null,)")),
             u"S"_qs);
    QCOMPARE(outcomes(decode(R"("MessageId":null,)")), u"S!id.fallback"_qs);
    QCOMPARE(outcomes(decode(R"("Type":5,)")), u"R:sns.not_notification"_qs);
    QCOMPARE(outcomes(decode(R"("Type":"notification",)")), u"R:sns.not_notification"_qs);
    QCOMPARE(outcomes(decode(R"("TopicArn":5,)")), u"R:field.type"_qs);
    QCOMPARE(outcomes(decode(R"("MessageId":"i","TopicArn":")" + std::string(256, 't') + R"(",)")), u"S"_qs);
    QCOMPARE(outcomes(decode(R"("TopicArn":")" + std::string(257, 't') + R"(",)")), u"R:field.too_long"_qs);
    QCOMPARE(outcomes(decode(R"("MessageId":"a","MessageId":"b",)")), u"S!json.duplicate_key"_qs);
    QCOMPARE(notificationOf(decode(R"("MessageId":"a","MessageId":"b",)").front()).messageId,
             std::string("b"));
    const std::string wrappedTwice = envelope("i", envelope("i", shelfSearchMessage()));
    QCOMPARE(outcomes(Decoder().decode(wrappedTwice)), u"R:envelope.shape"_qs);
}

void DecoderTest::keepsOddEnvelopeFields()
{
    const auto decode = [](const std::string &members) {
        return Decoder().decode(replaced(envelope("i", shelfSearchMessage()), "{", "{" + members));
    };
    const auto records = decode(R"("SequenceNumber":"1x","Timestamp":"2024-02-30T00:00:00Z",)");
    QCOMPARE(outcomes(records), u"S!envelope.odd"_qs);
    QVERIFY(notificationOf(records.front()).sequenceNumber == "1x");
    QVERIFY(!notificationOf(records.front()).publishedAt);
    QVERIFY(notificationOf(decode(R"("SequenceNumber":7,)").front()).sequenceNumber == "7");
    QCOMPARE(outcomes(decode(R"("SequenceNumber":7,)")), u"S!envelope.odd"_qs);
    QCOMPARE(outcomes(decode(R"("SequenceNumber":"\u0000",)")), u"R:text.nul"_qs);
    QCOMPARE(outcomes(decode(R"("Timestamp":"\u0000",)")), u"S!envelope.odd"_qs);
}

void DecoderTest::readsArraysOfDocuments()
{
    const std::string message = shelfSearchMessage();
    const std::string document = "[" + lambdaEvent(message) + ", " + envelope("i", message) + "," + message +
                                 R"(,5,[{}],{"Records":[]},{"Records":[{"body":1}]}])";
    const auto records = Decoder().decode(document);
    QCOMPARE(outcomes(records), u"S S S R:envelope.shape R:envelope.shape R:envelope.shape"_qs);
    QCOMPARE(rejectionOf(records[3]).path, std::string("[3]"));
    QCOMPARE(rejectionOf(records[4]).path, std::string("[4]"));
    QCOMPARE(rejectionOf(records[5]).path, std::string("[6].Records[0].body"));
    for (std::size_t i = 0; i < records.size(); ++i) {
        QCOMPARE(std::size_t(records[i].position), i);
    }
}

void DecoderTest::keepsRawBytes()
{
    const std::string message = shelfSearchMessage();
    const auto raw = [](const std::string &document) { return Decoder().decode(document).front().raw; };
    QCOMPARE(raw(lambdaEvent(message + " \n")), message + " \n");
    QCOMPARE(raw("[ " + message + " ]"), message);
    QCOMPARE(raw(R"({"Re\u0063ords":[1],"a":{},"Records":[ {"body" : 1e0 } ,2]})"),
             std::string(R"({"body" : 1e0 })"));
    QCOMPARE(raw("\xEF\xBB\xBF{]"), std::string("\xEF\xBB\xBF{]"));
    QCOMPARE(raw(" 5 "), std::string("5"));
}

void DecoderTest::namesThePlaceOfAFault_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("offset"); // -1: none

    const auto row = [](const char *name, const std::string &document, const char *reason, const char *path,
                        int offset = -1) {
        QTest::newRow(name) << QByteArray::fromStdString(document) << QString::fromLatin1(reason)
                            << QString::fromLatin1(path) << offset;
    };
    const std::string badTitle = replaced(shelfSearchMessage(), R"("T")", "5");
    row("bare message", badTitle, "field.type", "books[0].title");
    row("envelope", envelope("i", badTitle), "field.type", "Message.books[0].title");
    row("Lambda event", lambdaEvent(envelope("i", badTitle)), "field.type",
        "Records[0].body.Message.books[0].title");
    row("raw delivery", lambdaEvent(badTitle), "field.type", "Records[0].body.books[0].title");
    row("array", "[1," + envelope("i", "{") + "]", "envelope.shape", "[0]");
    row("received message", R"({"Messages":[{"Body":"{"}]})", "json.syntax", "Messages[0].Body", 1);
    row("Message", lambdaEvent(envelope("i", "[1,")), "json.syntax", "Records[0].body.Message", 3);
    row("MessageId", lambdaEvent(R"({"MessageId":5,"Message":"{}"})"), "field.type",
        "Records[0].body.MessageId");
    row("Type", lambdaEvent(R"({"Type":"x"})"), "sns.not_notification", "Records[0].body.Type");
    row("record", R"({"Records":[null]})", "envelope.shape", "Records[0]");
    row("no body", R"({"Records":[{}]})", "envelope.shape", "Records[0].body");
    row("no list", R"({"Records":{}})", "envelope.shape", "Records");
    row("book", replaced(badTitle, "[{", "[7,{"), "field.type", "books[0]");
    row("second book", replaced(shelfSearchMessage(), "}]", R"(},{"title":""}])"), "field.missing",
        "books[1].author");
    row("document", "[", "json.syntax", "", 1);
    row("document after a byte order mark", "\xEF\xBB\xBF[1}", "json.syntax", "", 5);
    row("scalar", "5", "envelope.shape", "");
}

void DecoderTest::namesThePlaceOfAFault()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, reason);
    QFETCH(QString, path);
    QFETCH(int, offset);

    const Rejection rejection = firstRejection(document.toStdString());
    QCOMPARE(QString::fromStdString(rejection.reason), reason);
    QCOMPARE(QString::fromStdString(rejection.path), path);
    QCOMPARE(int(rejection.offset.value_or(-1)), offset);
}

void DecoderTest::tellsTheFirstFault_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("path");

    const auto row = [](const char *name, std::string message, const char *reason, const char *path) {
        QTest::newRow(name) << QByteArray::fromStdString(message) << QString::fromLatin1(reason)
                            << QString::fromLatin1(path);
    };
    const std::string sound = shelfSearchMessage();
    row("type before fields", R"({"msg_type":"X","shelf_url":5})", "type.unknown", "msg_type");
    row("fields in the order of the schema, not of the text",
        R"({"msg_type":"SHELFSEARCH","num_books":"x","books":5,"shelf_url":""})", "field.format",
        "shelf_url");
    row("books before counts",
        replaced(replaced(sound, R"("num_books":1)", R"("num_books":-1)"), R"("A")", "1"), "field.type",
        "books[0].author");
    row("number anywhere before fields", shelfSearchMessage(R"(,"extra":1e999)"), "json.number", "");
    row("NUL before length", replaced(sound, R"("T")", '"' + std::string(5000, 'x') + R"(\u0000")"),
        "text.nul", "books[0].title");
    row("whole number before range", replaced(sound, R"("num_books":1)", R"("num_books":-1.5)"), "field.type",
        "num_books");
    row("huge whole number", replaced(sound, R"("num_books":1)", R"("num_books":1e300)"), "field.range",
        "num_books");
    row("id of blanks", replaced(sound, R"("goodreads_id":"1")", R"("goodreads_id":" 1")"), "field.format",
        "books[0].goodreads_id");
    row("negative id", replaced(sound, R"("goodreads_id":"1")", R"("goodreads_id":"-5")"), "field.range",
        "books[0].goodreads_id");
    row("id of a sign", replaced(sound, R"("goodreads_id":"1")", R"("goodreads_id":"-")"), "field.format",
        "books[0].goodreads_id");
    row("id of a letter behind a sign", replaced(sound, R"("goodreads_id":"1")", R"("goodreads_id":"-x5")"),
        "field.format", "books[0].goodreads_id");
    row("empty id", replaced(sound, R"("goodreads_id":"1")", R"("goodreads_id":"")"), "field.format",
        "books[0].goodreads_id");
    row("id above 2^63-1",
        replaced(sound, R"("goodreads_id":"1")", R"("goodreads_id":"9223372036854775808")"), "field.range",
        "books[0].goodreads_id");
    row("search_type of 65 characters", replaced(sound, R"("Shuffle")", '"' + std::string(65, 'x') + '"'),
        "field.too_long", "search_type");
    row("shelf_url of 2049 bytes", replaced(sound, "list/1", std::string(2049, 'x')), "field.too_long",
        "shelf_url");
    const std::string visit =
        R"({"msg_type":"GOODREADSVISIT","shelf_url":"https://www.goodreads.com/x",)"
        R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},"time":"2024-09-02T09:46:54"})";
    row("a visit to no book", replaced(visit, "book", "buch"), "field.missing", "book");
    row("a visit to a book without author", replaced(visit, "author", "writer"), "field.missing",
        "book.author");
    row("a visit from an empty shelf_url", replaced(visit, "https://www.goodreads.com/x", ""), "field.format",
        "shelf_url");
    row("a visit from a numbered shelf", replaced(visit, R"("https://www.goodreads.com/x")", "5"),
        "field.type", "shelf_url");
    row("a visit at no time", replaced(visit, "2024-09-02T09:46:54", "now"), "field.format", "time");
}

void DecoderTest::tellsTheFirstFault()
{
    QFETCH(QByteArray, message);
    QFETCH(QString, reason);
    QFETCH(QString, path);

    const Rejection rejection = firstRejection(lambdaEvent(message.toStdString()));
    QCOMPARE(QString::fromStdString(rejection.reason), reason);
    const QString expected = path.isEmpty() ? u"Records[0].body"_qs : u"Records[0].body." + path;
    QCOMPARE(QString::fromStdString(rejection.path), expected);
}

void DecoderTest::quotesTheOffendingText()
{
    const std::string sound = shelfSearchMessage();
    QCOMPARE(firstRejection(replaced(sound, R"("T")", R"({"a":[1,"b"]})")).excerpt,
             std::string(R"({"a":[1,"b"]})"));
    QCOMPARE(firstRejection(replaced(sound, R"("T")", R"("a\u0000b")")).excerpt, std::string("a\xEF\xBF\xBD"
                                                                                             "b"));
    QCOMPARE(firstRejection("[\"caf\xE9 \xE2\x82\xAC").excerpt, std::string("\xEF\xBF\xBD \xE2\x82\xAC"));
    std::string euros;
    for (int i = 0; i < 5000; ++i) {
        euros += "\xE2\x82\xAC";
    }
    const Rejection tooLong = firstRejection(replaced(sound, R"("T")", '"' + euros + '"'));
    QCOMPARE(tooLong.reason, std::string(Reason::fieldTooLong));
    QCOMPARE(tooLong.excerpt, euros.substr(0, 200 * 3));
}

void DecoderTest::warns_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *from, const char *to, const char *expected) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(expected);
    };
    row("seven digits", "09:46:54", "09:46:54.1234567", "S!time.truncated");
    row("exactly one hour", "09:46:58", "10:46:54", "S");
    row("over one hour", "09:46:58", "10:46:54.000001", "S!time.long");
    row("1999", "2024-09-02T09:46:54", "1999-12-31T23:59:59", "S!time.implausible+time.long");
    row("fewer in total", "\"total_books\":9", "\"total_books\":0", "S!count.total");
    row("repeated key of a book", "\"isbn\":", "\"isbn\":5,\"isbn\":", "S!json.duplicate_key");
    row("repeated key by escape", "\"num_books\":1", "\"num_books\":1,\"num\\u005fbooks\":1",
        "S!json.duplicate_key");
    row("repeated key that is not read", "\"isbn\":", "\"x\":1,\"x\":2,\"isbn\":", "S");
    row("no search_type", ",\"search_type\":\"Shuffle\"", "", "S!search_type.missing");
    row("several, sorted", "\"search_type\":\"Shuffle\"", "\"num_books\":2",
        "S!count.mismatch+json.duplicate_key+search_type.missing");
    row("rating as a text", "\"isbn\":", "\"avg_rating\":\"4.2\",\"isbn\":", "S!detail.dropped");
    row("link with U+0000", "\"isbn\":", "\"link\":\"a\\u0000\",\"isbn\":", "S!detail.dropped");
    row("picture that is none", "\"isbn\":", "\"image_link\":[],\"isbn\":", "S!detail.dropped");
    row("details that are null or empty",
        "\"isbn\":", "\"avg_rating\":null,\"link\":\"\",\"image_link\":null,\"isbn\":", "S");
    row("surrogate pair of 4,096 in all", "\"A\"", "\"\\ud83d\\ude00\"", "S");
}

void DecoderTest::warns()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, expected);

    const std::string message = replaced(shelfSearchMessage(), from.toStdString(), to.toStdString());
    QCOMPARE(outcomes(Decoder().decode(message)), expected);
}

void DecoderTest::hashesTheIdAsReceived()
{
    Sha256 sha256;
    const auto firstBook = [](const std::string &id) {
        const auto records = Decoder().decode(replaced(shelfSearchMessage(), R"("goodreads_id":"1")", id));
        return std::get<ShelfSearch>(notificationOf(records.front()).event).books.front();
    };
    const Book zeros = firstBook(R"("goodreads_id":"0007")");
    QCOMPARE(zeros.goodreadsId, std::int64_t(7));
    QCOMPARE(zeros.uniqueHash, uniqueHash(sha256, "T", "A", "0007", ""));
    QCOMPARE(firstBook(R"("goodreads_id":7)").uniqueHash, uniqueHash(sha256, "T", "A", "7", ""));
}

/// The two are equal, and so neither would replace the other.
void DecoderTest::aRatingOfMinusZeroIsZero()
{
    const auto records =
        Decoder().decode(replaced(shelfSearchMessage(), R"("isbn":)", R"("avg_rating":-0.0,"isbn":)"));
    const auto search = std::get<ShelfSearch>(notificationOf(records.front()).event);
    const std::optional<double> rating = search.books.front().details.averageRating;
    QVERIFY(rating && *rating == 0 && !std::signbit(*rating));
}

void DecoderTest::limitsRecordSize()
{
    constexpr std::size_t limit = 1'048'576;
    const std::string message = shelfSearchMessage();
    QCOMPARE(outcomes(Decoder().decode(lambdaEvent(padded(message, limit)))), u"S"_qs);
    const Rejection rejection = firstRejection(lambdaEvent(padded(message, limit + 1)));
    QCOMPARE(rejection.reason, std::string(Reason::sizeMessage));
    QCOMPARE(rejection.path, std::string("Records[0].body"));
    QCOMPARE(firstRejection(lambdaEvent(std::string(limit + 1, '['))).reason,
             std::string(Reason::sizeMessage));
    QCOMPARE(firstRejection(padded(message, limit + 1)).reason, std::string(Reason::sizeMessage));
    QCOMPARE(outcomes(Decoder().decode(lambdaEvent(envelope("i", padded(message, limit / 2))))), u"S"_qs);
    // The next record is not affected.
    const std::string event = R"({"Records":[{"body":)" + jsonString(std::string(limit + 1, 'x')) +
                              R"(},{"body":)" + jsonString(message) + "}]}";
    QCOMPARE(outcomes(Decoder().decode(event)), u"R:size.message S"_qs);
}

void DecoderTest::limitsDocumentSize()
{
    constexpr std::size_t limit = 6'291'456;
    const std::string event = lambdaEvent(shelfSearchMessage());
    QCOMPARE(outcomes(Decoder().decode(padded(event, limit))), u"S"_qs);
    const Rejection rejection = firstRejection(padded(event, limit + 1));
    QCOMPARE(rejection.reason, std::string(Reason::sizeInvocation));
    QVERIFY(rejection.detail.find(".jsonl") != std::string::npos);
    QCOMPARE(firstRejection(std::string(limit + 1, '\xFF')).reason, std::string(Reason::sizeInvocation));
    const Limits raised{.document = limit + 1, .record = 10, .records = 1};
    QCOMPARE(firstRejection(padded(event, limit + 1), raised).reason, std::string(Reason::sizeMessage));
}

void DecoderTest::limitsRecordCount()
{
    QCOMPARE(Decoder().decode(lambdaEventOf(10'000)).size(), 10'000U);
    QCOMPARE(firstRejection(lambdaEventOf(10'001)).reason, std::string(Reason::sizeRecords));
    QCOMPARE(Decoder().decode(lambdaEventOf(10'001)).size(), 1U);
    const std::string halves = "[" + lambdaEventOf(5'000) + "," + lambdaEventOf(5'000);
    QCOMPARE(Decoder().decode(halves + "]").size(), 10'000U);
    QCOMPARE(firstRejection(halves + ",1]").reason, std::string(Reason::sizeRecords));
}

void DecoderTest::readsInPlaceOrCopies()
{
    const std::string line = envelope("i", shelfSearchMessage());
    const std::string lines = line + '\n' + line + std::string(Decoder::padding, '\0');
    Decoder decoder;
    const auto copied = decoder.decode(line);
    const auto inPlace = decoder.decode(std::string_view(lines).substr(0, line.size()), line.size());
    QCOMPARE(outcomes(copied), u"S"_qs);
    QVERIFY(copied == inPlace);
    QVERIFY(copied ==
            decoder.decode(std::string_view(lines).substr(line.size() + 1, line.size()), Decoder::padding));
    QVERIFY(decoder.decode("[]").empty());
}

void DecoderTest::tellsPlainShelfUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("plain");

    for (const char *url : {"https://www.goodreads.com/book/show/1898", "HTTPS://WWW.GOODREADS.COM/x",
                            "http://goodreads.com", "https://www.goodreads.com#@evil.com/",
                            "https://www.goodreads.com?@evil.com/", "https://www.goodreads.com/%2e%2e",
                            "https://www.goodreads.com:443/", "http://goodreads.com:80/x"}) {
        QTest::newRow(url) << QByteArray(url) << true;
    }
    for (const char *url : {"https://www.goodreads.com@evil.com/",
                            "https://www.goodreads.com.evil.com/",
                            "https://evil.com/?www.goodreads.com",
                            "https://www.goodreads.com\\@evil.com/",
                            "javascript:alert(1)",
                            "file:///etc/passwd",
                            "//www.goodreads.com/x",
                            "www.goodreads.com/x",
                            " https://www.goodreads.com/x",
                            "https://www.goodreads.com/x\n",
                            "https://www.goodreads.com/x y",
                            "https://www.goodreads.com/\x7F",
                            "https://www.goodreads.com/<b>",
                            "https://www.goodreads.com/\\x",
                            "http://www.goodreads.com:443/",
                            "https://goodreads.com:80/",
                            "https://www.goodreads.com%00.evil.com/",
                            "https://www.goodreads.com:8443/",
                            "https://user:pw@www.goodreads.com/",
                            "https://www.gооdreads.com/",
                            "https://www.goodreads.com./",
                            "https:///www.goodreads.com",
                            "https:www.goodreads.com",
                            "https://[::1]/",
                            "data:text/html,x",
                            "smb://www.goodreads.com/x",
                            "-https://x",
                            ""}) {
        QTest::newRow(url) << QByteArray(url) << false;
    }
}

void DecoderTest::tellsPlainShelfUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, plain);
    QCOMPARE(isPlainGoodreadsUrl(url.toStdString()), plain);
}

QTEST_GUILESS_MAIN(DecoderTest)
#include "decodertest.moc"
