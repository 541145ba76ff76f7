// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pollcommand.h"

#include "console.h"
#include "servicenotifier.h"
#include "sumkeeper.h"

#include <ingest/aws/credentialchain.h>
#include <ingest/delivery/poller.h>

#include <QProcessEnvironment>

#include <CLI/CLI.hpp>

#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int defaultWait = 30;
constexpr int longestWait = 7 * 24 * 3600;
constexpr int longestPoll = 20; ///< seconds; the queue's own limit

struct PollArguments
{
    std::string queueUrl;
    bool isOnce = false;
    bool json = false;
    int wait = defaultWait;
    int longPoll = longestPoll;
};

QJsonObject toJson(const Ingest::DeliveryCounts &notifications, const Ingest::PollCounts &queue)
{
    return {{u"received"_qs, queue.received},           {u"stored"_qs, notifications.stored},
            {u"duplicate"_qs, notifications.duplicate}, {u"rejected"_qs, notifications.rejected},
            {u"failed"_qs, notifications.failed},       {u"deleted"_qs, queue.deleted},
            {u"not_deleted"_qs, queue.notDeleted},      {u"prolonged"_qs, queue.prolonged},
            {u"released"_qs, queue.released},           {u"queue_faults"_qs, queue.faults}};
}

QString toText(const Ingest::DeliveryCounts &notifications, const Ingest::PollCounts &queue)
{
    return u"received %1, stored %2, duplicate %3, rejected %4, deleted from the queue %5\n"_qs.arg(
        QString::number(queue.received), QString::number(notifications.stored),
        QString::number(notifications.duplicate), QString::number(notifications.rejected),
        QString::number(queue.deleted));
}

int pollInto(Sql::DatabaseAccess &access, const CommonOptions &common, const PollArguments &arguments)
{
    ServiceNotifier service;
    // A call that waits asks again and again: this program is alive.
    const Ingest::AwsSettings settings{.environment = QProcessEnvironment::systemEnvironment(),
                                       .shouldStop = [&service] {
                                           service.beat();
                                           return stopRequested();
                                       }};
    Ingest::CredentialChain credentials(settings);
    const auto queue =
        Ingest::SqsClient::open(QString::fromStdString(arguments.queueUrl), credentials, settings);
    if (!queue.ok()) {
        return fail(queue.error());
    }
    Ingest::Deliverer deliverer([&access] { return access.open(Sql::Purpose::Writing); },
                                QString::fromStdString(arguments.queueUrl));
    SumKeeper sums(access);
    Ingest::PollOptions options{.isOnce = arguments.isOnce,
                                .patience = std::chrono::seconds(arguments.wait),
                                .longPoll = std::chrono::seconds(arguments.longPoll),
                                .shouldStop = stopRequested,
                                .beat = [&service] { service.beat(); },
                                .betweenBatches = [&sums] { sums.refreshIfDue(); },
                                .onReady = [&service] { service.ready("polling the queue"); }};
    if (!common.quiet) {
        options.tell = printMessage;
    }
    Ingest::Poller poller(*queue.value(), deliverer, options);
    const Outcome polled = poller.run();
    service.stopping();
    if (arguments.json) {
        printResult(toJson(deliverer.counts(), poller.counts()));
    } else {
        printResult(toText(deliverer.counts(), poller.counts()));
    }
    if (!polled.ok()) {
        return fail(polled.error());
    }
    // A service that is asked to end has done its work, whatever came in.
    return arguments.isOnce && deliverer.counts().rejected > 0 ? SomeRejected : AllWell;
}

int poll(const CommonOptions &common, const PollArguments &arguments)
{
    watchStopSignals();
    return withDatabase(common, Sql::DatabaseAccess::Schema::Required,
                        [&](Sql::DatabaseAccess &access) { return pollInto(access, common, arguments); });
}

} // namespace

void addPollCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<PollArguments>();
    CLI::App *command = app.add_subcommand("poll", "Store notifications from an SQS queue, until stopped");
    command
        ->add_option("--queue-url", arguments->queueUrl,
                     "The queue: https://sqs.REGION.amazonaws.com/ACCOUNT/NAME.fifo")
        ->envname("QUEUE_URL")
        ->required();
    command->add_flag("--once", arguments->isOnce, "Leave as soon as the queue has nothing more");
    command
        ->add_option("--wait", arguments->wait,
                     "Seconds that --once waits, in all, for a database or queue that is away")
        ->check(CLI::Range(0, longestWait))
        ->capture_default_str();
    command
        ->add_option("--long-poll", arguments->longPoll, "Seconds that one call waits for messages to come")
        ->check(CLI::Range(0, longestPoll))
        ->capture_default_str();
    command->add_flag("--json", arguments->json, "Print the outcome as one JSON document");
    command->footer("Credentials come from where the AWS tools look for them: environment, profile "
                    "(AWS_PROFILE), container, instance metadata. AWS_ENDPOINT_URL leads elsewhere.");
    command->callback([&common, &status, arguments] { status = poll(common, *arguments); });
}

} // namespace ShelfHelp::App
