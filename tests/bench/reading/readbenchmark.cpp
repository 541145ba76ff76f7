// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "duckdb.h"
#include "existingviews.h"
#include "history.h"
#include "markcosts.h"
#include "ourfigures.h"
#include "plainsql.h"
#include "readreport.h"
#include "upkeep.h"

#include <tests/bench/benchmarks.h>
#include <tests/bench/failure.h>
#include <tests/bench/report.h>
#include <tests/bench/rounds.h>

#include <QStorageInfo>

#include <algorithm>
#include <memory>
#include <vector>

namespace ShelfHelp::Bench {

namespace {

constexpr double patience = 60;         ///< seconds for the rounds of one reader, range and size
constexpr int wholeHistory = 730;       ///< days
constexpr qint64 mostForRows = 200'000; ///< events up to which ours is asked for everything from the rows

/// A history with all who read it, ours first.
struct Site
{
    Site(const Server &server, qint64 events, quint64 seed)
        : database(server)
        , history(loadHistory(database.settings(), events, seed))
        , upkeep(database.settings(), history)
    {
    }

    Database database;
    History history;
    Upkeep upkeep;
    std::vector<std::unique_ptr<Reader>> readers;
};

/// All sizes side by side, so that growth is not the machine's mood.
class ReadBenchmark final
{
public:
    explicit ReadBenchmark(const Setting &setting)
        : m_setting(setting)
    {
    }

    [[nodiscard]] QString run();

private:
    void prepare(qint64 events);
    void measure(const ReadRange &range);
    void compareAnswers(const Site &site, const ReadRange &range);
    void measureRandomRanges(const QList<ReadRange> &ranges);
    void measureDistinctShelves(const QList<ReadRange> &ranges);
    [[nodiscard]] double refresh(Reader &reader, const ReadRange &range, qint64 events);
    [[nodiscard]] QString dataTable() const;
    [[nodiscard]] QString upkeepTables() const;

