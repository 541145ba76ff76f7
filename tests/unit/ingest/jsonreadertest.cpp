// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodetesting.h"

#include <ingest/decode/jsonchildren.h>
#include <ingest/decode/jsonreader.h>
#include <ingest/decode/jsonwalker.h>
#include <ingest/decode/reasons.h>

#include <QTest>

using namespace ShelfHelp::Ingest;

namespace {

std::string nested(std::size_t depth, std::string_view innermost)
{
    return std::string(depth, '[') + std::string(innermost) + std::string(depth, ']');
}

JsonReader::Reading readPadded(JsonReader &reader, std::string text)
{
    text.reserve(text.size() + JsonReader::padding);
    return reader.read(text);
}

} // namespace

/// Strict JSON: what is refused, why, and where. The grammar at large is checked by the corpus test.
class JsonReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_data();
    void refuses();
    void walkerAgreesOnEveryPrefix();
    void walkerAgreesOnEveryReplacedByte();
    void readsTheNextTextWithTheSameParser();
    void findsChildren();
};

void JsonReaderTest::accepts_data()
{
    QTest::addColumn<QByteArray>("text");

    for (const char *text :
         {"{}", "[]", " [ ] ", "null", "\"\"", "-0", "[1E-400]", "0e99999999999999", "18446744073709551615",
          "-9223372036854775808", "1.7976931348623157e308", "\"\\ud83d\\ude00\"", "\"\\u0000\"",
          "\"\x7f\xEF\xBF\xBF\"", "{\"a\":1,\"a\":2}", "[[],{},[{}],\"\\\\\"]"}) {
        QTest::newRow(text) << QByteArray(text);
    }
    QTest::newRow("512 deep") << QByteArray::fromStdString(nested(512, "1"));
    QTest::newRow("512 deep around an empty array") << QByteArray::fromStdString(nested(513, ""));
    QTest::newRow("mantissa balances exponent")
        << QByteArray("0.") + QByteArray(400, '0') + QByteArray("1e+401");
}

void JsonReaderTest::accepts()
{
    QFETCH(QByteArray, text);

    JsonReader reader;
    QVERIFY(std::holds_alternative<simdjson::dom::element>(readPadded(reader, text.toStdString())));
    QVERIFY(!findJsonFault(text.toStdString()));
}

void JsonReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("offset");

    const auto row = [](const char *name, const QByteArray &text, std::string_view reason, int offset) {
        QTest::newRow(name) << text << QString::fromUtf8(reason.data(), qsizetype(reason.size())) << offset;
    };
    row("empty", "", Reason::jsonSyntax, 0);
    row("blanks only", " \n", Reason::jsonSyntax, 2);
    row("trailing comma", "[1,2,]", Reason::jsonSyntax, 5);
    row("missing comma", "[1 2]", Reason::jsonSyntax, 3);
    row("wrong closer", "[1}", Reason::jsonSyntax, 2);
    row("unclosed", "{\"a\":[1", Reason::jsonSyntax, 7);
    row("two documents", "{} {}", Reason::jsonSyntax, 3);
    row("key without quotes", "{a:1}", Reason::jsonSyntax, 1);
    row("key without colon", "{\"a\" 1}", Reason::jsonSyntax, 5);
    row("comma before end of object", "{\"a\":1,}", Reason::jsonSyntax, 7);
    row("NaN", "[NaN]", Reason::jsonSyntax, 1);
    row("point first", "[.5]", Reason::jsonSyntax, 1);
    row("leading zero", "[01]", Reason::jsonSyntax, 2);
    row("misspelt literal", "[tru]", Reason::jsonSyntax, 1);
    row("raw newline", "[\"a\nb\"]", Reason::jsonSyntax, 3);
    row("hexadecimal escape", "[\"\\x41\"]", Reason::jsonSyntax, 2);
    row("short escape", "[\"\\u12\"]", Reason::jsonSyntax, 2);
    row("unclosed string", "[\"abc", Reason::jsonSyntax, 5);
    row("NUL byte", QByteArray("[1\0]", 4), Reason::jsonSyntax, 2);
    row("byte order mark", "\xEF\xBB\xBF[]", Reason::jsonSyntax, 0);
    row("too deep", QByteArray::fromStdString(nested(513, "1")), Reason::jsonDepth, 512);
    row("too deep, unclosed", QByteArray(100'000, '['), Reason::jsonDepth, 512);
    row("syntax before depth", "[1 " + QByteArray(1000, '['), Reason::jsonSyntax, 3);
    row("lone high surrogate", "[\"ab\\ud800\"]", Reason::textSurrogate, 4);
    row("lone low surrogate", "[\"\\udc00\"]", Reason::textSurrogate, 2);
    row("high before high", "[\"\\ud800\\ud800\\udc00\"]", Reason::textSurrogate, 2);
    row("swapped surrogates", "[\"\\udc00\\ud800\"]", Reason::textSurrogate, 2);
    row("lone surrogate in a key", "{\"\\ud800\":1}", Reason::textSurrogate, 2);
    row("syntax after a surrogate", "[\"\\ud800\",]", Reason::jsonSyntax, 10);
    row("short escape after a high surrogate", "[\"\\ud800\\u12\"]", Reason::jsonSyntax, 8);
    row("overflow", "[1e400]", Reason::jsonNumber, 1);
    row("negative overflow", "[0,-1e309]", Reason::jsonNumber, 3);
    row("just above binary64", "1.7976931348623159e308", Reason::jsonNumber, 0);
    row("exponent without end", "1e99999999999999999999", Reason::jsonNumber, 0);
    row("just above 64 bits", "18446744073709551616", Reason::jsonNumber, 0);
    row("just below 64 bits", "-9223372036854775809", Reason::jsonNumber, 0);
    row("400 digits", QByteArray(400, '9'), Reason::jsonNumber, 0);
    row("number before surrogate", "[1e400,\"\\ud800\"]", Reason::jsonNumber, 1);
    row("Latin-1", "[\"caf\xE9\"]", Reason::jsonUtf8, 5);
    row("overlong", "[\"\xC0\xAF\"]", Reason::jsonUtf8, 2);
    row("encoded surrogate", "[\"\xED\xA0\x80\"]", Reason::jsonUtf8, 2);
    row("above U+10FFFF", "[\"\xF4\x90\x80\x80\"]", Reason::jsonUtf8, 2);
    row("cut sequence", "[\"\xE2\x82", Reason::jsonUtf8, 2);
    row("UTF-8 before syntax", "[,\"\xFF\"]", Reason::jsonUtf8, 3);
}

void JsonReaderTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    QFETCH(int, offset);

    JsonReader reader;
    const JsonReader::Reading reading = readPadded(reader, text.toStdString());
    QVERIFY(std::holds_alternative<JsonFault>(reading));
    const auto &fault = std::get<JsonFault>(reading);
    QCOMPARE(QString::fromUtf8(fault.reason.data(), qsizetype(fault.reason.size())), reason);
    QVERIFY(fault.offset.has_value());
    QCOMPARE(int(*fault.offset), offset);
    QVERIFY(!fault.detail.empty());
}

void JsonReaderTest::walkerAgreesOnEveryPrefix()
{
    JsonReader reader;
    const std::string text = Testing::readData(u"samples/envelope-fifo.json"_qs);
    for (std::size_t length = 0; length <= text.size(); ++length) {
        const std::string prefix = text.substr(0, length);
        const JsonReader::Reading reading = readPadded(reader, prefix);
        const auto *fault = std::get_if<JsonFault>(&reading);
        if (fault == nullptr || fault->reason != Reason::jsonUtf8) {
            QCOMPARE(findJsonFault(prefix).has_value(), fault != nullptr);
        }
    }
}

void JsonReaderTest::walkerAgreesOnEveryReplacedByte()
{
    JsonReader reader;
    const std::string text = R"( {"k\n":[-1.5e+3, true,{"":"\ud83d\ude00"} ,[null],0,"\u00e9"]} )";
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (int byte = 0; byte < 0x80; ++byte) {
            std::string changed = text;
            changed[at] = static_cast<char>(byte);
            const bool accepted = std::holds_alternative<simdjson::dom::element>(readPadded(reader, changed));
            QVERIFY2(findJsonFault(changed).has_value() != accepted, changed.c_str());
        }
    }
}

void JsonReaderTest::readsTheNextTextWithTheSameParser()
{
    JsonReader reader;
    QVERIFY(std::holds_alternative<JsonFault>(readPadded(reader, "[")));
    const std::string large = '"' + std::string(3 * 1024 * 1024, 'x') + '"';
    QVERIFY(std::holds_alternative<simdjson::dom::element>(readPadded(reader, large)));
    reader.release();
    QVERIFY(std::holds_alternative<simdjson::dom::element>(readPadded(reader, nested(512, "1"))));
    QVERIFY(std::holds_alternative<JsonFault>(readPadded(reader, nested(513, "1"))));
    const JsonReader::Reading reading = readPadded(reader, "[7]");
    std::int64_t value = 0;
    QCOMPARE(std::get<simdjson::dom::element>(reading).at(0).get(value), simdjson::SUCCESS);
    QCOMPARE(qint64(value), qint64(7));
}

void JsonReaderTest::findsChildren()
{
    using Texts = std::vector<std::string_view>;
    QCOMPARE(jsonChildren(" [ ] "), Texts());
    QCOMPARE(jsonChildren("{}"), Texts());
    QCOMPARE(jsonChildren(R"([1, "a,]\"b\\" ,[2,{"x":[3]}], null ])"),
             (Texts{"1", R"("a,]\"b\\")", R"([2,{"x":[3]}])", "null"}));
    QCOMPARE(jsonChildren(R"({"k:,":{"a":1} , "":"" ,"l":[]})"), (Texts{R"({"a":1})", "\"\"", "[]"}));
    // A quote ends a string after an even number of backslashes only.
    const Texts strings{R"("\\")", R"("\\\"],")", R"("\\\\")", R"("\"\\\\\",[")", R"("")"};
    std::string array;
    for (const std::string_view string : strings) {
        array.append(array.empty() ? "[" : " , ").append(string);
    }
    array += ']';
    QCOMPARE(jsonChildren(array), strings);
}

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "jsonreadertest.moc"
