// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakequeue.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <memory>

using namespace ShelfHelp::Tests;

namespace {

constexpr qint64 start = 1'746'894'033'000; ///< ms since the epoch
constexpr qint64 second = 1000;

/// A queue, its dead-letter queue and a clock that the test moves.
class Bench final
{
public:
    explicit Bench(const FakeQueueSettings &settings = {.name = u"events.fifo"_qs})
        : deadLetters({.name = settings.name.endsWith(u".fifo") ? u"dead.fifo"_qs : u"dead"_qs},
                      u"arn:dead"_qs)
        , queue(settings, u"arn:events"_qs)
    {
        queue.setDeadLetters(&deadLetters);
    }

    /// `g1-m1` goes to the group g1.
    void send(const QStringList &bodies)
    {
        for (const QString &body : bodies) {
            QVERIFY(std::holds_alternative<FakeSent>(
                queue.send({.body = body, .group = body.section(u'-', 0, 0), .deduplicationId = body}, now)));
        }
    }

    QStringList receive(int maximum, std::optional<int> visibility = {}, const QString &attemptId = {})
    {
        const auto received =
            queue.receive({.maximum = maximum, .visibilityTimeout = visibility, .attemptId = attemptId}, now);
        QStringList bodies;
        for (const FakeMessage &message : received) {
            handles.insert(message.content.body, message.receiptHandle);
            counts.insert(message.content.body, message.receiveCount);
            bodies.append(message.content.body);
        }
        return bodies;
    }

    /// By the newest handle; the error's text, empty when it worked.
    QString remove(const QString &body) { return textOf(queue.remove(handles.value(body), now)); }

    QString changeVisibility(const QString &body, int seconds)
    {
        return textOf(queue.changeVisibility(handles.value(body), seconds, now));
    }

    static QString textOf(const std::optional<FakeAwsError> &error)
    {
        return error ? error->code + u": " + error->message : QString();
    }

    void advance(double seconds) { now += qint64(seconds * second); }

    qint64 now = start;
    QHash<QString, QString> handles; ///< the newest by body
    QHash<QString, int> counts;
    FakeQueue deadLetters;
    FakeQueue queue;
};

QString valueOf(const FakeOutcome<FakeSent> &outcome)
{
    const auto *sent = std::get_if<FakeSent>(&outcome);
    return sent == nullptr ? std::get<FakeAwsError>(outcome).message : sent->messageId;
}

} // namespace

/// Each test is a sequence that was recorded of AWS; the names follow the rules.
class FakeQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversGroupAfterGroup();
    void deliversWhatLiesBeforeAMessageInFlight_data();
    void deliversWhatLiesBeforeAMessageInFlight();
    void deliversAMessageWhoseVisibilityWasEnded();
    void releasesAGroupWhenAllIsDeleted();
    void keepsAGroupLockedUntilAllIsDeleted();
    void keepsOrderAfterExpiry();
    void refusesExpiredHandles();
    void takesHandlesWhoseVisibilityWasExtended();
    void takesExpiredHandlesOfStandardQueues();
    void refusesGarbage();
    void deletesTwice();
    void refusesToChangeADeletedMessage();
    void refusesMoreThanTwelveHours();
    void dropsDuplicates();
    void dropsDuplicatesWithinAGroupOnly();
    void identifiesByContentOnlyWhenToldTo();
    void movesWornOutMessages();
    void countsReceivesOfTheWholeBatch();
    void countsOnlyReceivedMessagesAsInFlight();
    void leavesALockedGroupLocked();
    void repeatsAnAttempt();
    void purgesMessagesInFlight();
    void returnsMessagesWithoutLocking();
    void forgetsMessagesAfterTheRetention();
    void numbersMessagesBeyond64Bits();
    void givesEachReceiveAHandleOfItsOwn();
    void deliversStandardMessagesOneByOne();
    void hashesAttributes_data();
    void hashesAttributes();
    void hashesBodies();
    void identifiesContent_data();
    void identifiesContent();
};

void FakeQueueTest::deliversGroupAfterGroup()
{
    Bench bench;
    bench.send({u"g1-m1"_qs, u"g2-m1"_qs, u"g1-m2"_qs, u"g1-m3"_qs});
    QCOMPARE(bench.receive(10), QStringList({u"g1-m1"_qs, u"g1-m2"_qs, u"g1-m3"_qs, u"g2-m1"_qs}));
}

