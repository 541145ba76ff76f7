// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/deadlettercauses.h>
#include <ui/charts/eventcountchart.h>
#include <ui/charts/lagchart.h>
#include <ui/charts/theme.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

constexpr int dayCount = 10;
constexpr int skewedDay = 4;
constexpr int emptyDay = 6;

Question tenDays()
{
    Question question;
    question.time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    question.time.range.to = question.time.range.from.addDays(dayCount);
    question.time.now = question.time.range.to.addDays(1);
    return question;
}

QDateTime day(int index)
{
    return tenDays().time.range.from.addDays(index);
}

QList<Sql::LagBucket> lags()
{
    QList<Sql::LagBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        Sql::LagBucket bucket{.start = day(i)};
        if (i != emptyDay) {
            bucket.publish = {.n = 40, .p50Ms = 90, .p95Ms = 210};
            bucket.queue = {.n = 38, .p50Ms = 1200, .p95Ms = 2500.0 * (i + 1)};
            bucket.notifications = 40;
        }
        if (i == skewedDay) {
            bucket.publish = {.n = 3, .p50Ms = -5000, .p95Ms = -1500, .skewed = 3};
        }
        buckets.append(bucket);
    }
    return buckets;
}

QList<Sql::EventBucket> counts(qint64 adopted = 0)
{
    QList<Sql::EventBucket> buckets;
    for (int i = 0; i < dayCount; ++i) {
        buckets.append(
            {.start = day(i), .stored = 100 + i, .adopted = adopted, .duplicates = 5, .rejected = i % 3});
    }
    return buckets;
}

QList<Sql::RejectionReason> reasons()
{
    return {{.reason = u"field.missing"_qs,
             .open = 12,
             .retried = 3,
             .discarded = 1,
             .firstSeen = day(0),
             .lastSeen = day(5),
             .exampleId = 17,
             .exampleDetail = u"<img src=x> is \u202Emissing\n%1"_qs},
            {.reason = u"of.tomorrow"_qs, .open = 0, .retried = 2, .firstSeen = day(1), .lastSeen = day(2)}};
}

template <typename Body>
std::unique_ptr<Body> filled(const typename Body::Data &figures)
{
    auto body = std::make_unique<Body>();
    body->setQuestion(tenDays());
    body->setData(figures);
    body->resize(520, 260);
    return body;
}

QString plainTooltip(Chart &chart, int mark)
{
    chart.showMark(mark);
    return chart.tooltipPlainText().replace(QChar::Nbsp, u' ');
}

} // namespace

/// The cards of the Events page.
class EventChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void tellsAbsenceFromEmptiness_data();
    void tellsAbsenceFromEmptiness();
    void lagsHaveTheirNumbers();
    void lagsWarnOfClocks();
    void aLagOfADayWithoutAnyIsAGap();
    void lagsCanBeTakenAway();
    void countsLeadToTheirStates();
    void deliveredAgainLeadsNowhere();
    void knownBeforeIsThereOnlyWhenItIs();
    void causesAreInWords();
    void causesLeadToTheirStates_data();
    void causesLeadToTheirStates();
    void paintsInEveryTheme_data();
    void paintsInEveryTheme();
};

void EventChartsTest::tellsAbsenceFromEmptiness_data()
{
    QTest::addColumn<bool>("isRecorded");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no ledger") << false << u"Not recorded"_qs;
    QTest::newRow("nothing arrived") << true << u"No notifications"_qs;
}

void EventChartsTest::tellsAbsenceFromEmptiness()
{
    QFETCH(const bool, isRecorded);
    QFETCH(const QString, sentence);
    const auto lag = filled<LagChart>(isRecorded ? LagChart::Data(QList<Sql::LagBucket>()) : std::nullopt);
    const auto count =
        filled<EventCountChart>(isRecorded ? EventCountChart::Data(QList<Sql::EventBucket>()) : std::nullopt);
    for (const CardBody *body :
         {static_cast<const CardBody *>(lag.get()), static_cast<const CardBody *>(count.get())}) {
        QVERIFY(!body->hasData());
        QVERIFY2(body->emptyText().startsWith(sentence), qPrintable(body->emptyText()));
    }
}

