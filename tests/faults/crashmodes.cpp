// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crashmodes.h"

#include <ingest/apply/ingestor.h>
#include <ingest/aws/credentialchain.h>
#include <ingest/delivery/poller.h>
#include <tests/support/sigv4verification.h>
#ifdef SHELFHELP_TEST_WINDOW
#include <ui/window/databaseevents.h>
#endif

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <cstdio>

namespace ShelfHelp::Tests {

namespace {

using Ingest::Connect;

int end(const Outcome &outcome)
{
    if (!outcome.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(outcome.error().toText()));
    }
    return outcome.ok() ? 0 : 1;
}

Connect connectTo(const QString &uri)
{
    return [uri] {
        const auto settings = Sql::parseConnectionString(uri, u"the test"_qs);
        return settings.ok() ? Sql::Connection::open(settings.value(), Sql::Purpose::Writing)
                             : settings.error();
    };
}

int storeFile(const Connect &connect, int batch, const QString &file)
{
    const auto connection = Ingest::openConnection({.connect = connect});
    if (!connection.ok()) {
        return end(connection.error());
    }
    const auto summary =
        Ingest::ingestPaths(*connection.value(), {file}, {.batchSize = batch, .connect = connect});
    return end(summary.ok() ? success() : Outcome(summary.error()));
}

/// Hooks lie on the database's thread, so the worker has to be gone before its outcome is told.
int storeInWindow([[maybe_unused]] const Connect &connect, [[maybe_unused]] const QString &file)
{
#ifdef SHELFHELP_TEST_WINDOW
    Sql::DatabaseWorker worker(connect);
    for (;;) {
        const QFuture<Result<Ingest::IngestSummary>> future =
            Ui::replayOn(worker, connect, {.paths = {file}, .mode = Ui::ReplayMode::Apply},
                         std::make_shared<Ui::ReplayControl>());
        if (!Ingest::waitFor(future, {})) {
            return end(Error{.message = u"The replay has not ended"_qs});
        }
        const Result<Ingest::IngestSummary> summary = future.result();
        // Whoever sits before the window presses the button again.
        if (summary.ok() || summary.error().kind != ErrorKind::Transient) {
            return end(summary.ok() ? success() : Outcome(summary.error()));
        }
    }
#else
    return end(Error{.message = u"There is no window in this build"_qs});
#endif
}

int storeQueue(const Connect &connect, const QString &url, const QString &endpoint)
{
    const FakeCredentials keys;
    Ingest::AwsSettings settings;
    settings.environment.insert(u"HOME"_qs, u"/nonexistent"_qs);
    settings.environment.insert(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    settings.environment.insert(u"AWS_EC2_METADATA_DISABLED"_qs, u"true"_qs);
    settings.environment.insert(u"AWS_ENDPOINT_URL"_qs, endpoint);
    settings.environment.insert(u"AWS_ACCESS_KEY_ID"_qs, QString::fromLatin1(keys.accessKeyId));
    settings.environment.insert(u"AWS_SECRET_ACCESS_KEY"_qs, QString::fromLatin1(keys.secretAccessKey));
    Ingest::CredentialChain credentials(settings);
    const auto queue = Ingest::SqsClient::open(url, credentials, settings);
    if (!queue.ok()) {
        return end(queue.error());
    }
    Ingest::Deliverer deliverer(connect, url);
    Ingest::Poller poller(*queue.value(), deliverer, {.isOnce = true, .longPoll = std::chrono::seconds(0)});
    return end(poller.run());
}

} // namespace

int storeAsProgram(const QStringList &arguments)
{
    int count = 1;
    char name[] = "stored";
    char *values[] = {name, nullptr};
    const QCoreApplication application(count, values);
    const Connect connect = connectTo(arguments[1]);
    if (arguments[0] == u"file") {
        return storeFile(connect, arguments[2].toInt(), arguments[3]);
    }
    return arguments[0] == u"window" ? storeInWindow(connect, arguments[3])
                                     : storeQueue(connect, arguments[3], arguments[4]);
}

} // namespace ShelfHelp::Tests