    const Setting &m_setting;
    const bool m_hasDuckDb = DuckDb::isInstalled();
    std::vector<std::unique_ptr<Site>> m_sites;
    QList<Measured> m_measured;
    CardTimes m_cards;
    QString m_distinctTimes;
};

void requireSpace(const Server &server, const QList<qint64> &sizes)
{
    constexpr qint64 bytesPerSearch = 600; // rows, indexes, the log of writing, and the copies of the others
    qint64 searches = 0;
    for (const qint64 size : sizes) {
        searches += size;
    }
    const qint64 needed = searches * bytesPerSearch;
    const QString data = Postgres(server.maintenance()).value(u"SHOW data_directory"_qs);
    const qint64 available = QStorageInfo(data).bytesAvailable();
    if (available < needed) {
        throw Failure{
            u"%1 MB are free for the histories in %2, and they need about %3 MB: choose smaller --sizes"_qs
                .arg(QString::number(available / 1'000'000), data, QString::number(needed / 1'000'000))};
    }
}

void ReadBenchmark::prepare(qint64 events)
{
    say(u"Loading a history of %1 notifications"_qs.arg(events));
    auto site = std::make_unique<Site>(m_setting.server, events, m_setting.seed);
    const Sql::ConnectionSettings &settings = site->database.settings();
    using State = OurFigures::State;
    for (const State state : {State::Clean, State::OneDayTouched, State::RowsOnly}) {
        if (state == State::RowsOnly && events > mostForRows) {
            continue;
        }
        site->readers.push_back(std::make_unique<OurFigures>(settings, site->upkeep, state));
    }
    site->readers.push_back(std::make_unique<PlainSql>(settings));
    site->readers.push_back(std::make_unique<ExistingViews>(settings));
    if (m_hasDuckDb) {
        site->readers.push_back(std::make_unique<DuckDb>(settings));
    }
    m_sites.push_back(std::move(site));
}

void ReadBenchmark::compareAnswers(const Site &site, const ReadRange &range)
{
    const Reader &first = *site.readers.front();
    const Refresh expected = site.readers.front()->refresh(range);
    for (std::size_t i = 1; i < site.readers.size(); ++i) {
        requireSameAnswers(first, expected, *site.readers[i], site.readers[i]->refresh(range), range);
    }
}

void ReadBenchmark::measure(const ReadRange &range)
{
    QList<Contender> contenders;
    QList<Measured> measured;
    for (const auto &site : m_sites) {
        compareAnswers(*site, range);
        for (const auto &reader : site->readers) {
            const qint64 events = site->history.events;
            contenders.append(
                {.name = u"%1, %2, %3"_qs.arg(reader->name(), range.name, sizeText(events)),
                 .run = [this, &reader, &range, events] { return refresh(*reader, range, events); },
                 .patience = patience});
            measured.append({reader->name(), range.name, events, {}});
        }
    }
    const QList<Series> all = runRounds(contenders, m_setting.rounds);
    for (qsizetype i = 0; i < all.size(); ++i) {
        measured[i].seconds = all.at(i).seconds;
    }
    m_measured += measured;
}

/// All of them in each round; the table has a value for each refresh.
void ReadBenchmark::measureRandomRanges(const QList<ReadRange> &ranges)
{
    QList<Contender> contenders;
    std::vector<Measured> measured;
    for (const auto &site : m_sites) {
        for (const auto &reader : site->readers) {
            if (dynamic_cast<const ExistingViews *>(reader.get()) == nullptr) {
                measured.push_back(
                    {reader->name(), u"%1 random ranges"_qs.arg(ranges.size()), site->history.events, {}});
            }
        }
        for (const ReadRange &range : ranges) {
            compareAnswers(*site, range);
        }
    }
    std::size_t next = 0;
    for (const auto &site : m_sites) {
        for (const auto &reader : site->readers) {
            if (dynamic_cast<const ExistingViews *>(reader.get()) != nullptr) {
                continue;
            }
            Measured &times = measured[next++];
            contenders.append(
                {.name = u"%1, %2, %3"_qs.arg(times.reader, times.range, sizeText(times.events)),
                 .run =
                     [&reader, &ranges, &times] {
                         double total = 0;
                         for (const ReadRange &range : ranges) {
                             times.seconds.append(reader->refresh(range).total);
                             total += times.seconds.last();
                         }
                         return total;
                     },
                 .patience = patience});
        }
    }
    (void)runRounds(contenders, m_setting.rounds);
    for (Measured &times : measured) {
        times.seconds.remove(0, ranges.size()); // of the round that does not count
        m_measured.append(times);
    }
}

void ReadBenchmark::measureDistinctShelves(const QList<ReadRange> &ranges)
{
    QStringList texts;
    for (const auto &site : m_sites) {
        const QList<double> times = distinctShelfTimes(site->database.settings(), ranges);
        texts.append(u"%1: %2 ms (p95 %3)"_qs.arg(sizeText(site->history.events),
                                                  millisecondsText(quantile(times, 0.5)),
                                                  millisecondsText(quantile(times, 0.95))));
    }
    m_distinctTimes = u"Different shelves of %1 random ranges by ours, medians: %2.\n"_qs.arg(
        QString::number(ranges.size()), texts.join(u"; "_qs));
}

double ReadBenchmark::refresh(Reader &reader, const ReadRange &range, qint64 events)
{
    const Refresh refresh = reader.refresh(range);
    for (auto card = refresh.seconds.cbegin(); card != refresh.seconds.cend(); ++card) {
        m_cards[{range.name, card.key(), reader.name(), events}].append(*card);
    }
    return refresh.total;
}

QString ReadBenchmark::dataTable() const
{
    QList<QStringList> rows;
    for (const auto &site : m_sites) {
        const History &history = site->history;
        rows.append({sizeText(history.events), QString::number(history.shelfSearches),
                     QString::number(history.libraryChecks), QString::number(history.shelves),
                     QString::number(history.books), QString::number(history.seconds, 'f', 1)});
    }
    return markdownTable({u"searches"_qs, u"shelf searches"_qs, u"library checks"_qs, u"shelves"_qs,
                          u"books"_qs, u"s to load"_qs},
                         rows);
}

QString ReadBenchmark::upkeepTables() const
{
    QList<QStringList> times;
    QList<QStringList> storage;
    for (const auto &site : m_sites) {
        times.append(site->upkeep.timesLine());
        storage.append(site->upkeep.storageLine());
    }
    return u"### Sums by day\n\n%1\n%2"_qs.arg(markdownTable(upkeepTimesHeader(), times),
                                               markdownTable(storageHeader(), storage));
}

QString ReadBenchmark::run()
{
    requireSpace(m_setting.server, m_setting.sizes);
    requireHistoryAsIngested(m_setting.server, m_setting.seed);
    for (const qint64 size : m_setting.sizes) {
        prepare(size);
    }
    const History &history = m_sites.back()->history;
    for (const int days : {28, 90, wholeHistory}) {
        measure(lastDays(history, days));
    }
    measureRandomRanges(randomRanges(history, m_setting.seed, 10));
    measureDistinctShelves(randomRanges(history, m_setting.seed + 1, 32));
    std::ranges::stable_sort(m_measured, {}, [](const Measured &each) { return each.reader; });
    for (const auto &site : m_sites) {
        site->upkeep.refreshBusiestDay(m_setting.rounds);
        site->upkeep.verify();
    }
    const QString longest = lastDays(history, wholeHistory).name;
    return u"## Reading\n\n%1\n%2\n%3\nCards of %4, medians:\n\n%5\n%6\n%7\n%8%9"_qs.arg(
        dataTable(), readingTable(m_measured, OurFigures::nameOf(OurFigures::State::Clean)), m_distinctTimes,
        longest, cardTable(m_cards, longest, cardNames()),
        cardTable(m_cards, longest, ExistingViews::viewNames()), upkeepTables(),
        m_hasDuckDb ? QString()
                    : u"Without DuckDB: Node.js does not find the package @duckdb/node-api.\n\n"_qs,
        measureMarkCosts(m_setting.server, m_setting.rounds));
}

} // namespace

QString benchmarkReading(const Setting &setting)
{
    return ReadBenchmark(setting).run();
}

} // namespace ShelfHelp::Bench
