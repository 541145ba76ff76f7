// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "publishcommand.h"

#include "console.h"

#include <ingest/aws/credentialchain.h>
#include <ingest/delivery/publisher.h>

#include <QProcessEnvironment>

#include <CLI/CLI.hpp>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct PublishArguments
{
    std::vector<std::string> paths;
    std::string topicArn;
    std::string group = "default-group";
};

int publish(const PublishArguments &arguments)
{
    watchStopSignals();
    const Ingest::AwsSettings settings{.environment = QProcessEnvironment::systemEnvironment(),
                                       .shouldStop = stopRequested};
    Ingest::CredentialChain credentials(settings);
    Ingest::SnsClient topic(credentials, settings);
    QStringList paths;
    for (const std::string &path : arguments.paths) {
        paths.append(QString::fromLocal8Bit(path));
    }
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    const Result<qint64> published =
        Ingest::publishPaths(topic, paths,
                             {.topicArn = QString::fromStdString(arguments.topicArn),
                              .groupId = QString::fromStdString(arguments.group),
                              .patience = {.deadline = deadline, .shouldStop = stopRequested}});
    if (!published.ok()) {
        return fail(published.error());
    }
    printResult(u"published %1\n"_qs.arg(published.value()));
    return AllWell;
}

} // namespace

void addPublishCommand(CLI::App &app, const CommonOptions & /*common*/, int &status)
{
    auto arguments = std::make_shared<PublishArguments>();
    CLI::App *command = app.add_subcommand(
        "publish", "Send messages to the SNS topic as the backend does, to try the whole way");
    command
        ->add_option("PATH", arguments->paths,
                     "Files or folders as for ingest, or - for standard input; of an envelope its Message")
        ->required();
    command->add_option("--topic-arn", arguments->topicArn, "The topic: arn:aws:sns:REGION:ACCOUNT:NAME.fifo")
        ->envname("TOPIC_ARN")
        ->required();
    command->add_option("--group", arguments->group, "The message group")->capture_default_str();
    command->callback([&status, arguments] { status = publish(*arguments); });
}

} // namespace ShelfHelp::App
