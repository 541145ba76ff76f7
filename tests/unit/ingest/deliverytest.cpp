// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/apply/printable.h>
#include <ingest/delivery/deliverycounts.h>
#include <ingest/delivery/groups.h>

#include <QTest>

using namespace ShelfHelp::Ingest;
using std::chrono::milliseconds;

/// What serving a queue needs and that needs no database.
class DeliveryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsRecords_data();
    void groupsRecords();
    void countsConserve();
    void classesDurations();
    void writesForPrometheus();
    void makesTextHarmless_data();
    void makesTextHarmless();
};

void DeliveryTest::groupsRecords_data()
{
    QTest::addColumn<QList<QPair<QString, QString>>>("records"); // group, queue
    QTest::addColumn<QList<int>>("numbers");

    using Records = QList<QPair<QString, QString>>;
    const QString fifo = u"arn:aws:sqs:eu-west-1:1:q.fifo"_qs;
    const QString standard = u"arn:aws:sqs:eu-west-1:1:q"_qs;
    QTest::newRow("nothing") << Records{} << QList<int>{};
    QTest::newRow("one group") << Records{{u"a"_qs, fifo}, {u"a"_qs, fifo}} << QList<int>{0, 0};
    QTest::newRow("two groups, mixed")
        << Records{{u"a"_qs, fifo}, {u"b"_qs, fifo}, {u"a"_qs, fifo}} << QList<int>{0, 1, 0};
    QTest::newRow("FIFO without groups") << Records{{{}, fifo}, {{}, fifo}} << QList<int>{0, 0};
    QTest::newRow("FIFO, some without")
        << Records{{u"a"_qs, fifo}, {{}, fifo}, {{}, fifo}} << QList<int>{0, 1, 1};
    QTest::newRow("standard queue") << Records{{{}, standard}, {{}, standard}} << QList<int>{0, 1};
    QTest::newRow("standard queue with a group")
        << Records{{u"a"_qs, standard}, {u"a"_qs, standard}} << QList<int>{0, 0};
    QTest::newRow("no queue") << Records{{{}, {}}, {{}, {}}} << QList<int>{0, 0};
}

void DeliveryTest::groupsRecords()
{
    using Records = QList<QPair<QString, QString>>;
    QFETCH(const Records, records);
    QFETCH(const QList<int>, numbers);
    std::vector<DecodedRecord> decoded;
    for (const auto &[group, arn] : records) {
        DecodedRecord record;
        record.delivery.messageGroup = group.toStdString();
        record.delivery.queueArn = arn.toStdString();
        decoded.push_back(std::move(record));
    }
    QList<int> found;
    for (const std::size_t number : groupNumbers(decoded)) {
        found.append(int(number));
    }
    QCOMPARE(found, numbers);
}

void DeliveryTest::countsConserve()
{
    DeliveryCounts counts;
    for (const RecordFate::Kind kind :
         {RecordFate::Kind::Stored, RecordFate::Kind::Stored, RecordFate::Kind::Duplicate,
          RecordFate::Kind::Rejected, RecordFate::Kind::Failed}) {
        counts.count({.kind = kind});
    }
    QCOMPARE(counts.received, 5);
    QCOMPARE(counts.stored, 2);
    QCOMPARE(counts.duplicate, 1);
    QCOMPARE(counts.rejected, 1);
    QCOMPARE(counts.failed, 1);
}

void DeliveryTest::classesDurations()
{
    DeliveryCounts counts;
    counts.countBatch(milliseconds(1)); // the bound belongs to the class
    counts.countBatch(milliseconds(2));
    counts.countBatch(milliseconds(60'000));
    QCOMPARE(counts.durations.front(), 1);
    QCOMPARE(counts.durations[1], 1);
    QCOMPARE(counts.durations.back(), 1);
    QCOMPARE(counts.durationSum, 60.003);
}

void DeliveryTest::writesForPrometheus()
{
    DeliveryCounts counts;
    counts.count({.kind = RecordFate::Kind::Stored});
    counts.countBatch(milliseconds(2));
    counts.countBatch(milliseconds(60'000));
    counts.lagSeconds = 1.5;
    counts.isDatabaseUp = true;
    const QByteArray text = prometheusText(counts);
    for (const char *line :
         {"# TYPE shelfhelp_notifications_received_total counter", "shelfhelp_notifications_received_total 1",
          "shelfhelp_notifications_stored_total 1", "shelfhelp_notifications_duplicate_total 0",
          "shelfhelp_notifications_rejected_total 0", "shelfhelp_notifications_failed_total 0",
          "shelfhelp_notification_lag_seconds 1.5", "# TYPE shelfhelp_batch_duration_seconds histogram",
          "shelfhelp_batch_duration_seconds_bucket{le=\"0.001\"} 0",
          "shelfhelp_batch_duration_seconds_bucket{le=\"0.0025\"} 1",
          "shelfhelp_batch_duration_seconds_bucket{le=\"10\"} 1",
          "shelfhelp_batch_duration_seconds_bucket{le=\"+Inf\"} 2",
          "shelfhelp_batch_duration_seconds_sum 60.002", "shelfhelp_batch_duration_seconds_count 2",
          "shelfhelp_database_up 1"}) {
        QVERIFY2(text.split('\n').contains(line), line);
    }
    QVERIFY(text.endsWith('\n'));
}

void DeliveryTest::makesTextHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << u"Café 𝔘 日本"_qs << u"Café 𝔘 日本"_qs;
    QTest::newRow("line ends") << u"a\r\nERROR: b"_qs << u"a��ERROR: b"_qs;
    QTest::newRow("colours") << u"\u001b[31mred"_qs << u"�[31mred"_qs;
    QTest::newRow("right to left") << u"a\u202eb"_qs << u"a�b"_qs;
    QTest::newRow("line separator") << u"a\u2028b"_qs << u"a�b"_qs;
}

void DeliveryTest::makesTextHarmless()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(printable(text), shown);
}

QTEST_GUILESS_MAIN(DeliveryTest)

#include "deliverytest.moc"
