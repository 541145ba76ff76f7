// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace ShelfHelp::Tests {

/// A small file system. It belongs to a mount namespace of this process and its children, so that nothing
/// stays behind, whatever happens to us.
class SmallDisk final
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

public:
    SmallDisk();
    ~SmallDisk();

    /// Why there is none; empty when there is one.
    [[nodiscard]] QString problem() const;

    [[nodiscard]] QString path() const { return m_directory.path(); }

    /// Takes all the room there is.
    void fill();
    /// Gives it back.
    void clear();

private:
    [[nodiscard]] QByteArray mountPoint() const;

    [[nodiscard]] QString ballast() const { return path() + u"/ballast"; }

    QTemporaryDir m_directory;
    bool m_isMounted = false;
    int m_error = 0;
};

} // namespace ShelfHelp::Tests
