// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Decodes and stores on many threads, for ThreadSanitizer to watch (scripts/tsan, docs/proof.md). Threads are
// those of the library and of the standard; Qt's own would bring reports about Qt, which is not instrumented.
//
// With `--seeded` two threads share a decoder, which is forbidden: a watch that does not see that sees
// nothing.

#include <ingest/apply/ingestor.h>
#include <ingest/decode/decoder.h>
#include <tests/database/payloads.h>
#include <tests/database/schedules.h>
#include <tests/support/databasetesting.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <thread>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int payloadCount = 300;

[[noreturn]] void end(const QString &why)
{
    std::fprintf(stderr, "error: %s\n", qPrintable(why));
    std::exit(1);
}

void shareADecoder(const QByteArray &document)
{
    Ingest::Decoder decoder;
    const auto decode = [&] {
        for (int i = 0; i < 20; ++i) {
            (void)decoder.decode({document.constData(), std::size_t(document.size())});
        }
    };
    std::thread other(decode);
    decode();
    other.join();
}

/// Each with a connection of its own.
void storeSideBySide(const Sql::ConnectionSettings &settings, const Schedule &schedule)
{
    std::vector<std::thread> threads;
    for (const Ingester &ingester : schedule) {
        threads.emplace_back([&settings, &ingester] {
            const auto connection = openOwner(settings);
            for (const QByteArray &document : ingester.documents) {
                const auto stored = Ingest::ingestDocument(*connection, document, u"races"_qs,
                                                           {.batchSize = ingester.batchSize});
                if (!stored.ok()) {
                    end(stored.error().toText());
                }
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
}

/// The threads of one run: a reader, decoders, and a connection for each message group.
void storeByWorkers(Sql::Connection &connection, const Sql::ConnectionSettings &settings,
                    const QByteArray &lines)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"input.jsonl"_qs);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size()) {
        end(file.errorString());
    }
    file.close();
    qint64 told = 0;
    Ingest::IngestOptions options{.batchSize = 20, .workers = 4};
    options.connect = [&settings] { return Sql::Connection::open(settings, Sql::Purpose::Writing); };
    options.observer = [&told](const Ingest::RecordOutcome & /*outcome*/) { ++told; };
    const auto stored = Ingest::ingestPaths(connection, {path, path}, options);
    if (!stored.ok() || told != stored.value().read) {
        end(stored.ok() ? u"not every record was told"_qs : stored.error().toText());
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QList<QByteArray> payloads = crowdedPayloads(payloadCount, 1) + plausiblePayloads(payloadCount);
    if (application.arguments().contains(u"--seeded"_qs)) {
        shareADecoder(jsonLines(payloads.mid(0, 1)));
        return 0;
    }
    MigratedDatabase database;
    for (quint32 seed = 1; seed <= 3; ++seed) {
        storeSideBySide(database.settings(), randomSchedule(payloads, seed));
        const QString state = database.state();
        storeByWorkers(database.connection(), database.settings(), jsonLines(payloads));
        if (database.state() != state) {
            end(u"the state is another one"_qs);
        }
        database.clear();
    }
    std::printf("stored %lld notifications by 1 to 8 threads, three times\n", qint64(payloads.size()));
    return 0;
}
