// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "benchmarks.h"
#include "databasestate.h"
#include "failure.h"
#include "ours.h"
#include "report.h"

namespace ShelfHelp::Bench {

namespace {

constexpr int batchSize = 1000;

double storeAgain(const Database &database, const EventFile &events)
{
    const QString before = rowVersions(database.settings());
    const double seconds = ingestFile(database.settings(), events.path(), events.events(), batchSize);
    const QString after = rowVersions(database.settings());
    if (after != before) {
        throw Failure{u"Duplicates rewrote rows.\nBefore: %1\nAfter: %2"_qs.arg(before, after)};
    }
    return seconds;
}

} // namespace

QString benchmarkReplay(const Setting &setting)
{
    const EventFile &events = setting.events;
    std::unique_ptr<Database> database; // filled by the one, replayed into by the other
    const auto storeFirst = [&] {
        database.reset();
        database = std::make_unique<Database>(setting.server);
        return ingestFile(database->settings(), events.path(), events.events(), batchSize);
    };
    const QList<Series> all =
        runRounds({{.name = u"storing, batches of 1,000"_qs, .events = events.events(), .run = storeFirst},
                   {.name = u"the same file again: duplicates only"_qs,
                    .events = events.events(),
                    .run = [&] { return storeAgain(*database, events); }}},
                  setting.rounds);
    return u"## Replay\n\n%1\nNo row of the five tables was rewritten.\n"_qs.arg(
        comparisonTable(all, {{u"÷ storing"_qs, 0}}));
}

} // namespace ShelfHelp::Bench
