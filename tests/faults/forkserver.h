// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <sys/types.h>

#include <functional>

namespace ShelfHelp::Tests {

/// Runs a function in a process of its own, again and again, without the start of a program each time: a
/// child that does nothing but fork. It has to be made before QCoreApplication and before any thread.
class ForkServer final
{
    Q_DISABLE_COPY_MOVE(ForkServer)

public:
    using Task = std::function<int(const QStringList &)>;

    struct Exit
    {
        int status = -1; ///< of a process that ended by itself
        int signal = 0;  ///< that ended it
        QString output;  ///< what it wrote to its standard error
    };

    explicit ForkServer(Task task);
    ~ForkServer();

    /// In the child the crash hooks count from 0, by these variables.
    [[nodiscard]] Exit run(const QStringList &arguments, const QMap<QString, QString> &variables = {});

private:
    void serve(int socket);
    [[nodiscard]] int runChild(const QByteArray &order);

    const Task m_task;
    int m_socket = -1;
    pid_t m_server = -1;
};

} // namespace ShelfHelp::Tests
