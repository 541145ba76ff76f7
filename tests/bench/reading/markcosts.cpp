// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "markcosts.h"

#include "readreport.h"

#include <tests/bench/failure.h>
#include <tests/bench/postgres.h>
#include <tests/bench/report.h>
#include <tests/bench/rounds.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

namespace ShelfHelp::Bench {

namespace {

using namespace std::chrono_literals;

constexpr int statementsPerRun = 1000;
constexpr int rowsPerBatch = 1000;
constexpr int writerCount = 8;
constexpr auto heldOpen = 5ms;
constexpr auto writingTime = 1s;

/// One kind of statement, and how often a run repeats it.
struct Writing
{
    QString name;
    const char *statement;
    int times;
};

const QList<Writing> writings{
    {u"shelf search, a row"_qs,
     "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, total_book_count, "
     "books_returned, search_type) VALUES (1, 4, timestamp '2026-10-05 12:00:00', timestamp '2026-10-05 "
     "12:00:03', 120, '{1,2,3,4}', 'Shuffle')",
     statementsPerRun},
    {u"library check, a row"_qs,
     "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
     "available, "
     "availability_message) VALUES ('bench', true, timestamp '2026-10-05 12:00:00', timestamp '2026-10-05 "
     "12:00:01', 1, false, 'UNAVAILABLE: Estimated wait 4 weeks')",
     statementsPerRun},
    {u"shelf searches, 1,000 rows"_qs,
     "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, total_book_count, "
     "books_returned, search_type) SELECT 1, 4, timestamp '2026-10-05' + n * interval '1 minute', timestamp "
     "'2026-10-05' + n * interval '1 minute', 120, '{1,2,3,4}', 'Shuffle' FROM generate_series(1, 1000) AS n",
     10},
    {u"library checks, 1,000 rows"_qs,
     "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
     "available, "
     "availability_message) SELECT 'bench', true, timestamp '2026-10-05' + n * interval '1 minute', "
     "timestamp "
     "'2026-10-05' + n * interval '1 minute', 1, false, 'UNAVAILABLE: Estimated wait 4 weeks' FROM "
     "generate_series(1, 1000) AS n",
     10},
};

struct Costs
{
    QList<double> seconds;  ///< of one statement, a value per round
    QList<double> walBytes; ///< likewise
};

/// A database that somebody else writes to.
class WrittenDatabase final
{
public:
    WrittenDatabase(const Server &server, bool hasMarks)
        : m_database(server)
        , m_session(m_database.settings())
    {
        m_session.execute(u"INSERT INTO public.libraries VALUES ('bench', 'Benchmark'); "
                          "INSERT INTO public.shelves (shelf_url) VALUES ('https://example.org/'); "
                          "INSERT INTO public.books (unique_hash) VALUES ('1'), ('2'), ('3'), ('4')"_qs);
        if (!hasMarks) {
            m_session.execute(u"SELECT shelfhelp.remove_marks()"_qs);
        }
        for (qsizetype i = 0; i < writings.size(); ++i) {
            m_session.prepare(QByteArray::number(i).constData(), writings.at(i).statement);
        }
    }

    /// In one transaction, so that no wait for the disk is in it.
    void run(qsizetype which, Costs &costs)
    {
        const Writing &writing = writings.at(which);
        const QByteArray name = QByteArray::number(which);
        m_session.execute(u"BEGIN"_qs);
        const qint64 before = walPosition();
        const double seconds = secondsOf([&] {
            for (int i = 0; i < writing.times; ++i) {
                m_session.run(name.constData(), {});
            }
        });
        costs.seconds.append(seconds / writing.times);
        costs.walBytes.append(double(walPosition() - before) / writing.times);
        m_session.execute(u"COMMIT"_qs);
    }

