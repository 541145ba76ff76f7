// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatedlines.h"

#include <ingest/decode/decoder.h>
#include <ingest/simulate/notificationwriter.h>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Ingest::Testing;

class SimulatorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSameOptionsMakeTheSameBytesForEver();
    void anotherOptionMakesOtherBytes_data();
    void anotherOptionMakesOtherBytes();
    void exactlyThatManyLines_data();
    void exactlyThatManyLines();
    void refusesSenselessOptions_data();
    void refusesSenselessOptions();
    void everyLineIsAnSnsNotification();
    void everyLineIsDecodedWithoutComplaint();
    void publishingIsChronological();
    void redeliveriesRepeatAnEarlierLine();
    void visitsComeBesidesTheRest();
    void happeningsAreWhatTheLinesTell();

private:
    QList<QByteArray> m_lines;
    QList<Line> m_originals;
};

void SimulatorTest::initTestCase()
{
    m_lines = simulate({.events = 20'000});
    m_originals = originals(m_lines);
}

void SimulatorTest::theSameOptionsMakeTheSameBytesForEver()
{
    const QByteArray bytes = simulate({.events = 500, .seed = 7, .days = 30}).join('\n');
    QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
             QByteArray("0315ed0ec46506933e0ee8239c97e6f21eb239c0b9afdb61e28c5dd2e239a768"));
}

void SimulatorTest::anotherOptionMakesOtherBytes_data()
{
    QTest::addColumn<SimulationOptions>("other");
    QTest::newRow("seed") << SimulationOptions{.events = 500, .seed = 8, .days = 30};
    QTest::newRow("days") << SimulationOptions{.events = 500, .seed = 7, .days = 31};
    QTest::newRow("last day") << SimulationOptions{
        .events = 500, .seed = 7, .days = 30, .lastDay = QDate(2025, 1, 31)};
    QTest::newRow("popularity") << SimulationOptions{
        .events = 500, .seed = 7, .days = 30, .flatPopularity = true};
    QTest::newRow("visits") << SimulationOptions{
        .events = 500, .seed = 7, .days = 30, .goodreadsVisits = true};
}

void SimulatorTest::anotherOptionMakesOtherBytes()
{
    QFETCH(const SimulationOptions, other);
    const SimulationOptions options{.events = 500, .seed = 7, .days = 30};
    QCOMPARE(simulate(options), simulate(options));
    QVERIFY(simulate(options) != simulate(other));
}

void SimulatorTest::exactlyThatManyLines_data()
{
    QTest::addColumn<qint64>("events");
    QTest::addColumn<int>("days");
    QTest::newRow("none") << qint64(0) << 730;
    QTest::newRow("one") << qint64(1) << 730;
    QTest::newRow("two") << qint64(2) << 1;
    QTest::newRow("crowded day") << qint64(5000) << 1;
    QTest::newRow("ten quiet years") << qint64(1000) << 3660;
}

void SimulatorTest::exactlyThatManyLines()
{
    QFETCH(const qint64, events);
    QFETCH(const int, days);
    const SimulationOptions options{.events = events, .days = days};
    QVERIFY(checkOptions(options).ok());
    QCOMPARE(simulate(options).size(), events);
}

void SimulatorTest::refusesSenselessOptions_data()
{
    QTest::addColumn<SimulationOptions>("options");
    QTest::newRow("negative events") << SimulationOptions{.events = -1};
    QTest::newRow("too many events") << SimulationOptions{.events = 100'000'001};
    QTest::newRow("no day") << SimulationOptions{.events = 1, .days = 0};
    QTest::newRow("too many days") << SimulationOptions{.events = 1, .days = 3661};
    QTest::newRow("no date") << SimulationOptions{.events = 1, .lastDay = QDate()};
    QTest::newRow("before 2000") << SimulationOptions{.events = 1, .days = 2, .lastDay = QDate(2000, 1, 1)};
    QTest::newRow("after 2099") << SimulationOptions{.events = 1, .lastDay = QDate(2100, 1, 1)};
}

void SimulatorTest::refusesSenselessOptions()
{
    QFETCH(const SimulationOptions, options);
    const Outcome checked = checkOptions(options);
    QVERIFY(!checked.ok());
    QCOMPARE(checked.error().kind, ErrorKind::Usage);
}

void SimulatorTest::everyLineIsAnSnsNotification()
{
    static const QRegularExpression uuid(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_qs);
    QSet<QString> ids;
    for (const Line &one : std::as_const(m_originals)) {
        QVERIFY(!one.line.contains('\n'));
        QCOMPARE(one.envelope.value(u"Type").toString(), u"Notification"_qs);
        QVERIFY(uuid.match(one.messageId()).hasMatch());
        QVERIFY(!one.message.isEmpty());
        ids.insert(one.messageId());
    }
    QCOMPARE(ids.size(), m_originals.size());
}

void SimulatorTest::everyLineIsDecodedWithoutComplaint()
{
    Decoder decoder;
    for (const QByteArray &line : std::as_const(m_lines)) {
        const std::vector<DecodedRecord> records = decoder.decode({line.constData(), size_t(line.size())});
        QCOMPARE(records.size(), size_t(1));
        const auto *const notification = std::get_if<Notification>(&records.front().content);
        QVERIFY2(notification != nullptr, line.constData());
        QVERIFY2(notification->warnings.empty(), line.constData());
    }
}

void SimulatorTest::publishingIsChronological()
{
    QString lastTimestamp;
    QString lastSequenceNumber = u"10000000000000000000"_qs;
    for (const Line &one : std::as_const(m_originals)) {
        const QString timestamp = one.envelope.value(u"Timestamp").toString();
        const QString sequenceNumber = one.envelope.value(u"SequenceNumber").toString();
        QVERIFY2(timestamp >= lastTimestamp, qPrintable(timestamp));
        QCOMPARE(sequenceNumber.size(), 20);
        QVERIFY2(sequenceNumber > lastSequenceNumber, qPrintable(sequenceNumber));
        QVERIFY(one.end > one.start);
        lastTimestamp = timestamp;
        lastSequenceNumber = sequenceNumber;
    }
}

void SimulatorTest::redeliveriesRepeatAnEarlierLine()
{
    // originals() drops equal lines only: were a redelivery different, its MessageId would come twice there.
    QCOMPARE(m_lines.size() - m_originals.size(), 60);
}

/// With visits, the searches and checks are what they are without; each visit follows a check of its book.
void SimulatorTest::visitsComeBesidesTheRest()
{
    QList<QJsonObject> others;
    QSet<QString> checked;
    int visits = 0;
    for (const Line &line : originals(simulate({.events = 20'000, .goodreadsVisits = true}))) {
        const QString book = line.message.value(u"book").toObject().value(u"goodreads_id").toString();
        if (line.message.value(u"msg_type") == QJsonValue(u"GOODREADSVISIT"_qs)) {
            QVERIFY(checked.contains(book));
            ++visits;
            continue;
        }
        checked.insert(book);
        others.append(line.message);
    }
    QVERIFY2(visits > 1000 && visits < 4000, qPrintable(QString::number(visits)));
    QCOMPARE(others.size(), m_originals.size());
    for (qsizetype i = 0; i < others.size(); ++i) {
        QCOMPARE(others[i], m_originals[i].message);
    }
}

void SimulatorTest::happeningsAreWhatTheLinesTell()
{
    const SimulationOptions options{.events = 2'000, .seed = 3, .goodreadsVisits = true};
    const QList<Line> lines = originals(simulate(options));
    Simulator simulator(options);
    for (const Line &line : lines) {
        const auto happening = simulator.nextHappening();
        QVERIFY(happening);
        const QByteArray message = Simulation::messageAbout(options.seed, *happening);
        QCOMPARE(QJsonDocument::fromJson(message).object(), line.message);
    }
    QVERIFY(!simulator.nextHappening());
}

QTEST_GUILESS_MAIN(SimulatorTest)

#include "simulatortest.moc"
