// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodetesting.h"
#include "simulatedlines.h"

#include <ingest/decode/decoder.h>
#include <sql/eventkinds.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <map>

using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Ingest::Testing;

namespace {

const QString testData = QStringLiteral(SHELFHELP_TEST_DATA "/");
const QString corpus = testData + u"corpus/domain/cases/";
const QString samples = testData + u"samples/";
const QString shippedSamples = QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/samples/");
const QString schemas = QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/schemas/");

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail(qPrintable(u"cannot read " + path), __FILE__, __LINE__);
    }
    return file.readAll();
}

/// The object that the text is; Qt's reader, because the validator knows its values.
QJsonObject parseObject(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// A schema, and everything it refers to, as the validator understands it.
class Schema final
{
public:
    explicit Schema(const QString &path)
    {
        // A reference leads to a file of the same folder: nothing is ever fetched from elsewhere.
        const auto fetch = [](const std::string &name) {
            return new QJsonValue(parseObject(readFile(schemas + QString::fromStdString(name))));
        };
        const auto free = [](const QJsonValue *document) { delete document; };
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::QtJsonAdapter(parseObject(readFile(path))), m_schema, fetch,
                            free);
    }

    /// What is wrong with the value, one fault a line; empty if it is valid.
    QString faults(const QJsonValue &value)
    {
        valijson::ValidationResults results;
        if (m_validator.validate(m_schema, valijson::adapters::QtJsonAdapter(value), &results)) {
            return {};
        }
        QString faults = u"invalid\n"_qs;
        for (const valijson::ValidationResults::Error &error : results) {
            for (const std::string &step : error.context) {
                faults += QString::fromStdString(step);
            }
            faults += u": " + QString::fromStdString(error.description) + u'\n';
        }
        return faults;
    }

private:
    valijson::Schema m_schema;
    valijson::Validator m_validator; ///< kept, because it keeps the compiled patterns
};

/// One message of a file, and what the decoder says of it.
struct Message
{
    QByteArray name;
    QJsonObject json;
    std::string reason; ///< of its rejection; empty if it is stored
};

/// The message in a record, which may be in an envelope.
QJsonObject innermost(const DecodedRecord &record)
{
    const QJsonObject outer = parseObject(QByteArray::fromStdString(record.raw));
    const QJsonValue message = outer.value(u"Message");
    // Qt's reader refuses a number that underflows, where ours reads 0.
    return message.isString() ? parseObject(message.toString().toUtf8().replace("1e-400", "0")) : outer;
}

/// All records of a document. What is not JSON at all comes as an empty object.
std::vector<Message> messagesOf(Decoder &decoder, const QByteArray &document, const QByteArray &name)
{
    std::vector<Message> messages;
    for (const DecodedRecord &record : decoder.decode(document.toStdString())) {
        const auto *const rejection = std::get_if<Rejection>(&record.content);
        messages.push_back({name + '#' + QByteArray::number(qlonglong(record.position)), innermost(record),
                            rejection ? rejection->reason : std::string()});
    }
    return messages;
}

/// All records of all files of the folders.
std::vector<Message> messagesIn(const QStringList &folders)
{
    const QDir project(QStringLiteral(SHELFHELP_SOURCE_DIR));
    Decoder decoder;
    std::vector<Message> messages;
    for (const QString &folder : folders) {
        for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.json"_qs}, QDir::Files)) {
            const QByteArray name = project.relativeFilePath(file.filePath()).toUtf8();
            std::ranges::move(messagesOf(decoder, readFile(file.filePath()), name),
                              std::back_inserter(messages));
        }
    }
    return messages;
}

/// True if a fault of the message itself is the reason, and not how it is written or wrapped.
bool isFaultOfMessage(const std::string &reason)
{
    return reason.starts_with("field.") || reason == "text.nul" || reason == "type.unknown";
}

struct Inexpressible
{
    const char *file; ///< of the corpus
    const char *why;
};

constexpr const char *calendar = "JSON Schema has no calendar";
constexpr const char *envelopeFault = "the fault is in the envelope, which the schemas do not describe";

