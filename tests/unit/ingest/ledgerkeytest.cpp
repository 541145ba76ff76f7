// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/apply/ledgerkey.h>

#include <QByteArray>
#include <QTest>

using namespace ShelfHelp::Ingest;

/// A notification's id as the ledger keeps it.
class LedgerKeyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUuidIsKeptAsOne();
    void anythingElseBecomesOne_data();
    void anythingElseBecomesOne();
    void differentIdsStayDifferent();
};

void LedgerKeyTest::aUuidIsKeptAsOne()
{
    const LedgerKey key = ledgerKey("bd0ff884-73c8-5106-bf98-a7cba1ea884c");
    QCOMPARE(QByteArray(key.uuid.data(), qsizetype(key.uuid.size())).toHex(),
             QByteArray("bd0ff88473c85106bf98a7cba1ea884c"));
    QVERIFY(key.isUuid);
}

void LedgerKeyTest::anythingElseBecomesOne_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("upper case is another text") << QByteArray("BD0FF884-73C8-5106-BF98-A7CBA1EA884C");
    QTest::newRow("without hyphens") << QByteArray("bd0ff88473c85106bf98a7cba1ea884c");
    QTest::newRow("hyphens elsewhere") << QByteArray("bd0ff88473-c8-5106-bf98-a7cba1ea884c");
    QTest::newRow("not hexadecimal") << QByteArray("gd0ff884-73c8-5106-bf98-a7cba1ea884c");
    QTest::newRow("a digest") << QByteArray(
        "d4ee9fc72473867334a94072538142f63c039b9fb032f06efc56986a311761d4");
    QTest::newRow("one letter") << QByteArray("x");
    QTest::newRow("empty") << QByteArray();
}

void LedgerKeyTest::anythingElseBecomesOne()
{
    QFETCH(QByteArray, id);
    const LedgerKey key = ledgerKey(id.toStdString());
    QCOMPARE(key.uuid[6] & 0xf0, 0x80); // version 8, which SNS never uses
    QCOMPARE(key.uuid[8] & 0xc0, 0x80);
    QVERIFY(!key.isUuid);
    QCOMPARE(ledgerKey(id.toStdString()), key);
}

void LedgerKeyTest::differentIdsStayDifferent()
{
    QVERIFY(ledgerKey("a").uuid != ledgerKey("b").uuid);
    QVERIFY(ledgerKey("bd0ff884-73c8-5106-bf98-a7cba1ea884c").uuid !=
            ledgerKey("BD0FF884-73C8-5106-BF98-A7CBA1EA884C").uuid);
}

QTEST_GUILESS_MAIN(LedgerKeyTest)

#include "ledgerkeytest.moc"
