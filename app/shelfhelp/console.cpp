// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console.h"

#include <QJsonDocument>

#include <app/options/journal.h>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace ShelfHelp::App {

namespace {

volatile std::sig_atomic_t stopSignal = 0;

void onStopSignal(int)
{
    stopSignal = 1;
}

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

void tell(LogLevel level, const QString &message)
{
    write(stderr, logLine(STDERR_FILENO, level, message));
}

} // namespace

void reserveStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) == -1) {
            // The wrong way round, so that it fails instead of losing what is written.
            (void)!open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

void printResult(const QString &text)
{
    write(stdout, text.toUtf8());
}

void printResult(const QJsonObject &object)
{
    // In the journal a document is one entry, not one for each of its lines.
    const bool isEntry = isJournal(STDOUT_FILENO);
    const QByteArray json =
        QJsonDocument(object).toJson(isEntry ? QJsonDocument::Compact : QJsonDocument::Indented);
    write(stdout, isEntry ? json + '\n' : json);
}

void printMessage(const QString &line)
{
    tell(LogLevel::Info, line);
}

void printWarning(const QString &line)
{
    tell(LogLevel::Warning, u"Warning: "_qs + line);
}

ExitStatus fail(const Error &error)
{
    tell(LogLevel::Error, u"shelfhelp: "_qs + error.toText());
    return error.kind == ErrorKind::Usage ? WrongUsage : CouldNot;
}

int finish(int status)
{
    const bool isWritten = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (isWritten || (status != AllWell && status != SomeRejected)) {
        return status;
    }
    return fail({.message = u"Standard output cannot be written: the result is incomplete"_qs,
                 .remedy = u"Check where it goes to, and the free space there."_qs});
}

bool isTerminal()
{
    return isatty(STDERR_FILENO) != 0;
}

void watchStopSignals()
{
    struct sigaction action = {};
    action.sa_handler = onStopSignal;
    // A second signal ends the program at once.
    action.sa_flags = int(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool stopRequested()
{
    return stopSignal != 0;
}

} // namespace ShelfHelp::App
