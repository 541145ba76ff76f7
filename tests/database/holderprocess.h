// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace ShelfHelp::Tests {

/// A temporary directory below /tmp that every user may enter (the server is not root).
class OpenDirectory final
{
public:
    OpenDirectory();

    [[nodiscard]] QString file(const QString &name) const { return m_directory.filePath(name); }

private:
    QTemporaryDir m_directory;
};

/// Another process that uses a cluster: the program clusterholder.
class HolderProcess final
{
    Q_DISABLE_COPY_MOVE(HolderProcess)

public:
    enum class User { Same, Ordinary };

    HolderProcess() = default;
    ~HolderProcess();

    /// Starts it without waiting. `User::Ordinary`: as `nobody` when the tests run as root.
    void start(const QString &directory, const QProcessEnvironment &environment = systemEnvironment(),
               User user = User::Same);
    /// Waits for its answer: `ready …`, `failed …`, or nothing when it was killed.
    [[nodiscard]] QString answer();
    /// The socket directory it was given; empty when it failed.
    [[nodiscard]] QString socketDirectory();
    /// Ends its use of the cluster and waits until it has left.
    [[nodiscard]] bool release();
    void kill();

    [[nodiscard]] static QProcessEnvironment systemEnvironment()
    {
        return QProcessEnvironment::systemEnvironment();
    }

private:
    QTemporaryDir m_copy;
    QProcess m_process;
    QString m_answer;
};

} // namespace ShelfHelp::Tests
