// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowservices.h"

#include <ingest/apply/ingestor.h>
#include <sql/catalog.h>
#include <sql/databaseworker.h>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

QFuture<ReplayDialog::Answer> replayOn(Sql::DatabaseWorker &worker, const ReplaySource &source,
                                       std::shared_ptr<ReplayControl> control)
{
    return worker.run<Ingest::IngestSummary>(
        [source, control = std::move(control)](Sql::Connection &connection) {
            const Ingest::IngestOptions options = controlledBy(control);
            return source.paths.isEmpty() ? ingestDocument(connection, source.document, source.name, options)
                                          : ingestPaths(connection, source.paths, options);
        });
}

} // namespace

WindowServices databaseServices(Sql::DatabaseWorker &reading, Sql::DatabaseWorker &writing,
                                const QTimeZone &sourceZone, std::function<QString()> describe,
                                std::function<QString()> tlsWarning)
{
    return {.describe = std::move(describe),
            .tlsWarning = std::move(tlsWarning),
            .dataSpan =
                [&reading, sourceZone] {
                    return reading.run<Sql::DataSpan>([sourceZone](Sql::Connection &connection) {
                        return Sql::dataSpan(connection, sourceZone);
                    });
                },
            .overview =
                [&reading](const Sql::TimeContext &context) {
                    return reading.run<Sql::OverviewFigures>(
                        [context](Sql::Connection &connection) -> Result<Sql::OverviewFigures> {
                            return Sql::overviewFigures(connection, context);
                        });
                },
            .books =
                [&reading, sourceZone](const BooksModel::Request &request) {
                    return reading.run<Sql::Page<Sql::BookRow>>(
                        [request, sourceZone](Sql::Connection &connection) {
                            return Sql::books(connection, request, sourceZone);
                        });
                },
            .libraries =
                [&reading, sourceZone](const LibrariesModel::Request &request) {
                    return reading.run<Sql::Page<Sql::LibraryRow>>(
                        [request, sourceZone](Sql::Connection &connection) {
                            return Sql::libraries(connection, request, sourceZone);
                        });
                },
            .replay =
                [&writing](const ReplaySource &source, std::shared_ptr<ReplayControl> control) {
                    return replayOn(writing, source, std::move(control));
                }};
}

} // namespace ShelfHelp::Ui
