// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include <csignal>

namespace ShelfHelp::Tests {

namespace {

constexpr int patienceMs = 120'000;
const QString builtPrograms = QStringLiteral(SHELFHELP_BINARY_DIR "/bin/");

/// Whether the process has a handler for the signal.
bool catches(qint64 process, int number)
{
    QFile status(u"/proc/%1/status"_qs.arg(process));
    if (!status.open(QIODevice::ReadOnly)) {
        return false;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("SigCgt:")) {
            return (line.mid(7).trimmed().toULongLong(nullptr, 16) >> (number - 1) & 1U) != 0;
        }
    }
    return false;
}

} // namespace

QJsonObject Finished::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString Finished::counts() const
{
    const QJsonObject object = json();
    QStringList counts;
    for (const QString &name : {u"read"_qs, u"stored"_qs, u"duplicate"_qs, u"rejected"_qs}) {
        counts.append(object.contains(name) ? QString::number(object.value(name).toInteger()) : u"?"_qs);
    }
    return counts.join(u'/');
}

QString uriOf(const Sql::ConnectionSettings &settings)
{
    return u"postgresql://%1@/%2?host=%3&port=%4"_qs.arg(
        settings.user, settings.database, QString::fromLatin1(QUrl::toPercentEncoding(settings.host)),
        QString::number(settings.port));
}

bool sendNoticedSignal(const QProcess &process, int number)
{
    const QDeadlineTimer deadline(patienceMs);
    ::kill(pid_t(process.processId()), number);
    while (catches(process.processId(), number)) {
        if (deadline.hasExpired()) {
            return false;
        }
        QThread::msleep(1);
    }
    return true;
}

Program::Program(const Sql::ConnectionSettings &settings, const QString &name)
    : m_program(builtPrograms + name)
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString &variable :
         {u"DB_HOST"_qs, u"DB_PORT"_qs, u"DB_NAME"_qs, u"DB_USER"_qs, u"DB_PASS"_qs}) {
        m_environment.remove(variable);
    }
    setVariable(u"DATABASE_URL"_qs, uriOf(settings));
    static const QTemporaryDir data; // what programs note of their own is not the tester's business
    setVariable(u"XDG_DATA_HOME"_qs, data.path());
}

void Program::setVariable(const QString &name, const QString &value)
{
    value.isEmpty() ? m_environment.remove(name) : m_environment.insert(name, value);
}

std::unique_ptr<QProcess> Program::startProcess(const QString &program, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->start(program, arguments);
    if (!process->waitForStarted()) {
        qFatal("the program cannot be started: %s", qPrintable(process->errorString()));
    }
    return process;
}

std::unique_ptr<QProcess> Program::start(const QStringList &arguments)
{
    return startProcess(m_program, arguments);
}

Finished Program::finish(QProcess &process)
{
    process.closeWriteChannel();
    // One that has ended meanwhile is not waited for: that would fail.
    const bool isOver = process.state() == QProcess::NotRunning || process.waitForFinished(patienceMs);
    const bool ended = isOver && process.exitStatus() == QProcess::NormalExit;
    return {.status = ended ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .messages = QString::fromUtf8(process.readAllStandardError())};
}

Finished Program::run(const QStringList &arguments, const QByteArray &input)
{
    const std::unique_ptr<QProcess> process = start(arguments);
    process->write(input);
    return finish(*process);
}

Finished Program::runRedirected(const QString &redirection, const QStringList &arguments)
{
    const QStringList shell{u"-c"_qs, u"exec \"$0\" \"$@\" "_qs + redirection, m_program};
    return finish(*startProcess(u"sh"_qs, shell + arguments));
}

Finished Program::runLimited(const QString &limit, const QStringList &arguments)
{
    const QStringList shell{u"-c"_qs, u"ulimit "_qs + limit + u" && exec \"$0\" \"$@\"", m_program};
    return finish(*startProcess(u"sh"_qs, shell + arguments));
}

} // namespace ShelfHelp::Tests