/// What the decoder rejects though its message is valid.
constexpr Inexpressible inexpressible[]{
    {"s-time_start-feb30.json", calendar},      {"s-time_start-feb29-2023.json", calendar},
    {"s-time_start-feb29-1900.json", calendar}, {"s-time_end-feb30.json", calendar},
    {"s-time_end-feb29-2023.json", calendar},   {"s-time_end-feb29-1900.json", calendar},
    {"l-time_start-feb29-1900.json", calendar}, {"long-sns-id.json", envelopeFault},
    {"num-sns-id.json", envelopeFault},         {"nul-sns-id.json", envelopeFault},
};

/// True for a message of a file of that list.
bool isInexpressible(const QByteArray &name)
{
    const QByteArray file = name.mid(name.lastIndexOf('/') + 1).chopped(2); // each holds one record, #0
    return std::ranges::any_of(inexpressible, [&](const Inexpressible &one) { return file == one.file; });
}

QByteArray soundSearch()
{
    return QByteArray::fromStdString(shelfSearchMessage());
}

QByteArray soundCheck()
{
    return R"({"msg_type":"LIBRARYSEARCH","library_id":"nashville","is_libby":true,)"
           R"("time_start":"2024-09-02T09:47:02","time_end":"2024-09-02T09:47:03",)"
           R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},)"
           R"("available":true,"availability_message":"AVAILABLE"})";
}

QByteArray soundVisit()
{
    return R"({"msg_type":"GOODREADSVISIT","shelf_url":"https://www.goodreads.com/review/list/1",)"
           R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},)"
           R"("time":"2024-09-02T09:46:54.835456"})";
}

/// The message with one part replaced, which has to be there.
QByteArray changed(QByteArray message, const QByteArray &before, const QByteArray &after)
{
    if (!message.contains(before)) {
        QTest::qFail("the message has no such part to change", __FILE__, __LINE__);
    }
    return message.replace(before, after);
}

/// Names of the properties that no description explains, in the schema and all within it.
QStringList undescribed(const QJsonObject &schema)
{
    QStringList names;
    const QJsonObject properties = schema.value(u"properties").toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (it->toObject().value(u"description").toString().isEmpty()) {
            names += it.key();
        }
    }
    for (const QJsonValue &inner : schema) {
        names += undescribed(inner.toObject());
    }
    return names;
}

} // namespace

/// The schemas of resources/schemas say the same of a message as the decoder, as far as JSON Schema can.
class SchemaTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void schemasAreDraft7_data();
    void schemasAreDraft7();
    void theMetaSchemaRefusesWhatIsNoSchema();
    void schemasDescribeEveryField_data();
    void schemasDescribeEveryField();
    void everyKindHasASample_data();
    void everyKindHasASample();
    void acceptsWhatIsStored_data();
    void acceptsWhatIsStored();
    void refusesWhatIsRejected_data();
    void refusesWhatIsRejected();
    void acceptsWhatNoSchemaCanRefuse_data();
    void acceptsWhatNoSchemaCanRefuse();
    void agreesWithTheDecoderAtTheEdges_data();
    void agreesWithTheDecoderAtTheEdges();
    void acceptsSimulatedTraffic_data();
    void acceptsSimulatedTraffic();
    void judgesGoodreadsVisits_data();
    void judgesGoodreadsVisits();

private:
    QString faults(const QJsonObject &message);
    bool accepts(const QJsonObject &message);

    std::map<QString, Schema> m_schemas; ///< by msg_type
    std::vector<Message> m_messages;
};

void SchemaTest::initTestCase()
{
    for (const ShelfHelp::Sql::EventKindNames &kind : ShelfHelp::Sql::eventKinds()) {
        m_schemas.try_emplace(kind.messageType, schemas + kind.messageType.toLower() + u".schema.json");
    }
    m_messages = messagesIn({samples, shippedSamples, corpus});
}

