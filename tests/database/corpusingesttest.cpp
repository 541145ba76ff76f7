// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <tests/support/databasetesting.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

QByteArray read(const QString &name)
{
    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/corpus/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s is missing", qPrintable(file.fileName()));
    }
    return file.readAll();
}

/// The outcome as the manifest writes it.
QString item(const Ingest::RecordOutcome &outcome)
{
    switch (outcome.kind) {
    case Ingest::RecordOutcome::Kind::Duplicate:
        return u"D"_qs;
    case Ingest::RecordOutcome::Kind::Rejected:
        return u"R:"_qs + outcome.reason;
    case Ingest::RecordOutcome::Kind::Stored:
        break;
    }
    QStringList warnings = outcome.warnings;
    warnings.removeAll(u"detail.dropped"_qs); // the manifest does not mark it
    warnings.sort();
    return warnings.isEmpty() ? u"S"_qs : u"S!"_qs + warnings.join(u'+');
}

/// The manifest's expectation, written out: `X*n` is n times X, a refused document is one rejection.
QStringList expectedItems(const QString &expected)
{
    QStringList items;
    for (const QString &word : expected.split(u' ', Qt::SkipEmptyParts)) {
        QString single = word.section(u'*', 0, 0);
        if (single == u"-") {
            continue;
        }
        if (single.startsWith(u"I:")) {
            single = u"R:"_qs + single.mid(2);
        } else if (single.startsWith(u"S!")) {
            QStringList warnings = single.mid(2).split(u'+');
            warnings.sort();
            single = u"S!"_qs + warnings.join(u'+');
        }
        const int count = word.contains(u'*') ? word.section(u'*', 1).toInt() : 1;
        items.append(QStringList(count, single));
    }
    return items;
}

} // namespace

/// The corpus through the database: every outcome, and again; all into one database.
class CorpusIngestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void everyCaseHasItsOutcome_data();
    void everyCaseHasItsOutcome();

    void aSecondDeliveryIsADuplicateOrRejectedAlike_data() { everyCaseHasItsOutcome_data(); }

    void aSecondDeliveryIsADuplicateOrRejectedAlike();
    void conservation();
    void naughtyStringsAreStoredByteForByte();

private:
    QStringList ingest(const QByteArray &document);

    std::unique_ptr<MigratedDatabase> m_database;
};

QStringList CorpusIngestTest::ingest(const QByteArray &document)
{
    QMap<qint64, QString> items;
    const Ingest::IngestOptions options{.observer = [&](const Ingest::RecordOutcome &outcome) {
        items.insert(outcome.record, item(outcome));
    }};
    const auto summary = Ingest::ingestDocument(m_database->connection(), document, u"corpus"_qs, options);
    [&] { QVERIFY2(summary.ok(), why(summary).constData()); }();
    [&] { QCOMPARE(summary.value().read, items.size()); }();
    return items.values();
}

void CorpusIngestTest::everyCaseHasItsOutcome_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QStringList>("expected");
    const QString manifest = QString::fromUtf8(read(u"domain/manifest.tsv"_qs));
    for (const QString &line : manifest.split(u'\n', Qt::SkipEmptyParts).mid(1)) {
        const QStringList columns = line.split(u'\t');
        QTest::newRow(qPrintable(columns[0]))
            << read(u"domain/cases/"_qs + columns[0]) << expectedItems(columns[2]);
    }
}

void CorpusIngestTest::everyCaseHasItsOutcome()
{
    QFETCH(QByteArray, document);
    QFETCH(QStringList, expected);
    QCOMPARE(ingest(document), expected);
}

void CorpusIngestTest::aSecondDeliveryIsADuplicateOrRejectedAlike()
{
    QFETCH(QByteArray, document);
    QFETCH(QStringList, expected);
    for (QString &outcome : expected) {
        if (outcome.startsWith(u'S')) {
            outcome = u"D"_qs;
        }
    }
    QCOMPARE(ingest(document), expected);
}

/// The figures of the corpus's README, for all cases twice.
void CorpusIngestTest::conservation()
{
    QCOMPARE(
        ask(m_database->connection(),
            u"SELECT sum(read_count), sum(stored_count), sum(duplicate_count), sum(rejected_count) FROM shelfhelp.ingest_runs"_qs),
        u"20670|136|140|20394"_qs);
}

void CorpusIngestTest::naughtyStringsAreStoredByteForByte()
{
    m_database->clear();
    const QJsonArray strings = QJsonDocument::fromJson(read(u"naughty-strings/strings.json"_qs)).array();
    QVERIFY(strings.size() > 300);
    for (const QJsonValue &string : strings) {
        const QByteArray text = string.toString().toUtf8();
        const QStringList outcome = ingest(
            envelope(librarySearch({.libraryId = text, .title = text, .author = text, .message = text})));
        QVERIFY2(outcome.value(0).startsWith(u'S') || outcome.value(0) == u"R:field.too_long",
                 qPrintable(outcome.join(u' ')));
        if (!outcome.value(0).startsWith(u'S')) {
            continue;
        }
        const Result<Sql::Rows> rows = m_database->connection().execute(
            u"SELECT library_id, availability_message, title, author FROM public.library_searches "
            "JOIN public.books USING (book_id) ORDER BY library_search_id DESC LIMIT 1"_qs);
        QVERIFY2(rows.ok(), why(rows).constData());
        for (int column = 0; column < 4; ++column) {
            QCOMPARE(rows.value().text(0, column),
                     std::string_view(text.constData(), std::size_t(text.size())));
        }
    }
    QCOMPARE(
        ask(m_database->connection(),
            u"SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"_qs),
        u"5"_qs); // nothing was executed
}

QTEST_GUILESS_MAIN(CorpusIngestTest)

#include "corpusingesttest.moc"
