// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lambdacommand.h"

#include "console.h"

#include <ingest/delivery/lambdaruntime.h>

#include <QProcessEnvironment>

#include <CLI/CLI.hpp>

namespace ShelfHelp::App {

namespace {

const char *const apiVariable = "AWS_LAMBDA_RUNTIME_API";

/// A private PostgreSQL would live and die with the sandbox.
Result<Sql::ConnectionSettings> chooseServer(const CommonOptions &common)
{
    const Result<Sql::DatabaseChoice> choice = Sql::chooseDatabase(QString::fromStdString(common.database),
                                                                   QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        return choice.error();
    }
    if (!choice.value()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"The function is told no database"_qs,
                     .remedy = u"Set DB_HOST, DB_PORT, DB_NAME, DB_USER and DB_PASS, or DATABASE_URL."_qs};
    }
    return *choice.value();
}

int runFunction(const QString &api, const CommonOptions &common)
{
    Ingest::LambdaRuntime runtime(api, stopRequested);
    const Result<Sql::ConnectionSettings> server = chooseServer(common);
    const Outcome driver = Sql::checkDriver();
    if (!server.ok() || !driver.ok()) {
        const Error &error = server.ok() ? driver.error() : server.error();
        runtime.reportInitError(
            {.type = server.ok() ? u"Runtime.DriverMissing"_qs : u"Runtime.ConfigMissing"_qs,
             .message = error.toText()});
        (void)fail(error);
        return CouldNot; // there is no command line here that could be used better
    }
    Sql::DatabaseAccess access(server.value(), Sql::DatabaseAccess::Schema::Required, {}, printWarning);
    printMessage(u"Database: "_qs + access.describe());
    Ingest::Deliverer deliverer([&access] { return access.open(Sql::Purpose::Writing); }, u"lambda"_qs);
    Ingest::EventHandler handler(deliverer, stopRequested);
    const Outcome ended =
        runtime.run([&handler](const Ingest::Invocation &invocation) { return handler.handle(invocation); });
    return ended.ok() ? AllWell : fail(ended.error());
}

int lambda(const CommonOptions &common)
{
    const QString api = qEnvironmentVariable(apiVariable);
    if (api.isEmpty()) {
        return fail({.kind = ErrorKind::Usage,
                     .message = u"AWS_LAMBDA_RUNTIME_API is not set: this is no Lambda function"_qs,
                     .remedy =
                         u"On this machine, shelfhelp serve answers the same invocations, and shelfhelp "
                         "poll takes them from the queue."_qs});
    }
    watchStopSignals();
    return runFunction(api, common);
}

} // namespace

void addLambdaCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command =
        app.add_subcommand("lambda", "Be an AWS Lambda function that an SQS queue triggers (custom runtime)");
    command->callback([&common, &status] { status = lambda(common); });
}

} // namespace ShelfHelp::App
