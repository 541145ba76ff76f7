// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace ShelfHelp::Tests {

/// What `scripts/lambda-package` said and made.
struct Packing
{
    int status = -1;
    QString messages; ///< both streams
};

/// The package made of the built `shelfhelp`, and its content in a folder of the test's own.
class LambdaPackage final
{
    Q_DISABLE_COPY_MOVE(LambdaPackage)

public:
    LambdaPackage() = default;

    /// Runs the script with these arguments, in the folder of this package.
    [[nodiscard]] Packing pack(const QStringList &arguments) const;
    /// Makes package.zip of the built program; empty when it is there, else what went wrong.
    [[nodiscard]] QString make();
    /// Takes package.zip apart into root(); empty when it is done, else what went wrong.
    [[nodiscard]] QString unpack();

    [[nodiscard]] QString folder() const { return m_folder.path(); }

    [[nodiscard]] QString zip() const { return m_folder.filePath(QStringLiteral("package.zip")); }

    /// Where the content lies as it does below /var/task.
    [[nodiscard]] QString root() const { return m_folder.filePath(QStringLiteral("bare/var/task")); }

    /// A root directory with nothing in it but var/task and empty places for tmp, dev and proc.
    [[nodiscard]] QString bareRoot() const { return m_folder.filePath(QStringLiteral("bare")); }

    /// Names in the zip, in its order.
    [[nodiscard]] QStringList names() const;
    /// Path of the loader, relative to the package.
    [[nodiscard]] QString loader() const;

    /// The command by which `bootstrap` starts the program of a package at `place`, for other subcommands.
    [[nodiscard]] QStringList command(const QString &place, const QStringList &arguments) const;

private:
    QTemporaryDir m_folder;
};

/// Files mapped into a running process, from /proc; anonymous memory and the kernel's own left out.
[[nodiscard]] QStringList mappedFiles(qint64 processId);

} // namespace ShelfHelp::Tests
