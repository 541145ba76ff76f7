// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "credentialprocess.h"

#include "credentialdocument.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace ShelfHelp::Ingest {

namespace {

constexpr int stopInterval = 50;
constexpr qsizetype outputLimit = 64 * 1024;
constexpr qsizetype complaintLimit = 120;

Error failed(const QString &origin, const QString &why)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"%1 failed: %2"_qs.arg(origin, why),
            .remedy = u"Run the command of credential_process by hand; perhaps you have to log in first."_qs};
}

/// What may be shown of the standard error of a program that handles secrets.
QString complaintOf(const QByteArray &standardError)
{
    const QByteArray line = standardError.trimmed().split('\n').first();
    return QString::fromUtf8(line.left(complaintLimit)).simplified();
}

/// Ends the program when it takes too long, prints too much or a stop is wanted.
Outcome waitFor(QProcess &process, const QString &origin, const StopCheck &shouldStop,
                QDeadlineTimer deadline)
{
    QString why;
    while (why.isEmpty() && !process.waitForFinished(stopInterval)) {
        if (process.error() == QProcess::FailedToStart) {
            return failed(origin, u"it cannot be started"_qs);
        }
        if (shouldStop && shouldStop()) {
            why = u"given up"_qs;
        } else if (deadline.hasExpired()) {
            why = u"it takes too long"_qs;
        } else if (process.bytesAvailable() > outputLimit) {
            why = u"it prints too much"_qs;
        } else if (process.state() == QProcess::NotRunning) {
            break;
        }
    }
    if (why.isEmpty()) {
        return success();
    }
    process.kill();
    process.waitForFinished();
    Error error = failed(origin, why);
    if (why == u"given up") {
        error.kind = ErrorKind::Cancelled;
    }
    return error;
}

Outcome checkEnd(QProcess &process, const QString &origin)
{
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        return success();
    }
    const QString complaint = complaintOf(process.readAllStandardError());
    const QString status = u"exit status %1"_qs.arg(QString::number(process.exitCode()));
    return failed(origin, complaint.isEmpty() ? status : status + u", “"_qs + complaint + u'”');
}

} // namespace

Result<Credentials> runCredentialProcess(const QString &command, const QString &origin,
                                         const AwsSettings &settings, std::chrono::milliseconds patience)
{
    QStringList arguments = QProcess::splitCommand(command);
    if (arguments.isEmpty()) {
        return failed(origin, u"it names no program"_qs);
    }
    const QString program = arguments.takeFirst();
    QProcess process;
    process.setProcessEnvironment(settings.environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    const Outcome waited = waitFor(process, origin, settings.shouldStop, QDeadlineTimer(patience));
    if (!waited.ok()) {
        return waited.error();
    }
    if (const Outcome end = checkEnd(process, origin); !end.ok()) {
        return end.error();
    }
    const QByteArray output = process.readAllStandardOutput();
    const QJsonValue version = QJsonDocument::fromJson(output).object().value(u"Version");
    if (!version.isUndefined() && version.toInt() != 1) {
        return failed(origin, u"the Version of what it prints is not 1"_qs);
    }
    return parseCredentials(output, u"SessionToken", origin);
}

} // namespace ShelfHelp::Ingest