/// What the schema of its type says of the message.
QString SchemaTest::faults(const QJsonObject &message)
{
    const auto schema = m_schemas.find(message.value(u"msg_type").toString());
    return schema != m_schemas.end() ? schema->second.faults(message) : u"no schema has this msg_type"_qs;
}

/// True if any of the schemas finds the message valid, whatever its type.
bool SchemaTest::accepts(const QJsonObject &message)
{
    return std::ranges::any_of(m_schemas, [&](auto &one) { return one.second.faults(message).isEmpty(); });
}

void SchemaTest::schemasAreDraft7_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : QDir(schemas).entryList(QDir::Files)) {
        QTest::newRow(qPrintable(file)) << file;
    }
}

void SchemaTest::schemasAreDraft7()
{
    QFETCH(QString, file);
    const QJsonObject schema = parseObject(readFile(schemas + file));
    QCOMPARE(schema.value(u"$id").toString(), file);
    QCOMPARE(schema.value(u"$schema").toString(), u"http://json-schema.org/draft-07/schema#"_qs);
    QVERIFY(!schema.value(u"title").toString().isEmpty());
    QCOMPARE(Schema(testData + u"json-schema/draft-07.json").faults(schema), QString());
}

void SchemaTest::theMetaSchemaRefusesWhatIsNoSchema()
{
    Schema metaSchema(testData + u"json-schema/draft-07.json");
    QVERIFY(metaSchema.faults(parseObject(R"({"properties":{"a":{"type":"string"}}})")).isEmpty());
    QVERIFY(!metaSchema.faults(parseObject(R"({"properties":{"a":{"type":"text"}}})")).isEmpty());
}

void SchemaTest::schemasDescribeEveryField_data()
{
    schemasAreDraft7_data();
}

void SchemaTest::schemasDescribeEveryField()
{
    QFETCH(QString, file);
    QCOMPARE(undescribed(parseObject(readFile(schemas + file))), QStringList());
}

void SchemaTest::everyKindHasASample_data()
{
    QTest::addColumn<std::size_t>("number");
    QTest::addColumn<QString>("type");
    for (const ShelfHelp::Sql::EventKindNames &kind : ShelfHelp::Sql::eventKinds()) {
        QTest::newRow(qPrintable(kind.messageType)) << std::size_t(kind.kind) << kind.messageType;
    }
}

/// For those who publish it: what they find in resources/samples is read as that kind.
void SchemaTest::everyKindHasASample()
{
    QFETCH(std::size_t, number);
    QFETCH(QString, type);
    Decoder decoder;
    int samplesOfKind = 0;
    for (const QFileInfo &file : QDir(shippedSamples).entryInfoList({u"*.json"_qs}, QDir::Files)) {
        for (const DecodedRecord &record : decoder.decode(readFile(file.filePath()).toStdString())) {
            const auto *const notification = std::get_if<Notification>(&record.content);
            if (notification != nullptr && notification->event.index() == number) {
                QCOMPARE(innermost(record).value(u"msg_type").toString(), type);
                ++samplesOfKind;
            }
        }
    }
    QVERIFY(samplesOfKind > 0);
}

void SchemaTest::acceptsWhatIsStored_data()
{
    QTest::addColumn<QJsonObject>("message");
    for (const Message &message : m_messages) {
        if (message.reason.empty()) {
            QTest::newRow(message.name.constData()) << message.json;
        }
    }
}

void SchemaTest::acceptsWhatIsStored()
{
    QFETCH(QJsonObject, message);
    QCOMPARE(faults(message), QString());
}

void SchemaTest::refusesWhatIsRejected_data()
{
    QTest::addColumn<QJsonObject>("message");
    for (const Message &message : m_messages) {
        if (isFaultOfMessage(message.reason) && !isInexpressible(message.name)) {
            QTest::newRow(message.name.constData()) << message.json;
        }
    }
}

void SchemaTest::refusesWhatIsRejected()
{
    QFETCH(QJsonObject, message);
    QVERIFY(!message.isEmpty());
    QVERIFY(!accepts(message));
}

