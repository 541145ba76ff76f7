// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "program.h"

#include <tests/support/fakeclient.h>

#include <QByteArray>
#include <QUrl>

#include <memory>

namespace ShelfHelp::Tests {

/// What `serve` offers to the curl line of its help.
inline const QString invocationPath = QStringLiteral("/2015-03-31/functions/function/invocations");

/// `shelfhelp serve` as a process, on a free port of 127.0.0.1, and a client for it.
class ServingProgram final
{
    Q_DISABLE_COPY_MOVE(ServingProgram)

public:
    /// Returns when it listens; ends the test program when it does not.
    explicit ServingProgram(Program &program, const QStringList &arguments = {});
    /// Kills it unless it has ended.
    ~ServingProgram();

    [[nodiscard]] QUrl url(const QString &path = invocationPath) const;

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] QProcess &process() { return *m_process; }

    [[nodiscard]] ClientAnswer get(const QString &path, const FakeHeaders &headers = {});
    [[nodiscard]] ClientAnswer invoke(const QByteArray &event, const FakeHeaders &headers = {});

    /// A whole figure of /metrics; −1 when there is none of that name.
    [[nodiscard]] int metric(const QByteArray &name);

    /// Waits until the program has read what that curl sends it; else the test fails.
    void waitUntilRead(QProcess &curl);

    void sendSignal(int number);
    /// Asks it to end and waits for it. The output is all but the line with the address.
    [[nodiscard]] Finished stop();

private:
    std::unique_ptr<QProcess> m_process;
    int m_port = 0;
    FakeClient m_client;
};

/// curl, as people use it, left to the caller. Its standard error tells what it does.
[[nodiscard]] std::unique_ptr<QProcess> startCurl(const QStringList &arguments);
/// What a curl wrote to its standard output.
[[nodiscard]] QByteArray outputOf(QProcess &curl);

} // namespace ShelfHelp::Tests
