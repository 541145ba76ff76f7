// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/database/payloads.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int processes = 8;
constexpr int searches = 60; ///< of each process

/// Searches that all show the same eight books, in ever other orders: who locks them as they come runs into
/// those who lock them the other way round.
QByteArray hotLines(int process)
{
    std::mt19937 random{unsigned(process)};
    QList<QByteArray> books{"One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"};
    QList<QByteArray> lines;
    for (int search = 0; search < searches; ++search) {
        std::shuffle(books.begin(), books.end(), random);
        const QByteArray time = "2024-05-02T1" + QByteArray::number(process % 10) +
                                ":00:" + QByteArray::number(search).rightJustified(2, '0');
        const QByteArray reader = QByteArray::number(search % 3);
        lines.append(
            envelope(shelfSearch({.url = "https://www.goodreads.com/review/list/" + reader + "?shelf=to-read",
                                  .books = books,
                                  .timeStart = time,
                                  .timeEnd = time}),
                     "id-" + QByteArray::number(process) + '-' + QByteArray::number(search)));
    }
    return jsonLines(lines);
}

} // namespace

/// Many ingesters store the same few books at the same time.
class ContentionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void f16DeadlockStorm();

private:
    [[nodiscard]] QString deadlocks(MigratedDatabase &database)
    {
        return ask(database.connection(),
                   u"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"_qs);
    }

    QTemporaryDir m_directory;
};

void ContentionTest::f16DeadlockStorm()
{
    MigratedDatabase database;
    Program program(database.settings());
    QStringList files;
    for (int process = 0; process < processes; ++process) {
        files.append(m_directory.filePath(QString::number(process) + u".jsonl"));
        writeTo(files.last(), hotLines(process));
    }
    QCOMPARE(program.run(QStringList{u"ingest"_qs} + files).status, 0);
    const QString expected = database.state();
    database.clear();
    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<QProcess>> running;
    for (const QString &file : files) {
        running.push_back(program.start({u"ingest"_qs, u"--batch"_qs, u"3"_qs, file}));
    }
    for (const auto &process : running) {
        const Finished finished = Program::finish(*process);
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
        QVERIFY2(!finished.messages.contains(u"waiting for the database"), qPrintable(finished.messages));
    }
    QCOMPARE(deadlocks(database), u"0"_qs);
    QCOMPARE(difference(database.state(), expected), QString());
    QCOMPARE(brokenPromises(database.connection()), QString());
    qInfo("%d searches by %d processes in %.1f s", processes * searches, processes,
          double(clock.elapsed()) / 1e3);
}

QTEST_GUILESS_MAIN(ContentionTest)

#include "contentiontest.moc"