void EventChartsTest::lagsHaveTheirNumbers()
{
    const auto chart = filled<LagChart>(lags());
    const QString text = plainTooltip(*chart, 1);
    for (const QString &part : {u"210 ms"_qs, u"90 ms"_qs, u"5.00 s"_qs, u"1.20 s"_qs, u"38"_qs}) {
        QVERIFY2(text.contains(part), qPrintable(text));
    }
    QCOMPARE(chart->table().rows.size(), dayCount);
    QCOMPARE(chart->table().rows[1][5].raw.toDouble(), 5000.0);
    QCOMPARE(chart->rowsBehind(1).first().n, qint64(40)); // those without a lag belong to the bucket as well
}

void EventChartsTest::lagsWarnOfClocks()
{
    const auto chart = filled<LagChart>(lags());
    QVERIFY(chart->subtitle().contains(u"clocks disagree"));
    const QString text = plainTooltip(*chart, skewedDay);
    QVERIFY2(text.contains(u"Clocks disagree: 3 lags negative beyond a second"), qPrintable(text));
    QVERIFY2(text.contains(u"−1.50 s"), qPrintable(text));
    QList<Sql::LagBucket> agreeing = lags();
    agreeing[skewedDay].publish.skewed = 0;
    chart->setData(agreeing);
    QVERIFY(!chart->subtitle().contains(u"clocks"));
}

void EventChartsTest::aLagOfADayWithoutAnyIsAGap()
{
    const auto chart = filled<LagChart>(lags());
    QVERIFY(chart->rowsBehind(emptyDay).isEmpty());
    QVERIFY(plainTooltip(*chart, emptyDay).contains(u"–")); // not 0
    QVERIFY(!chart->table().rows[emptyDay][5].raw.isValid() || chart->table().rows[emptyDay][5].raw.isNull());
}

void EventChartsTest::lagsCanBeTakenAway()
{
    const auto chart = filled<LagChart>(lags());
    const QImage both = chart->grab().toImage();
    chart->setShown(u"queue"_qs, false);
    QVERIFY(chart->legend()[1].isOff);
    QVERIFY(chart->grab().toImage() != both);
    chart->setShown(u"queue"_qs, true);
    QCOMPARE(chart->grab().toImage(), both);
}

void EventChartsTest::countsLeadToTheirStates()
{
    const auto chart = filled<EventCountChart>(counts());
    const QList<RowsBehind> rows = chart->rowsBehind(2);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].journal.states, QList{Sql::EventState::Stored});
    QCOMPARE(rows[0].n, qint64(102));
    QCOMPARE(rows[1].journal.states, Sql::rejectedStates());
    QCOMPARE(rows[1].n, qint64(2));
    QCOMPARE(rows[1].pieces.pieces.first().range, (Sql::TimeRange{day(2), day(3)}));
    QCOMPARE(chart->rowsBehind(3).size(), 1); // nothing was rejected that day
}

void EventChartsTest::deliveredAgainLeadsNowhere()
{
    const auto chart = filled<EventCountChart>(counts());
    const QList<LegendEntry> legend = chart->legend();
    QCOMPARE(legend.size(), 3);
    QVERIFY(legend[0].rows && legend[1].rows);
    QCOMPARE(legend[1].rows->journal.states, Sql::rejectedStates());
    QVERIFY(!legend[2].rows); // nothing records which they were
    QVERIFY(plainTooltip(*chart, 2).contains(u"changed nothing"));
    const QSignalSpy opened(chart.get(), &CardBody::rowsRequested);
    chart->show();
    // The top of the bar is theirs, its foot is what was stored.
    chart->showMark(2);
    QTest::mouseDClick(chart.get(), Qt::LeftButton, {}, {chart->width() * 3 / 10, chart->height() - 60});
    QCOMPARE(opened.size(), 1);
}

