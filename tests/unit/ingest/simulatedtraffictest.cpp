// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatedlines.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Ingest::Testing;

namespace {

QList<Line> searchesByStart(const QList<Line> &all)
{
    QList<Line> result;
    std::ranges::copy_if(all, std::back_inserter(result), &Line::isSearch);
    std::ranges::sort(result, {}, &Line::start);
    return result;
}

/// The share of the notifications that a question answers with yes.
template <typename Question>
double share(const QList<Line> &of, Question question)
{
    return double(std::ranges::count_if(of, question)) / double(of.size());
}

} // namespace

/// What the simulated readers, shelves and libraries do.
class SimulatedTrafficTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
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
    QList<Line> m_searches;
    QList<Line> m_checks;
};

void SimulatedTrafficTest::initTestCase()
{
    const QList<Line> all = originals(simulate({.events = 20'000}));
    m_searches = searchesByStart(all);
    std::ranges::copy_if(all, std::back_inserter(m_checks), [](const Line &one) { return !one.isSearch(); });
}

void SimulatedTrafficTest::searchesLieWithinTheDays()
{
    const auto dayOf = [](const Line &one) {
        return QDateTime::fromMSecsSinceEpoch(one.start / 1000, Qt::UTC).date();
    };
    QVERIFY(dayOf(m_searches.first()) >= QDate(2024, 11, 1));
    QVERIFY(dayOf(m_searches.last()) <= QDate(2026, 11, 1)); // a session may run past midnight
    const double secondYear =
        share(m_searches, [&](const Line &one) { return dayOf(one) > QDate(2025, 10, 31); });
    const double weekend = share(m_searches, [&](const Line &one) { return dayOf(one).dayOfWeek() > 5; });
    QVERIFY2(secondYear > 0.57 && secondYear < 0.67, qPrintable(QString::number(secondYear)));
    QVERIFY2(weekend > 0.17 && weekend < 0.24, qPrintable(QString::number(weekend)));
}

void SimulatedTrafficTest::oneThirdSearches()
{
    QCOMPARE(m_searches.size(), 6647);
    QCOMPARE(m_checks.size(), 13293);
}

void SimulatedTrafficTest::searchIsWarmExactlyWithin1800Seconds()
{
    constexpr qint64 lifetime = 1'800'000'000;
    constexpr qint64 clockLimit = 50'000;
    QHash<QString, QList<qint64>> fetches; // ends of cold searches
    qint64 warmCount = 0;
    for (const Line &search : std::as_const(m_searches)) {
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

void SimulatedTrafficTest::cappedShelvesAreRecordedAs600()
{
    const auto sizeOf = [](const Line &one) { return one.message.value(u"total_books").toInt(); };
    QHash<int, int> counts;
    for (const Line &search : std::as_const(m_searches)) {
        ++counts[sizeOf(search)];
        QVERIFY(sizeOf(search) >= search.message.value(u"num_books").toInt());
        QVERIFY(sizeOf(search) < 800);
    }
    QVERIFY(share(m_searches, [&](const Line &one) { return sizeOf(one) > 600; }) > 0);
    QVERIFY2(counts.value(600) > 3 * counts.value(590), "no spike at the cap");
}

void SimulatedTrafficTest::shownBooksAreDifferentAndCounted()
{
    bool hasQuote = false;
    bool hasForeignLetter = false;
    bool hasLongTitle = false;
    for (const Line &search : std::as_const(m_searches)) {
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

void SimulatedTrafficTest::readersHaveSeveralUrls()
{
    static const QRegularExpression readerId(u"/list/(\\d+)"_qs);
    QHash<QString, QSet<QString>> urlsByReader;
    for (const Line &search : std::as_const(m_searches)) {
        urlsByReader[readerId.match(search.url()).captured(1)].insert(search.url());
    }
    const auto several =
        std::ranges::count_if(urlsByReader, [](const auto &urls) { return urls.size() > 1; });
    QVERIFY2(several > urlsByReader.size() / 4, qPrintable(QString::number(several)));
    QVERIFY2(urlsByReader.contains(QString()), "no URL without a reader's number");
}

void SimulatedTrafficTest::checksFollowASearchThatShowedTheBook()
{
    QHash<QString, QList<qint64>> shownAt; // ends of the searches that showed a book
    for (const Line &search : std::as_const(m_searches)) {
        const QJsonArray books = search.message.value(u"books").toArray();
        for (const QJsonValue &book : books) {
            shownAt[book[u"goodreads_id"].toString()].append(search.end);
        }
    }
    for (const Line &check : std::as_const(m_checks)) {
        const QList<qint64> ends = shownAt.value(check.message.value(u"book")[u"goodreads_id"].toString());
        QVERIFY(std::ranges::any_of(ends, [&](qint64 end) {
            return check.start - end >= 5'000'000 && check.start - end <= 65'000'000;
        }));
    }
}

void SimulatedTrafficTest::printedBooksOnlyWhereACatalogueIsSupported()
{
    const QSet<QString> supported{
        u"nashville"_qs, u"mdpls"_qs,   u"onlib"_qs, u"clc"_qs,    u"cincinnatilibrary"_qs,
        u"sfpl"_qs,      u"phoenix"_qs, u"wplc"_qs,  u"toledo"_qs, u"newrichmondwisc"_qs};
    QSet<QString> libraries;
    for (const Line &check : std::as_const(m_checks)) {
        const QString library = check.message.value(u"library_id").toString();
        libraries.insert(library);
        QVERIFY(check.message.value(u"is_libby").toBool() || supported.contains(library));
    }
    QVERIFY(libraries.size() > 50);
    QVERIFY(libraries.contains(supported));
}

void SimulatedTrafficTest::libbyShareIsSeventyPercent()
{
    const double libby =
        share(m_checks, [](const Line &one) { return one.message.value(u"is_libby").toBool(); });
    QVERIFY2(libby > 0.66 && libby < 0.74, qPrintable(QString::number(libby)));
}

void SimulatedTrafficTest::wordingOccurs_data()
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

void SimulatedTrafficTest::wordingOccurs()
{
    QFETCH(const QString, pattern);
    const QRegularExpression expression(pattern);
    QVERIFY(share(m_checks, [&](const Line &one) { return expression.match(one.outcomeText()).hasMatch(); }) >
            0);
}

void SimulatedTrafficTest::oneScraperBreaksForWeeks()
{
    const auto isBroken = [](const Line &one) { return one.outcomeText().contains(u"NoneType"); };
    QList<Line> broken;
    std::ranges::copy_if(m_checks, std::back_inserter(broken), isBroken);
    QVERIFY(broken.size() >= 5);
    for (const Line &check : std::as_const(broken)) {
        QCOMPARE(check.message.value(u"library_id").toString(), u"nashville"_qs);
    }
    const qint64 days = (broken.last().start - broken.first().start) / 86'400'000'000;
    QVERIFY2(days >= 7 && days <= 22, qPrintable(QString::number(days)));
}

void SimulatedTrafficTest::someFlagsContradictTheirText()
{
    const double contradicting = share(m_checks, [](const Line &one) {
        return one.message.value(u"available").toBool() && one.outcomeText().startsWith(u"UNAVAILABLE");
    });
    QVERIFY2(contradicting > 0 && contradicting < 0.01, qPrintable(QString::number(contradicting)));
}

QTEST_GUILESS_MAIN(SimulatedTrafficTest)

#include "simulatedtraffictest.moc"
