// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakequeueservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace ShelfHelp::Tests;

namespace {

struct Arguments
{
    quint16 port = 0;
    QString queue;
    QString topic;
};

Arguments readArguments(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Serves a fake of SQS and SNS with one topic and one queue, until it is told to end."_qs);
    parser.addHelpOption();
    parser.addOptions(
        {{u"port"_qs, u"Port on 127.0.0.1; 0 is any free one."_qs, u"N"_qs, u"0"_qs},
         {u"queue"_qs, u"Name of the queue."_qs, u"NAME"_qs, u"shelfhelp-events.fifo"_qs},
         {u"topic"_qs, u"Name of the topic."_qs, u"NAME"_qs, u"shelfhelp-event-pipeline.fifo"_qs}});
    parser.process(application);
    return {.port = parser.value(u"port"_qs).toUShort(),
            .queue = parser.value(u"queue"_qs),
            .topic = parser.value(u"topic"_qs)};
}

/// As the deployment makes them: `NAME-dlq.fifo` behind `NAME.fifo`.
QString createQueues(FakeQueueService &service, const QString &name)
{
    const QString suffix = name.endsWith(u".fifo") ? u".fifo"_qs : QString();
    const QString deadLetters = service.createQueue({.name = name.chopped(suffix.size()) + u"-dlq" + suffix});
    return service.createQueue({.name = name,
                                .visibilityTimeout = 180,
                                .receiveWaitTime = 20,
                                .retention = 14 * 24 * 3600,
                                .deadLetterQueueUrl = deadLetters,
                                .maxReceiveCount = 10});
}

void printExports(const FakeQueueService &service, const QString &queueUrl, const QString &topicArn)
{
    const FakeCredentials credentials;
    std::printf("export AWS_ENDPOINT_URL='%s' AWS_REGION='eu-west-1' AWS_ACCESS_KEY_ID='%s' "
                "AWS_SECRET_ACCESS_KEY='%s' QUEUE_URL='%s' TOPIC_ARN='%s'\n",
                qPrintable(service.endpoint().toString()), credentials.accessKeyId.constData(),
                credentials.secretAccessKey.constData(), qPrintable(queueUrl), qPrintable(topicArn));
    std::fflush(stdout);
}

/// A descriptor that is readable once the process is told to end. Before any thread is made.
int watchSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC);
}

} // namespace

int main(int argc, char *argv[])
{
    const int signalDescriptor = watchSignals();
    const QCoreApplication application(argc, argv);
    const Arguments arguments = readArguments(application);
    FakeQueueService service({.port = arguments.port});
    const QString queueUrl = createQueues(service, arguments.queue);
    const QString topicArn = service.createTopic(arguments.topic);
    if (const auto error = service.subscribe(topicArn, queueUrl)) {
        qCritical("%s", qPrintable(error->message));
        return 1;
    }
    QSocketNotifier notifier(signalDescriptor, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    printExports(service, queueUrl, topicArn);
    return QCoreApplication::exec();
}