void FakeQueueTest::deliversWhatLiesBeforeAMessageInFlight_data()
{
    QTest::addColumn<QString>("extended");
    QTest::addColumn<QStringList>("delivered");
    QTest::newRow("the first") << u"g-foo"_qs << QStringList();
    QTest::newRow("the second") << u"g-bar"_qs << QStringList{u"g-foo"_qs};
    QTest::newRow("the third") << u"g-baz"_qs << QStringList{u"g-foo"_qs, u"g-bar"_qs};
}

void FakeQueueTest::deliversWhatLiesBeforeAMessageInFlight()
{
    QFETCH(const QString, extended);
    QFETCH(const QStringList, delivered);

    Bench bench({.name = u"events.fifo"_qs, .visibilityTimeout = 1});
    bench.send({u"g-foo"_qs, u"g-bar"_qs, u"g-baz"_qs});
    QCOMPARE(bench.receive(5).size(), 3);
    QCOMPARE(bench.changeVisibility(extended, 4), QString());
    bench.advance(2.5);
    QCOMPARE(bench.receive(5), delivered);
}

void FakeQueueTest::deliversAMessageWhoseVisibilityWasEnded()
{
    Bench bench;
    bench.send({u"g1-m1"_qs, u"g1-m2"_qs, u"g2-m1"_qs});
    QCOMPARE(bench.receive(2), QStringList({u"g1-m1"_qs, u"g1-m2"_qs}));
    QCOMPARE(bench.changeVisibility(u"g1-m1"_qs, 0), QString());
    QCOMPARE(bench.receive(3), QStringList({u"g2-m1"_qs, u"g1-m1"_qs}));
}

void FakeQueueTest::releasesAGroupWhenAllIsDeleted()
{
    Bench bench;
    bench.send({u"g1-m1"_qs, u"g1-m2"_qs, u"g1-m3"_qs, u"g2-m1"_qs});
    QCOMPARE(bench.receive(2), QStringList({u"g1-m1"_qs, u"g1-m2"_qs}));
    QCOMPARE(bench.remove(u"g1-m1"_qs), QString());
    QCOMPARE(bench.remove(u"g1-m2"_qs), QString());
    QCOMPARE(bench.receive(10), QStringList({u"g2-m1"_qs, u"g1-m3"_qs}));
}

void FakeQueueTest::keepsAGroupLockedUntilAllIsDeleted()
{
    Bench bench;
    bench.send({u"g1-m1"_qs, u"g1-m2"_qs, u"g1-m3"_qs, u"g2-m1"_qs});
    QCOMPARE(bench.receive(2), QStringList({u"g1-m1"_qs, u"g1-m2"_qs}));
    QCOMPARE(bench.remove(u"g1-m1"_qs), QString());
    QCOMPARE(bench.receive(10), QStringList{u"g2-m1"_qs});
}

void FakeQueueTest::keepsOrderAfterExpiry()
{
    Bench bench({.name = u"events.fifo"_qs, .visibilityTimeout = 1});
    const QStringList all{u"g-m0"_qs, u"g-m1"_qs, u"g-m2"_qs};
    bench.send(all);
    QCOMPARE(bench.receive(10), all);
    QCOMPARE(bench.queue.nextExpiry(bench.now), std::optional(bench.now + second));
    bench.advance(2);
    QCOMPARE(bench.receive(10), all);
    QCOMPARE(bench.counts.values(), QList<int>({2, 2, 2}));
}

