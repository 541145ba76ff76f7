// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/simulate/simulator.h>

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;

namespace {

struct Notification
{
    QByteArray line;
    QJsonObject envelope;
    QJsonObject message;
    qint64 start = 0; ///< microseconds
    qint64 end = 0;

    [[nodiscard]] bool isSearch() const { return message.value(u"msg_type").toString() == u"SHELFSEARCH"; }

    [[nodiscard]] QString url() const { return message.value(u"shelf_url").toString(); }

    [[nodiscard]] QString outcomeText() const { return message.value(u"availability_message").toString(); }

    [[nodiscard]] QString messageId() const { return envelope.value(u"MessageId").toString(); }
};

QList<QByteArray> simulate(const SimulationOptions &options)
{
    QList<QByteArray> lines;
    Simulator simulator(options);
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines.append(*line);
    }
    return lines;
}

qint64 microseconds(const QJsonValue &naiveTime)
{
    const QString text = naiveTime.toString();
    const QDateTime seconds = QDateTime::fromString(text.left(19) + u'Z', Qt::ISODate);
    return seconds.toMSecsSinceEpoch() * 1000 + text.mid(20).toLongLong();
}

Notification parse(const QByteArray &line)
{
    Notification result{.line = line, .envelope = QJsonDocument::fromJson(line).object(), .message = {}};
    const QString text = result.envelope.value(u"Message").toString();
    result.message = QJsonDocument::fromJson(text.toUtf8()).object();
    result.start = microseconds(result.message.value(u"time_start"));
    result.end = microseconds(result.message.value(u"time_end"));
    return result;
}

/// The first delivery of each, in the order of publishing.
QList<Notification> originals(const QList<QByteArray> &lines)
{
    QSet<QByteArray> seen;
    QList<Notification> result;
    for (const QByteArray &line : lines) {
        if (!seen.contains(line)) {
            seen.insert(line);
            result.append(parse(line));
        }
    }
    return result;
}

QList<Notification> searchesByStart(const QList<Notification> &all)
{
    QList<Notification> result;
    std::ranges::copy_if(all, std::back_inserter(result), &Notification::isSearch);
    std::ranges::sort(result, {}, &Notification::start);
    return result;
}

/// The share of the notifications that a question answers with yes.
template <typename Question>
double share(const QList<Notification> &of, Question question)
{
    return double(std::ranges::count_if(of, question)) / double(of.size());
}

} // namespace

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
    void publishingIsChronological();
    void redeliveriesRepeatAnEarlierLine();
    void searchesLieWithinTheDays();

    void oneThirdSearches();
    void searchIsWarmExactlyWithin1800Seconds();
    void cappedShelvesAreRecordedAs600();
    void shownBooksAreDifferentAndCounted();
    void readersHaveSeveralUrls();

    void checksFollowASearchThatShowedTheBook();
    void printedBooksOnlyWhereACatalogueIsSupported();
    void libbyShareIsSeventyPercent();
    void wordingOccurs_data();
    void wordingOccurs();
    void oneScraperBreaksForWeeks();
    void someFlagsContradictTheirText();

private:
    QList<QByteArray> m_lines;
    QList<Notification> m_originals;
    QList<Notification> m_searches;
    QList<Notification> m_checks;
};

