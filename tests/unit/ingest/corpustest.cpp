// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodetesting.h"

#include <ingest/decode/decoder.h>
#include <ingest/decode/reasons.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Ingest::Testing;

namespace {

/// What the decoder alone can say of an expectation: it knows neither earlier notifications nor the
/// library and book rows, and it takes a refused document for one refused record.
QString decoderOutcome(QString item)
{
    if (item == u"R:id.conflict") {
        return u"S"_qs;
    }
    if (item.startsWith(u"I:")) {
        return u"R" + item.mid(1);
    }
    if (!item.startsWith(u"S!")) {
        return item;
    }
    QStringList warnings = item.mid(2).split(u'+');
    warnings.removeAll(u"library.registered"_qs);
    warnings.removeAll(u"hash.ambiguous"_qs);
    warnings.sort();
    return warnings.isEmpty() ? u"S"_qs : u"S!" + warnings.join(u'+');
}

/// An expectation of the manifest as outcomes() writes it: `X*n` is written out, and a duplicate looks like
/// the notification before it.
QString decoderOutcomes(const QString &expected)
{
    QStringList items;
    for (const QString &item : expected.split(u' ')) {
        const QStringList parts = item.split(u'*');
        const int count = parts.size() > 1 ? parts[1].toInt() : 1;
        for (int i = 0; i < count; ++i) {
            items += parts.first() == u"D" ? items.constLast() : decoderOutcome(parts.first());
        }
    }
    return items.join(u' ');
}

bool inVocabulary(const std::string &name, std::span<const Term> vocabulary)
{
    return std::any_of(vocabulary.begin(), vocabulary.end(),
                       [&](const Term &term) { return term.name == name; });
}

/// What holds for every record, whatever was decoded.
void checkInvariants(const std::vector<DecodedRecord> &records)
{
    std::int64_t position = 0;
    for (const DecodedRecord &record : records) {
        QCOMPARE(record.position, position++);
        if (const auto *rejection = std::get_if<Rejection>(&record.content)) {
            QVERIFY(inVocabulary(rejection->reason, reasonVocabulary()));
            QVERIFY(!rejection->detail.empty());
            QVERIFY(QString::fromStdString(rejection->excerpt).toUcs4().size() <= 200);
            continue;
        }
        const auto &notification = std::get<Notification>(record.content);
        QVERIFY(!notification.messageId.empty());
        for (const std::string &warning : notification.warnings) {
            QVERIFY(inVocabulary(warning, warningVocabulary()));
        }
    }
}

} // namespace

/// Every document of the corpus, and every naughty string, comes to the documented outcome, twice.
class CorpusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesDomainCases_data();
    void decodesDomainCases();
    void decodesJsonTexts_data();
    void decodesJsonTexts();
    void keepsNaughtyStrings_data();
    void keepsNaughtyStrings();

private:
    void checkOutcome(const std::string &document, const QString &expected);

    Decoder m_decoder; ///< one for all, as in production: no text may leave a trace in it
};

void CorpusTest::checkOutcome(const std::string &document, const QString &expected)
{
    const std::vector<DecodedRecord> records = m_decoder.decode(document);
    // The manifest does not mark details that were dropped; in its cases they are the only warning.
    QCOMPARE(outcomes(records).replace(u"!detail.dropped"_qs, QString()), decoderOutcomes(expected));
    checkInvariants(records);
    QVERIFY(records == m_decoder.decode(document));
    QVERIFY(records == Decoder().decode(document));
}

void CorpusTest::decodesDomainCases_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("expected");
    for (const std::vector<QString> &row : readTable(u"corpus/domain/manifest.tsv"_qs)) {
        QTest::newRow(qPrintable(row[0])) << row[0] << row[2];
    }
}

void CorpusTest::decodesDomainCases()
{
    QFETCH(QString, file);
    QFETCH(QString, expected);
    checkOutcome(readData(u"corpus/domain/cases/" + file), expected);
}

void CorpusTest::decodesJsonTexts_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("asDocument");
    QTest::addColumn<QString>("asBody");
    QTest::addColumn<QString>("asMessage");
    for (const std::vector<QString> &row : readTable(u"corpus/json-test-suite/manifest.tsv"_qs)) {
        QTest::newRow(qPrintable(row[0])) << row[0] << row[3] << row[4] << row[5];
    }
}

void CorpusTest::decodesJsonTexts()
{
    QFETCH(QString, file);
    QFETCH(QString, asDocument);
    QFETCH(QString, asBody);
    QFETCH(QString, asMessage);

    const std::string text = readData(u"corpus/json-test-suite/test_parsing/" + file);
    checkOutcome(text, asDocument);
    if (asBody != u"n/a") { // not UTF-8: no JSON string can carry it
        checkOutcome(lambdaEvent(text), asBody);
        checkOutcome(lambdaEvent(envelope("id", text)), asMessage);
    }
}

void CorpusTest::keepsNaughtyStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    const std::string json = readData(u"corpus/naughty-strings/strings.json"_qs);
    const QJsonArray strings = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
    QCOMPARE(strings.size(), 309);
    for (qsizetype i = 0; i < strings.size(); ++i) {
        QTest::addRow("%lld", static_cast<long long>(i)) << strings[i].toString().toUtf8();
    }
}

void CorpusTest::keepsNaughtyStrings()
{
    QFETCH(QByteArray, text);
    const std::string json = jsonString(text.toStdString());
    const std::string message = R"({"msg_type":"LIBRARYSEARCH","library_id":"l","is_libby":false,)"
                                R"("time_start":"2024-09-02T09:47:02","time_end":"2024-09-02T09:47:03",)"
                                R"("book":{"title":)" +
                                json + R"(,"author":)" + json +
                                R"(,"isbn":"","goodreads_id":1},"available":true,"availability_message":)" +
                                json + "}";
    const std::vector<DecodedRecord> records = m_decoder.decode(lambdaEvent(envelope("id", message)));
    QCOMPARE(outcomes(records), u"S"_qs);
    const auto &search = std::get<LibrarySearch>(std::get<Notification>(records.front().content).event);
    QCOMPARE(QByteArray::fromStdString(search.book.title), text);
    QCOMPARE(QByteArray::fromStdString(search.book.author), text);
    QCOMPARE(QByteArray::fromStdString(search.availabilityMessage), text);
}

QTEST_GUILESS_MAIN(CorpusTest)
#include "corpustest.moc"
