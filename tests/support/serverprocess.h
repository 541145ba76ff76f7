// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/embedded/serveruser.h>

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace ShelfHelp::Tests {

/// A temporary directory of a server: only its user may enter, and its path is short enough for a socket.
class ServerDirectory final
{
    Q_DISABLE_COPY_MOVE(ServerDirectory)

public:
    ServerDirectory();

    [[nodiscard]] QString filePath(const QString &name) const { return m_directory.filePath(name); }

    [[nodiscard]] QString path() const { return m_directory.path(); }

    [[nodiscard]] const Sql::ServerUser &user() const { return m_user; }

private:
    QTemporaryDir m_directory;
    Sql::ServerUser m_user;
};

/// Makes the user the owner of a directory, so that its server may write there.
void giveTo(const Sql::ServerUser &user, const QString &directory);

/// Starts a server as a child, so that its process number is certain and it ends with the test program
/// even when that is killed. Its output is appended to `log`.
[[nodiscard]] std::unique_ptr<QProcess> startServer(const QString &program, const QStringList &arguments,
                                                    const Sql::ServerUser &user, const QString &log);

[[nodiscard]] QByteArray contentOf(const QString &path);
void writeTo(const QString &path, const QByteArray &content);

} // namespace ShelfHelp::Tests