void SchemaTest::acceptsWhatNoSchemaCanRefuse_data()
{
    QTest::addColumn<QByteArray>("document");
    for (const Inexpressible &one : inexpressible) {
        QTest::addRow("%s: %s", one.file, one.why) << readFile(corpus + QString::fromLatin1(one.file));
    }
    // No case of the corpus, but true as well.
    QTest::newRow("JSON Schema counts characters, not bytes")
        << changed(soundSearch(), "list/1", QByteArray("ü").repeated(2000));
    QTest::newRow("JSON Schema compares no text as a number")
        << changed(soundSearch(), R"("goodreads_id":"1")", R"("goodreads_id":"9223372036854775808")");
    QTest::newRow("JSON Schema does not calculate: in UTC it is the year 10000")
        << changed(soundSearch(), "2024-09-02T09:46:54", "9999-12-31T23:00:00-01:00");
}

/// Fails as well when an entry is not needed any more.
void SchemaTest::acceptsWhatNoSchemaCanRefuse()
{
    QFETCH(QByteArray, document);
    Decoder decoder;
    const std::vector<Message> messages = messagesOf(decoder, document, {});
    QCOMPARE(messages.size(), std::size_t(1));
    QVERIFY(isFaultOfMessage(messages.front().reason));
    QCOMPARE(faults(messages.front().json), QString());
}

void SchemaTest::agreesWithTheDecoderAtTheEdges_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("valid");
    const auto search = [](const char *name, const char *before, const QByteArray &after, bool valid) {
        QTest::newRow(name) << changed(soundSearch(), before, after) << valid;
    };
    const auto check = [](const char *name, const char *before, const QByteArray &after, bool valid) {
        QTest::newRow(name) << changed(soundCheck(), before, after) << valid;
    };
    const auto quoted = [](const QByteArray &text) { return QByteArray('"' + text + '"'); };

    search("search_type is longest", R"("Shuffle")", quoted(QByteArray(64, 's')), true);
    search("search_type is longest, in characters", R"("Shuffle")", quoted(QByteArray("📚").repeated(64)),
           true);
    search("search_type is too long", R"("Shuffle")", quoted(QByteArray(65, 's')), false);
    search("search_type is empty", R"("Shuffle")", R"("")", true);
    search("search_type is null", R"("Shuffle")", "null", true);
    search("search_type is a number", R"("Shuffle")", "1", false);
    search("search_type holds U+0000", R"("Shuffle")", R"("\u0000")", false);
    search("author is longest", R"("A")", quoted(QByteArray(4096, 'a')), true);
    search("author is too long", R"("A")", quoted(QByteArray(4097, 'a')), false);
    search("isbn is longest", R"("isbn":"")", R"("isbn":)" + quoted(QByteArray(64, '0')), true);
    search("isbn is too long", R"("isbn":"")", R"("isbn":)" + quoted(QByteArray(65, '0')), false);
    search("goodreads_id has leading zeros", R"("goodreads_id":"1")", R"("goodreads_id":"0001")", true);
    search("shelf_url is longest", "https://www.goodreads.com/review/list/1", QByteArray(2048, 'u'), true);
    search("shelf_url is too long", "https://www.goodreads.com/review/list/1", QByteArray(2049, 'u'), false);
    search("no total_books", R"("total_books":9,)", "", false);
    search("time without colon in its offset", "2024-09-02T09:46:54", "2024-09-02T09:46:54+1559", true);
    search("time with nine fraction digits", "2024-09-02T09:46:54", "2024-09-02T09:46:54.123456789", true);
    search("time with ten fraction digits", "2024-09-02T09:46:54", "2024-09-02T09:46:54.1234567890", false);

    check("msg_type in lower case", "LIBRARYSEARCH", "librarysearch", false);
    check("no msg_type", R"("msg_type":"LIBRARYSEARCH",)", "", false);
    check("library_id is longest", "nashville", QByteArray(128, 'l'), true);
    check("library_id is too long", "nashville", QByteArray(129, 'l'), false);
    check("no book", R"("book":)", R"("books":)", false);
    check("time_end is a number", R"("2024-09-02T09:47:03")", "1725270423", false);
    check("availability_message is longest", "AVAILABLE", QByteArray(4096, 'm'), true);
    check("availability_message is too long", "AVAILABLE", QByteArray(4097, 'm'), false);
}