void EventChartsTest::knownBeforeIsThereOnlyWhenItIs()
{
    QCOMPARE(filled<EventCountChart>(counts())->legend().size(), 3);
    const auto adopted = filled<EventCountChart>(counts(7));
    QCOMPARE(adopted->legend().size(), 4);
    QCOMPARE(adopted->rowsBehind(0)[1].journal.states, QList{Sql::EventState::Adopted});
}

void EventChartsTest::causesAreInWords()
{
    const auto causes = filled<DeadLetterCauses>(reasons());
    const QAbstractItemModelTester tester(causes->view()->model());
    const QAbstractItemModel &model = *causes->view()->model();
    QCOMPARE(model.index(0, CausesModel::Cause).data().toString(), u"missing key"_qs);
    QCOMPARE(model.index(1, CausesModel::Cause).data().toString(), u"of.tomorrow"_qs); // unknown words stay
    QCOMPARE(causes->table().rows[0][0].raw.toString(), u"field.missing"_qs);
    causes->showTooltip(model.index(0, CausesModel::Open));
    QVERIFY(!causes->tooltipPlainText().contains(QChar(0x202E)));
    QVERIFY(causes->tooltipPlainText().contains(u"<img src=x>"));
    QVERIFY(filled<DeadLetterCauses>(QList<Sql::RejectionReason>())->emptyText().startsWith(u"Good news"));
}

void EventChartsTest::causesLeadToTheirStates_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<std::optional<Sql::RejectionState>>("state");
    QTest::addColumn<qint64>("n");
    using State = std::optional<Sql::RejectionState>;
    QTest::newRow("cause") << int(CausesModel::Cause) << State() << qint64(16);
    QTest::newRow("open") << int(CausesModel::Open) << State(Sql::RejectionState::Open) << qint64(12);
    QTest::newRow("replayed") << int(CausesModel::Replayed) << State(Sql::RejectionState::Retried)
                              << qint64(3);
    QTest::newRow("discarded") << int(CausesModel::Discarded) << State(Sql::RejectionState::Discarded)
                               << qint64(1);
}

void EventChartsTest::causesLeadToTheirStates()
{
    QFETCH(const int, column);
    QFETCH(const std::optional<Sql::RejectionState>, state);
    QFETCH(const qint64, n);
    const auto causes = filled<DeadLetterCauses>(reasons());
    const QList<RowsBehind> rows = causes->rowsBehind(causes->view()->model()->index(0, column));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().kind, RowKind::DeadLetters);
    QCOMPARE(rows.first().rejections, (Sql::RejectionFilter{.state = state, .reason = u"field.missing"_qs}));
    QCOMPARE(rows.first().n, n);
    // None of the second is open.
    QVERIFY(causes->rowsBehind(causes->view()->model()->index(1, CausesModel::Open)).isEmpty());
}

void EventChartsTest::paintsInEveryTheme_data()
{
    QTest::addColumn<ColorScheme>("scheme");
    QTest::newRow("light") << ColorScheme::Light;
    QTest::newRow("dark") << ColorScheme::Dark;
    QTest::newRow("high contrast") << ColorScheme::HighContrast;
}

void EventChartsTest::paintsInEveryTheme()
{
    QFETCH(const ColorScheme, scheme);
    const auto lag = filled<LagChart>(lags());
    const auto count = filled<EventCountChart>(counts(3));
    for (QWidget *body : {static_cast<QWidget *>(lag.get()), static_cast<QWidget *>(count.get())}) {
        body->setPalette(applicationPalette(scheme, QPalette()));
        for (const QSize &size : {QSize(520, 260), QSize(180, 90), QSize(1, 1)}) {
            body->resize(size);
            const QImage image = body->grab().toImage();
            QVERIFY(!image.isNull());
            if (size.width() > 500) {
                QSet<QRgb> colours;
                for (int x = 0; x < image.width(); x += 2) {
                    for (int y = 0; y < image.height(); y += 2) {
                        colours.insert(image.pixel(x, y));
                    }
                }
                QVERIFY(colours.size() > 5);
            }
        }
    }
}

QTEST_MAIN(EventChartsTest)
#include "eventchartstest.moc"
