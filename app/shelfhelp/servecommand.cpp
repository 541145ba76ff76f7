// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servecommand.h"

#include "console.h"
#include "servicenotifier.h"

#include <ingest/delivery/invocationendpoint.h>
#include <ingest/http/httpserver.h>
#include <ingest/http/listenaddress.h>

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int defaultTimeLimit = 30; ///< seconds, as the deployed function has
constexpr int longestTimeLimit = 900;
constexpr qsizetype shortestToken = 16;

struct ServeArguments
{
    std::string listen = "127.0.0.1:9001";
    std::string tokenFile;
    int timeLimit = defaultTimeLimit;
};

/// A secret that others may read is none.
Result<QByteArray> readToken(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.message = u"The token file %1 cannot be read: %2"_qs.arg(path, file.errorString())};
    }
    if (QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"Others may read the token file %1"_qs.arg(path),
                     .remedy = u"chmod 600 it, and make a new token."_qs};
    }
    const QByteArray token = file.readAll().trimmed();
    if (token.size() < shortestToken) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"The token in %1 has fewer than %2 characters"_qs.arg(
                         path, QString::number(shortestToken)),
                     .remedy = u"Make one: openssl rand -hex 32."_qs};
    }
    return token;
}

/// Only programs of this machine may ask without a token.
Result<QByteArray> tokenFor(const Ingest::ListenAddress &address, const ServeArguments &arguments)
{
    if (!arguments.tokenFile.empty()) {
        return readToken(QString::fromStdString(arguments.tokenFile));
    }
    if (!address.isLoopback()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"Listening beyond this machine needs a token"_qs,
                     .remedy = u"Give --token-file FILE, of a file that only you can read, or listen on "
                               "127.0.0.1."_qs};
    }
    return QByteArray();
}

/// Until a stop is wanted and the invocation in hand is answered.
void serveUntilStopped(const Ingest::InvocationEndpoint &endpoint, Ingest::HttpServer &server,
                       ServiceNotifier &service)
{
    QEventLoop loop;
    Ingest::runLoop(loop, {.shouldStop = stopRequested, .beat = [&service] { service.beat(); }});
    service.stopping();
    server.close();
    const auto lastCall = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    Ingest::runLoop(loop, {.deadline = lastCall, .shouldStop = [&] {
                               return !endpoint.isBusy() && server.connectionCount() == 0;
                           }});
}

int serveFrom(Sql::DatabaseAccess &access, const ServeArguments &arguments)
{
    const Result<Ingest::ListenAddress> address =
        Ingest::parseListenAddress(QString::fromStdString(arguments.listen));
    if (!address.ok()) {
        return fail(address.error());
    }
    const Result<QByteArray> token = tokenFor(address.value(), arguments);
    if (!token.ok()) {
        return fail(token.error());
    }
    Ingest::Deliverer deliverer([&access] { return access.open(Sql::Purpose::Writing); },
                                u"invocation endpoint"_qs);
    Ingest::EventHandler handler(deliverer, stopRequested);
    Ingest::InvocationEndpoint endpoint(handler, deliverer, std::chrono::seconds(arguments.timeLimit),
                                        stopRequested);
    Ingest::HttpServer server(
        [&endpoint](const Ingest::HttpRequest &request, const Ingest::Responder &responder) {
            endpoint.handle(request, responder);
        },
        {.token = token.value()});
    endpoint.askDatabase(); // who asks for /health first is to be told how it is
    if (const Outcome listening = server.listen(address.value()); !listening.ok()) {
        return fail(listening.error());
    }
    for (const QHostAddress &host : server.addresses()) {
        printResult(u"http://%1:%2/2015-03-31/functions/function/invocations\n"_qs.arg(
            Ingest::hostText(host), QString::number(server.port())));
    }
    ServiceNotifier service;
    service.ready("answering invocations");
    serveUntilStopped(endpoint, server, service);
    return AllWell;
}

int serve(const CommonOptions &common, const ServeArguments &arguments)
{
    watchStopSignals();
    return withDatabase(common, Sql::DatabaseAccess::Schema::Required,
                        [&](Sql::DatabaseAccess &access) { return serveFrom(access, arguments); });
}

} // namespace

void addServeCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<ServeArguments>();
    CLI::App *command = app.add_subcommand(
        "serve", "Answer invocations on this machine as the Lambda function does; also /health and /metrics");
    command->add_option("--listen", arguments->listen, "Address and port; port 0 takes any that is free")
        ->capture_default_str();
    command
        ->add_option("--token-file", arguments->tokenFile,
                     "A secret that every request has to bring (Authorization: Bearer …); needed beyond "
                     "this machine")
        ->type_name("FILE");
    command->add_option("--time-limit", arguments->timeLimit, "Seconds for one invocation")
        ->check(CLI::Range(1, longestTimeLimit))
        ->capture_default_str();
    command->footer("curl \"http://localhost:9001/2015-03-31/functions/function/invocations\" "
                    "-d @test-payload.json");
    command->callback([&common, &status, arguments] { status = serve(common, *arguments); });
}

} // namespace ShelfHelp::App