void SchemaTest::agreesWithTheDecoderAtTheEdges()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, valid);
    Decoder decoder;
    const std::vector<Message> messages = messagesOf(decoder, message, {});
    QCOMPARE(messages.size(), std::size_t(1));
    QCOMPARE(messages.front().reason.empty(), valid);
    QCOMPARE(accepts(messages.front().json), valid);
}

void SchemaTest::acceptsSimulatedTraffic_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::newRow("usual seed") << quint64(1);
    QTest::newRow("another seed") << quint64(4711);
}

void SchemaTest::acceptsSimulatedTraffic()
{
    QFETCH(quint64, seed);
    QSet<QString> types;
    for (const Line &line : originals(simulate({.events = 3000, .seed = seed, .goodreadsVisits = true}))) {
        QCOMPARE(faults(line.message), QString());
        types.insert(line.message.value(u"msg_type").toString());
    }
    QCOMPARE(types.size(), ShelfHelp::Sql::eventKinds().size());
}

void SchemaTest::judgesGoodreadsVisits_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const char *before, const QByteArray &after, bool valid) {
        QTest::newRow(name) << changed(soundVisit(), before, after) << valid;
    };
    const char *url = "https://www.goodreads.com/review/list/1";
    const char *shelf = R"("shelf_url":"https://www.goodreads.com/review/list/1",)";
    const char *book = R"({"title":"T","author":"A","isbn":"","goodreads_id":"1"})";
    const char *id = R"("goodreads_id":"1")";
    const char *time = "2024-09-02T09:46:54.835456";

    row("as it should be", "1", "1", true);
    row("no shelf_url", shelf, "", true);
    row("shelf_url is null", shelf, R"("shelf_url":null,)", true);
    row("longest shelf_url", url, QByteArray(2048, 'u'), true);
    row("goodreads_id is an integer", id, R"("goodreads_id":1898)", true);
    row("odd details", id,
        R"("goodreads_id":"1","avg_rating":"good","link":null,"image_link":7,"date_added":[])", true);
    row("further field", time, R"(2024-09-02T09:46:54","page":"book)", true);
    row("further field of the book", id, R"("goodreads_id":"1","series":{"number":1})", true);
    row("time with an offset", time, "2024-09-02T09:46:54-05:00", true);

    row("other msg_type", "GOODREADSVISIT", "GOODREADSREVIEW", false);
    row("no msg_type", R"("msg_type":"GOODREADSVISIT",)", "", false);
    row("shelf_url is empty", url, "", false);
    row("shelf_url is a number", shelf, R"("shelf_url":1,)", false);
    row("shelf_url is too long", url, QByteArray(2049, 'u'), false);
    row("shelf_url holds U+0000", url, "\\u0000", false);
    row("no book", R"("book":)", R"("books":)", false);
    row("book is null", book, "null", false);
    row("book is a list", book, QByteArray("[") + book + "]", false);
    row("no title", R"("title":"T",)", "", false);
    row("author is null", R"("author":"A")", R"("author":null)", false);
    row("isbn is a number", R"("isbn":"")", R"("isbn":1580495761)", false);
    row("goodreads_id is 0", id, R"("goodreads_id":0)", false);
    row("goodreads_id is no number", id, R"("goodreads_id":"abc")", false);
    row("no time", R"("time":)", R"("time_start":)", false);
    row("time is a number", R"("2024-09-02T09:46:54.835456")", "1725270414", false);
    row("time is a date only", time, "2024-09-02", false);
    row("time in the year 0", time, "0000-09-02T09:46:54", false);
}

void SchemaTest::judgesGoodreadsVisits()
{
    agreesWithTheDecoderAtTheEdges();
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "schematest.moc"