void FakeQueueTest::refusesExpiredHandles()
{
    Bench bench({.name = u"events.fifo"_qs, .visibilityTimeout = 1});
    bench.send({u"g-m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    bench.advance(1.5);
    QCOMPARE(bench.remove(u"g-m1"_qs),
             QString(u"InvalidParameterValueException: Value %1 for parameter ReceiptHandle is invalid. "
                     "Reason: The receipt handle has expired."_qs.arg(bench.handles.value(u"g-m1"_qs))));
    QCOMPARE(bench.queue.messages(bench.now).size(), 1);
}

void FakeQueueTest::takesHandlesWhoseVisibilityWasExtended()
{
    Bench bench({.name = u"events.fifo"_qs, .visibilityTimeout = 1});
    bench.send({u"g-m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    QCOMPARE(bench.changeVisibility(u"g-m1"_qs, 5), QString());
    bench.advance(1.5);
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
    QCOMPARE(bench.queue.messages(bench.now).size(), 0);
}

void FakeQueueTest::takesExpiredHandlesOfStandardQueues()
{
    Bench bench({.name = u"events"_qs, .visibilityTimeout = 1});
    bench.send({u"m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    bench.advance(1.5);
    QCOMPARE(bench.remove(u"m1"_qs), QString());
    QCOMPARE(bench.queue.messages(bench.now).size(), 0);
}

void FakeQueueTest::refusesGarbage()
{
    Bench bench;
    const QString text =
        u"ReceiptHandleIsInvalid: The input receipt handle \"garbage\" is not a valid receipt handle."_qs;
    QCOMPARE(Bench::textOf(bench.queue.remove(u"garbage"_qs, bench.now)), text);
    QCOMPARE(Bench::textOf(bench.queue.changeVisibility(u"garbage"_qs, 1, bench.now)), text);
}

void FakeQueueTest::deletesTwice()
{
    Bench bench;
    bench.send({u"g-m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
    bench.advance(3600);
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
}

void FakeQueueTest::refusesToChangeADeletedMessage()
{
    Bench bench;
    bench.send({u"g-m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
    const QString handle = bench.handles.value(u"g-m1"_qs);
    QCOMPARE(
        bench.changeVisibility(u"g-m1"_qs, 5),
        QString(u"InvalidParameterValueException: Value %1 for parameter ReceiptHandle is invalid. Reason: "
                "Message does not exist or is not available for visibility timeout change."_qs.arg(handle)));
}

void FakeQueueTest::refusesMoreThanTwelveHours()
{
    Bench bench;
    bench.send({u"g-m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    bench.advance(10);
    QVERIFY(bench.changeVisibility(u"g-m1"_qs, 43200).contains(u"beyond the limit"));
    QCOMPARE(bench.changeVisibility(u"g-m1"_qs, 43190), QString());
}

void FakeQueueTest::dropsDuplicates()
{
    Bench bench;
    const FakeSend first{.body = u"first"_qs, .group = u"g1"_qs, .deduplicationId = u"id"_qs};
    const FakeSend second{.body = u"second"_qs, .group = u"g2"_qs, .deduplicationId = u"id"_qs};
    const QString id = valueOf(bench.queue.send(first, bench.now));
    QCOMPARE(valueOf(bench.queue.send(second, bench.now)), id);
    QCOMPARE(bench.receive(10), QStringList{u"first"_qs});
    QCOMPARE(bench.remove(u"first"_qs), QString());
    bench.advance(299);
    QCOMPARE(valueOf(bench.queue.send(second, bench.now)), id);
    QCOMPARE(bench.receive(10), QStringList());
    bench.advance(1);
    QVERIFY(valueOf(bench.queue.send(second, bench.now)) != id);
    QCOMPARE(bench.receive(10), QStringList{u"second"_qs});
}

void FakeQueueTest::dropsDuplicatesWithinAGroupOnly()
{
    Bench bench({.name = u"events.fifo"_qs,
                 .deduplicationScope = FakeQueueSettings::DeduplicationScope::MessageGroup});
    for (const QString &group : {u"g1"_qs, u"g2"_qs, u"g1"_qs}) {
        static_cast<void>(
            bench.queue.send({.body = group, .group = group, .deduplicationId = u"id"_qs}, bench.now));
    }
    QCOMPARE(bench.receive(10), QStringList({u"g1"_qs, u"g2"_qs}));
}

void FakeQueueTest::identifiesByContentOnlyWhenToldTo()
{
    Bench without;
    QVERIFY(valueOf(without.queue.send({.body = u"b"_qs, .group = u"g"_qs}, start))
                .contains(u"ContentBasedDeduplication"));
    QCOMPARE(valueOf(without.queue.send({.body = u"b"_qs, .deduplicationId = u"id"_qs}, start)),
             u"The request must contain the parameter MessageGroupId."_qs);

    Bench with({.name = u"events.fifo"_qs, .contentBasedDeduplication = true});
    const QString id = valueOf(with.queue.send({.body = u"b"_qs, .group = u"g"_qs}, start));
    QCOMPARE(valueOf(with.queue.send({.body = u"b"_qs, .group = u"g"_qs}, start)), id);
}

void FakeQueueTest::movesWornOutMessages()
{
    Bench bench({.name = u"events.fifo"_qs, .maxReceiveCount = 2});
    bench.send({u"g-m1"_qs});
    const QString id = bench.queue.messages(bench.now).constFirst().messageId;
    QCOMPARE(bench.receive(1, 0).size(), 1);
    QCOMPARE(bench.receive(1, 0).size(), 1);
    QCOMPARE(bench.receive(1, 0).size(), 0);

    const QList<FakeMessage> dead = bench.deadLetters.receive({.maximum = 10}, bench.now);
    QCOMPARE(dead.size(), 1);
    QCOMPARE(dead.constFirst().messageId, id);
    QCOMPARE(dead.constFirst().content.body, u"g-m1"_qs);
    QCOMPARE(dead.constFirst().content.group, u"g"_qs);
    QCOMPARE(dead.constFirst().content.deduplicationId, id);
    QCOMPARE(dead.constFirst().deadLetterQueueSourceArn, u"arn:events"_qs);
    QCOMPARE(dead.constFirst().receiveCount, 3);

    bench.send({u"g-m2"_qs});
    QCOMPARE(bench.receive(1), QStringList{u"g-m2"_qs});
}

void FakeQueueTest::countsReceivesOfTheWholeBatch()
{
    Bench bench;
    bench.send({u"g-m1"_qs, u"g-m2"_qs, u"g-m3"_qs, u"g-m4"_qs});
    QCOMPARE(bench.receive(10).size(), 4);
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
    bench.advance(31);
    QCOMPARE(bench.receive(10), QStringList({u"g-m2"_qs, u"g-m3"_qs, u"g-m4"_qs}));
    QCOMPARE(bench.counts.value(u"g-m4"_qs), 2);
}

void FakeQueueTest::countsOnlyReceivedMessagesAsInFlight()
{
    Bench bench;
    bench.send({u"g1-a"_qs, u"g1-b"_qs, u"g2-a"_qs, u"g2-b"_qs, u"g3-a"_qs, u"g3-b"_qs});
    QCOMPARE(bench.receive(1), QStringList{u"g1-a"_qs});
    QCOMPARE(bench.receive(1), QStringList{u"g2-a"_qs});
    QCOMPARE(bench.queue.messages(bench.now).size(), 6);
    QCOMPARE(bench.queue.inFlightCount(bench.now), 2);
}

void FakeQueueTest::leavesALockedGroupLocked()
{
    Bench bench;
    bench.send({u"g-m1"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    bench.send({u"g-m2"_qs});
    QCOMPARE(bench.receive(1), QStringList());
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
    QCOMPARE(bench.receive(1), QStringList{u"g-m2"_qs});
}

void FakeQueueTest::repeatsAnAttempt()
{
    Bench bench;
    bench.send({u"g-m1"_qs, u"g-m2"_qs, u"g-m3"_qs});
    const QString attempt = u"8d3f0c3e"_qs;
    QCOMPARE(bench.receive(2, {}, attempt), QStringList({u"g-m1"_qs, u"g-m2"_qs}));
    const auto handles = bench.handles;
    bench.advance(20);
    QCOMPARE(bench.receive(2, {}, attempt), QStringList({u"g-m1"_qs, u"g-m2"_qs}));
    QCOMPARE(bench.handles, handles);
    QCOMPARE(bench.counts.value(u"g-m1"_qs), 1);
    bench.advance(20); // the visibility began again
    QCOMPARE(bench.receive(2, {}, u"other"_qs), QStringList());
    QCOMPARE(bench.remove(u"g-m1"_qs), QString());
    QCOMPARE(bench.receive(2, {}, attempt), QStringList());
}

void FakeQueueTest::purgesMessagesInFlight()
{
    Bench bench;
    bench.send({u"g-m1"_qs, u"g-m2"_qs});
    QCOMPARE(bench.receive(1).size(), 1);
    QCOMPARE(Bench::textOf(bench.queue.purge(bench.now)), QString());
    QCOMPARE(bench.queue.messages(bench.now).size(), 0);
    bench.advance(59);
    const auto refusal = bench.queue.purge(bench.now);
    QCOMPARE(Bench::textOf(refusal), u"PurgeQueueInProgress: Only one PurgeQueue operation on events.fifo is "
                                     "allowed every 60 seconds."_qs);
    QCOMPARE(refusal->status, 403);
    bench.advance(1);
    QCOMPARE(Bench::textOf(bench.queue.purge(bench.now)), QString());
}

void FakeQueueTest::returnsMessagesWithoutLocking()
{
    Bench bench;
    bench.send({u"g-m1"_qs, u"g-m2"_qs});
    QCOMPARE(bench.receive(10, 0), QStringList({u"g-m1"_qs, u"g-m2"_qs}));
    QCOMPARE(bench.receive(10, 0), QStringList({u"g-m1"_qs, u"g-m2"_qs}));
    QCOMPARE(bench.queue.inFlightCount(bench.now), 0);
}

void FakeQueueTest::forgetsMessagesAfterTheRetention()
{
    Bench bench({.name = u"events.fifo"_qs, .retention = 60});
    bench.send({u"g-m1"_qs});
    bench.advance(59);
    QCOMPARE(bench.queue.messages(bench.now).size(), 1);
    bench.advance(1);
    QCOMPARE(bench.queue.messages(bench.now).size(), 0);
}

void FakeQueueTest::numbersMessagesBeyond64Bits()
{
    Bench bench;
    bench.send({u"g-m1"_qs, u"g-m2"_qs});
    const QList<FakeMessage> messages = bench.queue.messages(bench.now);
    QCOMPARE(messages.at(0).sequenceNumber, u"18888012345678905600"_qs);
    QCOMPARE(messages.at(1).sequenceNumber, u"18888012345678905856"_qs);
    bool fits = true;
    static_cast<void>(messages.at(0).sequenceNumber.toULongLong(&fits));
    QVERIFY(!fits);
}

void FakeQueueTest::givesEachReceiveAHandleOfItsOwn()
{
    Bench bench;
    bench.send({u"g-m1"_qs});
    QSet<QString> handles;
    for (int turn = 0; turn < 3; ++turn) {
        QCOMPARE(bench.receive(1, 0).size(), 1);
        handles.insert(bench.handles.value(u"g-m1"_qs));
    }
    QCOMPARE(handles.size(), 3);
}

void FakeQueueTest::deliversStandardMessagesOneByOne()
{
    Bench bench({.name = u"events"_qs});
    bench.send({u"m1"_qs, u"m2"_qs, u"m3"_qs});
    QCOMPARE(bench.receive(1), QStringList{u"m1"_qs});
    QCOMPARE(bench.receive(10), QStringList({u"m2"_qs, u"m3"_qs}));
    QCOMPARE(bench.queue.messages(bench.now).constFirst().sequenceNumber, QString());
}

void FakeQueueTest::hashesAttributes_data()
{
    QTest::addColumn<FakeAttributes>("attributes");
    QTest::addColumn<QString>("md5");
    QTest::newRow("none") << FakeAttributes() << QString();
    QTest::newRow("a number") << FakeAttributes{{u"attr1"_qs, {u"Number"_qs, "99.12"}}}
                              << u"d302007e9aa062660afc85fd0a482472"_qs;
    QTest::newRow("a text") << FakeAttributes{{u"Foo"_qs, {u"String"_qs, "Bar"}}}
                            << u"ae7155c6026991b6d54b11589678bf9c"_qs;
    QTest::newRow("several") << FakeAttributes{{u"Hello"_qs, {u"String"_qs, "There"}},
                                               {u"General"_qs, {u"String"_qs, "Kenobi"}},
                                               {u"Help.Me"_qs, {u"String"_qs, "Me"}}}
                             << u"4c360f3fdafd970e05fae2f149d997f5"_qs;
}

void FakeQueueTest::hashesAttributes()
{
    QFETCH(const FakeAttributes, attributes);
    QTEST(md5OfAttributes(attributes), "md5");
}

void FakeQueueTest::hashesBodies()
{
    QCOMPARE(md5OfBody(u"foobar"_qs), u"3858f62230ac3c915f300c664312c63f"_qs);
}

void FakeQueueTest::identifiesContent_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("id");
    QTest::newRow("Test") << u"Test"_qs
                          << u"532eaabd9574880dbf76b9b8cc00832c20a6ec113d682299550d7a6e0f345e25"_qs;
    QTest::newRow("Test single") << u"Test single"_qs
                                 << u"2591186cff6c740cb9e0cfce1653a7e6998d57da12e1da13d85344b1c08be4cb"_qs;
    QTest::newRow("Test batched") << u"Test batched"_qs
                                  << u"32a45f72fe3d20fb5d4f1647421d1c5f9d20ef207c8ab713443cc9f9b76c468c"_qs;

    QFile file(QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray records = QJsonDocument::fromJson(file.readAll()).object().value(u"Records").toArray();
    QStringList ids{u"d4ee9fc72473867334a94072538142f63c039b9fb032f06efc56986a311761d4"_qs,
                    u"22ba4c0847ca0bec176f3dfcf04ff07e485ff761956eadcbd0257de722dd076f"_qs};
    for (const QJsonValue record : records) {
        const QByteArray body = record.toObject().value(u"body").toString().toUtf8();
        const QString message = QJsonDocument::fromJson(body).object().value(u"Message").toString();
        const QString id = message.contains(u"SHELFSEARCH") ? ids.at(0) : ids.at(1);
        QTest::addRow("a sample of %lld bytes", qlonglong(message.toUtf8().size())) << message << id;
    }
}

void FakeQueueTest::identifiesContent()
{
    QFETCH(const QString, body);
    QTEST(contentDeduplicationId(body), "id");
}

QTEST_GUILESS_MAIN(FakeQueueTest)
#include "fakequeuetest.moc"