void SimulatorTest::initTestCase()
{
    m_lines = simulate({.events = 20'000});
    m_originals = originals(m_lines);
    m_searches = searchesByStart(m_originals);
    std::ranges::copy_if(m_originals, std::back_inserter(m_checks),
                         [](const Notification &one) { return !one.isSearch(); });
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
    for (const Notification &one : std::as_const(m_originals)) {
        QVERIFY(!one.line.contains('\n'));
        QCOMPARE(one.envelope.value(u"Type").toString(), u"Notification"_qs);
        QVERIFY(uuid.match(one.messageId()).hasMatch());
        QVERIFY(!one.message.isEmpty());
        ids.insert(one.messageId());
    }
    QCOMPARE(ids.size(), m_originals.size());
}

void SimulatorTest::publishingIsChronological()
{
    QString lastTimestamp;
    QString lastSequenceNumber = u"10000000000000000000"_qs;
    for (const Notification &one : std::as_const(m_originals)) {
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

void SimulatorTest::searchesLieWithinTheDays()
{
    const auto dayOf = [](const Notification &one) {
        return QDateTime::fromMSecsSinceEpoch(one.start / 1000, Qt::UTC).date();
    };
    QVERIFY(dayOf(m_searches.first()) >= QDate(2024, 11, 1));
    QVERIFY(dayOf(m_searches.last()) <= QDate(2026, 11, 1)); // a session may run past midnight
    const double secondYear =
        share(m_searches, [&](const Notification &one) { return dayOf(one) > QDate(2025, 10, 31); });
    const double weekend =
        share(m_searches, [&](const Notification &one) { return dayOf(one).dayOfWeek() > 5; });
    QVERIFY2(secondYear > 0.57 && secondYear < 0.67, qPrintable(QString::number(secondYear)));
    QVERIFY2(weekend > 0.17 && weekend < 0.24, qPrintable(QString::number(weekend)));
}

void SimulatorTest::oneThirdSearches()
{
    QCOMPARE(m_searches.size(), 6647);
    QCOMPARE(m_checks.size(), 13293);
}

void SimulatorTest::searchIsWarmExactlyWithin1800Seconds()
{
    constexpr qint64 lifetime = 1'800'000'000;
    constexpr qint64 clockLimit = 50'000;
    QHash<QString, QList<qint64>> fetches; // ends of cold searches
    qint64 warmCount = 0;
    for (const Notification &search : std::as_const(m_searches)) {
        QList<qint64> &ends = fetches[search.url()];
        const bool isWarm = std::ranges::any_of(
            ends, [&](qint64 end) { return end <= search.start && search.start - end <= lifetime; });
        QCOMPARE(search.end - search.start < clockLimit, isWarm);
        warmCount += isWarm ? 1 : 0;
        if (!isWarm) {
            ends.append(search.end);
        }
    }
    const double warmShare = double(warmCount) / double(m_searches.size());
    QVERIFY2(warmShare > 0.3 && warmShare < 0.55, qPrintable(QString::number(warmShare)));
}

void SimulatorTest::cappedShelvesAreRecordedAs600()
{
    const auto sizeOf = [](const Notification &one) { return one.message.value(u"total_books").toInt(); };
    QHash<int, int> counts;
    for (const Notification &search : std::as_const(m_searches)) {
        ++counts[sizeOf(search)];
        QVERIFY(sizeOf(search) >= search.message.value(u"num_books").toInt());
        QVERIFY(sizeOf(search) < 800);
    }
    QVERIFY(share(m_searches, [&](const Notification &one) { return sizeOf(one) > 600; }) > 0);
    QVERIFY2(counts.value(600) > 3 * counts.value(590), "no spike at the cap");
}

void SimulatorTest::shownBooksAreDifferentAndCounted()
{
    bool hasQuote = false;
    bool hasForeignLetter = false;
    bool hasLongTitle = false;
    for (const Notification &search : std::as_const(m_searches)) {
        const QJsonArray books = search.message.value(u"books").toArray();
        QSet<QString> ids;
        for (const QJsonValue &book : books) {
            const QString title = book[u"title"].toString();
            ids.insert(book[u"goodreads_id"].toString());
            hasQuote = hasQuote || title.contains(u'"');
            hasForeignLetter = hasForeignLetter || title.contains(u"灯台の影");
            hasLongTitle = hasLongTitle || title.size() > 150;
        }
        QCOMPARE(search.message.value(u"num_books").toInt(), books.size());
        QVERIFY(!books.isEmpty());
        QCOMPARE(ids.size(), books.size());
    }
    QVERIFY(hasQuote && hasForeignLetter && hasLongTitle);
}

void SimulatorTest::readersHaveSeveralUrls()
{
    static const QRegularExpression readerId(u"/list/(\\d+)"_qs);
    QHash<QString, QSet<QString>> urlsByReader;
    for (const Notification &search : std::as_const(m_searches)) {
        urlsByReader[readerId.match(search.url()).captured(1)].insert(search.url());
    }
    const auto several =
        std::ranges::count_if(urlsByReader, [](const auto &urls) { return urls.size() > 1; });
    QVERIFY2(several > urlsByReader.size() / 4, qPrintable(QString::number(several)));
    QVERIFY2(urlsByReader.contains(QString()), "no URL without a reader's number");
}

void SimulatorTest::checksFollowASearchThatShowedTheBook()
{
    QHash<QString, QList<qint64>> shownAt; // ends of the searches that showed a book
    for (const Notification &search : std::as_const(m_searches)) {
        const QJsonArray books = search.message.value(u"books").toArray();
        for (const QJsonValue &book : books) {
            shownAt[book[u"goodreads_id"].toString()].append(search.end);
        }
    }
    for (const Notification &check : std::as_const(m_checks)) {
        const QList<qint64> ends = shownAt.value(check.message.value(u"book")[u"goodreads_id"].toString());
        QVERIFY(std::ranges::any_of(ends, [&](qint64 end) {
            return check.start - end >= 5'000'000 && check.start - end <= 65'000'000;
        }));
    }
}

void SimulatorTest::printedBooksOnlyWhereACatalogueIsSupported()
{
    const QSet<QString> supported{
        u"nashville"_qs, u"mdpls"_qs,   u"onlib"_qs, u"clc"_qs,    u"cincinnatilibrary"_qs,
        u"sfpl"_qs,      u"phoenix"_qs, u"wplc"_qs,  u"toledo"_qs, u"newrichmondwisc"_qs};
    QSet<QString> libraries;
    for (const Notification &check : std::as_const(m_checks)) {
        const QString library = check.message.value(u"library_id").toString();
        libraries.insert(library);
        QVERIFY(check.message.value(u"is_libby").toBool() || supported.contains(library));
    }
    QVERIFY(libraries.size() > 50);
    QVERIFY(libraries.contains(supported));
}

void SimulatorTest::libbyShareIsSeventyPercent()
{
    const double libby =
        share(m_checks, [](const Notification &one) { return one.message.value(u"is_libby").toBool(); });
    QVERIFY2(libby > 0.66 && libby < 0.74, qPrintable(QString::number(libby)));
}

void SimulatorTest::wordingOccurs_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char *const pattern : {
             "^Item Not Found$",
             "^Book Not Found$",
             "^UNAVAILABLE$",
             "^UNAVAILABLE: In transit$",
             "^CHECKED OUT$",
             "^UNKNOWN STATUS: ",
             "^AVAILABLE: Check link for more$",
             "^AVAILABLE: \\['",
             "^AVAILABLE: [1-9]\\d* copies are local out of ",
             "^AVAILABLE - Locally: [1-9]",
             "^AVAILABLE - Locally: 0 out of ",
             "^AVAILABLE - Other Libraries: ",
             "^AVAILABLE - Click",
             "^AVAILABLE BUT NOT HOLDABLE - ",
             "^IN USE - Click button to see where$",
             "^ON ORDER - Click button to see where$",
             "^LIBRARY USE ONLY - Open search to see where$",
             "^$",
             "^Please try again later$",
         }) {
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
    }
}

void SimulatorTest::wordingOccurs()
{
    QFETCH(const QString, pattern);
    const QRegularExpression expression(pattern);
    QVERIFY(share(m_checks, [&](const Notification &one) {
                return expression.match(one.outcomeText()).hasMatch();
            }) > 0);
}

void SimulatorTest::oneScraperBreaksForWeeks()
{
    const auto isBroken = [](const Notification &one) { return one.outcomeText().contains(u"NoneType"); };
    QList<Notification> broken;
    std::ranges::copy_if(m_checks, std::back_inserter(broken), isBroken);
    QVERIFY(broken.size() >= 5);
    for (const Notification &check : std::as_const(broken)) {
        QCOMPARE(check.message.value(u"library_id").toString(), u"nashville"_qs);
    }
    const qint64 days = (broken.last().start - broken.first().start) / 86'400'000'000;
    QVERIFY2(days >= 7 && days <= 22, qPrintable(QString::number(days)));
}

void SimulatorTest::someFlagsContradictTheirText()
{
    const double contradicting = share(m_checks, [](const Notification &one) {
        return one.message.value(u"available").toBool() && one.outcomeText().startsWith(u"UNAVAILABLE");
    });
    QVERIFY2(contradicting > 0 && contradicting < 0.01, qPrintable(QString::number(contradicting)));
}

QTEST_GUILESS_MAIN(SimulatorTest)

#include "simulatortest.moc"
