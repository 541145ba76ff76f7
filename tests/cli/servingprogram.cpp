// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servingprogram.h"

#include <tests/support/patience.h>

#include <QTest>

#include <csignal>

namespace ShelfHelp::Tests {

namespace {

constexpr int patienceMs = 60'000;

/// The port in the line that it prints when it listens.
int announcedPort(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patienceMs)) {
            qFatal("shelfhelp does not serve: %s", process.readAllStandardError().constData());
        }
    }
    return QUrl(QString::fromUtf8(process.readLine().trimmed())).port();
}

} // namespace

ServingProgram::ServingProgram(Program &program, const QStringList &arguments)
    : m_process(program.start(QStringList{u"serve"_qs, u"--listen"_qs, u"127.0.0.1:0"_qs} + arguments))
    , m_port(announcedPort(*m_process))
{
}

ServingProgram::~ServingProgram()
{
    if (m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished();
    }
}

QUrl ServingProgram::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_qs.arg(QString::number(m_port), path));
}

ClientAnswer ServingProgram::get(const QString &path, const FakeHeaders &headers)
{
    return m_client.get(url(path), headers);
}

ClientAnswer ServingProgram::invoke(const QByteArray &event, const FakeHeaders &headers)
{
    return m_client.post(url(), event, headers + FakeHeaders{{"Content-Type", "application/json"}});
}

int ServingProgram::metric(const QByteArray &name)
{
    for (const QByteArray &line : get(u"/metrics"_qs).body.split('\n')) {
        if (line.startsWith(QByteArray(name + ' '))) {
            return line.mid(name.size() + 1).toInt();
        }
    }
    return -1;
}

void ServingProgram::waitUntilRead(QProcess &curl)
{
    QByteArray told;
    QTRY_VERIFY2_WITH_TIMEOUT((told += curl.readAllStandardError()).contains("\n> POST "), told.constData(),
                              patience);
    // What had come before the first of these is read before the second is.
    QVERIFY(metric("shelfhelp_database_up") >= 0);
    QVERIFY(metric("shelfhelp_database_up") >= 0);
}

void ServingProgram::sendSignal(int number)
{
    ::kill(pid_t(m_process->processId()), number);
}

Finished ServingProgram::stop()
{
    sendSignal(SIGTERM);
    return Program::finish(*m_process);
}

std::unique_ptr<QProcess> startCurl(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(u"curl"_qs, QStringList{u"-q"_qs, u"-sSv"_qs, u"--noproxy"_qs, u"*"_qs} + arguments);
    if (!process->waitForStarted()) {
        qFatal("curl is needed: %s", qPrintable(process->errorString()));
    }
    return process;
}

QByteArray outputOf(QProcess &curl)
{
    // One that has ended meanwhile is not waited for: that would fail.
    const bool ended = curl.state() == QProcess::NotRunning || curl.waitForFinished(patienceMs);
    if (!ended || curl.exitCode() != 0) {
        return "curl: " + curl.readAllStandardError();
    }
    return curl.readAllStandardOutput();
}

} // namespace ShelfHelp::Tests
