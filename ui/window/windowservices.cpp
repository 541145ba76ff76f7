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

LibraryNameServices libraryNamesOn(Sql::DatabaseWorker &reading, Sql::DatabaseWorker &naming)
{
    return {.save =
                [&naming](const Sql::LibraryName &library) {
                    return naming.run<QList<Sql::NamedLibrary>>([library](Sql::Connection &connection) {
                        return Sql::nameLibraries(connection, {library}, {.replaces = true});
                    });
                },
            .countNamesakes =
                [&reading](const Sql::LibraryName &library) {
                    return reading.run<qint64>([library](Sql::Connection &connection) {
                        return Sql::countNamesakes(connection, library);
                    });
                }};
}

} // namespace

WindowServices databaseServices(const WindowWorkers &workers, const QTimeZone &sourceZone,
                                std::function<QString()> describe, std::function<QString()> tlsWarning)
{
    Sql::DatabaseWorker &reading = workers.reading;
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
                [&replaying = workers.replaying](const ReplaySource &source,
                                                 std::shared_ptr<ReplayControl> control) {
                    return replayOn(replaying, source, std::move(control));
                },
            .libraryNames = libraryNamesOn(reading, workers.naming)};
}

} // namespace ShelfHelp::Ui
