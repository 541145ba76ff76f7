// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/decode/bookhash.h>

#include <QCryptographicHash>
#include <QTest>

using namespace ShelfHelp::Ingest;

/// The hash that names a book row has to be the existing pipeline's, bit for bit.
class BookHashTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesABook_data();
    void hashesABook();
    void hashesAsOneText();
    void agreesWithQt();
};

void BookHashTest::hashesABook_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("goodreadsId");
    QTest::addColumn<QString>("isbn");
    QTest::addColumn<QString>("hash");

    QTest::newRow("documented vector")
        << u"The Café – Volume 2"_qs << u"Ana Žabić"_qs << u"9000001"_qs << u""_qs
        << u"56c9ac6715bb0274a9d0178c16c98a9ff0540c901049688faa24c836688f82a2"_qs;
    QTest::newRow("nothing but hyphens")
        << u""_qs << u""_qs << u""_qs << u""_qs
        << QString::fromLatin1(QCryptographicHash::hash("---", QCryptographicHash::Sha256).toHex());
}

void BookHashTest::hashesABook()
{
    QFETCH(QString, title);
    QFETCH(QString, author);
    QFETCH(QString, goodreadsId);
    QFETCH(QString, isbn);
    QFETCH(QString, hash);

    Sha256 sha256;
    QCOMPARE(QString::fromStdString(uniqueHash(sha256, title.toStdString(), author.toStdString(),
                                               goodreadsId.toStdString(), isbn.toStdString())),
             hash);
}

void BookHashTest::hashesAsOneText()
{
    Sha256 sha256;
    // FIPS 180-2, and the deduplication id that SNS gives the text "Test".
    QCOMPARE(toHex(sha256.digest({"abc"})),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(sha256.digest({"a", "", "bc"})), toHex(sha256.digest({"abc"})));
    QCOMPARE(toHex(sha256.digest({"Test"})),
             std::string("532eaabd9574880dbf76b9b8cc00832c20a6ec113d682299550d7a6e0f345e25"));
    QCOMPARE(toHex(sha256.digest({})),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void BookHashTest::agreesWithQt()
{
    Sha256 sha256;
    std::string text;
    for (int length = 0; length < 300; ++length) {
        const QByteArray expected =
            QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex();
        QCOMPARE(toHex(sha256.digest({text})), expected.toStdString());
        text += static_cast<char>(length);
    }
}

QTEST_GUILESS_MAIN(BookHashTest)
#include "bookhashtest.moc"