    /// Transactions a second of so many writers, each of whom has more to do in it than to insert.
    [[nodiscard]] double throughput()
    {
        std::atomic<bool> isOver = false;
        std::vector<std::future<qint64>> writers;
        for (int i = 0; i < writerCount; ++i) {
            writers.push_back(std::async(std::launch::async, [this, &isOver] { return write(isOver); }));
        }
        std::this_thread::sleep_for(writingTime);
        isOver = true;
        qint64 transactions = 0;
        for (auto &writer : writers) {
            transactions += writer.get();
        }
        return double(transactions) / std::chrono::duration<double>(writingTime).count();
    }

private:
    [[nodiscard]] qint64 walPosition()
    {
        return m_session.value(u"SELECT pg_current_wal_insert_lsn() - '0/0'"_qs).toLongLong();
    }

    [[nodiscard]] qint64 write(const std::atomic<bool> &isOver) const
    {
        Postgres session(m_database.settings());
        const Writing &writing = writings.constFirst();
        session.prepare("write", writing.statement);
        qint64 transactions = 0;
        while (!isOver) {
            session.execute(u"BEGIN"_qs);
            session.run("write", {});
            std::this_thread::sleep_for(heldOpen);
            session.execute(u"COMMIT"_qs);
            ++transactions;
        }
        return transactions;
    }

    Database m_database;
    Postgres m_session;
};

double median(const QList<double> &values)
{
    return Series{.seconds = values}.median();
}

/// `1.06 (1.05–1.08)`, of medians and of rounds.
QString ratio(const QList<double> &with, const QList<double> &without)
{
    QList<double> ratios;
    for (qsizetype i = 0; i < with.size(); ++i) {
        ratios.append(with.at(i) / without.at(i));
    }
    const auto [least, largest] = std::ranges::minmax(ratios);
    return u"%1 (%2–%3)"_qs.arg(median(with) / median(without), 0, 'f', 3)
        .arg(least, 0, 'f', 2)
        .arg(largest, 0, 'f', 2);
}

QStringList line(const QString &name, const QString &unit, const QList<double> &without,
                 const QList<double> &with)
{
    return {name,
            unit,
            QString::number(median(without), 'f', 1),
            QString::number(median(with), 'f', 1),
            QString::number(median(with) - median(without), 'f', 1),
            ratio(with, without)};
}

QList<double> inMicroseconds(QList<double> seconds)
{
    std::ranges::for_each(seconds, [](double &value) { value *= 1e6; });
    return seconds;
}

} // namespace

QString measureMarkCosts(const Server &server, int rounds)
{
    say(u"Writing with and without marks of touched days"_qs);
    WrittenDatabase without(server, false);
    WrittenDatabase with(server, true);
    QList<Costs> costsWithout(writings.size());
    QList<Costs> costsWith(writings.size());
    QList<double> throughputWithout;
    QList<double> throughputWith;
    for (int round = 0; round <= rounds; ++round) {
        Costs notCounted;
        for (qsizetype i = 0; i < writings.size(); ++i) {
            without.run(i, round == 0 ? notCounted : costsWithout[i]);
            with.run(i, round == 0 ? notCounted : costsWith[i]);
        }
        const double one = without.throughput();
        const double other = with.throughput();
        if (round > 0) {
            throughputWithout.append(one);
            throughputWith.append(other);
        }
    }
    QList<QStringList> rows;
    for (qsizetype i = 0; i < writings.size(); ++i) {
        const QString &name = writings.at(i).name;
        rows.append(line(name, u"bytes of WAL"_qs, costsWithout.at(i).walBytes, costsWith.at(i).walBytes));
        rows.append(line(name, u"µs"_qs, inMicroseconds(costsWithout.at(i).seconds),
                         inMicroseconds(costsWith.at(i).seconds)));
    }
    rows.append(line(u"%1 writers, transactions of 5 ms"_qs.arg(writerCount), u"a second"_qs,
                     throughputWithout, throughputWith));
    return u"### Marks of touched days\n\nA statement of somebody else, in one transaction:\n\n"_qs +
           markdownTable({u"what"_qs, u"unit"_qs, u"without"_qs, u"with"_qs, u"more"_qs, u"ratio"_qs}, rows);
}

} // namespace ShelfHelp::Bench
