// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QHostAddress>
#include <QList>
#include <QString>

namespace ShelfHelp::Ingest {

/// Where a server listens.
struct ListenAddress
{
    QList<QHostAddress> addresses; ///< at least one; the machine may lack those after the first
    quint16 port = 0;              ///< 0: any that is free

    /// Only programs of this machine can reach it.
    [[nodiscard]] bool isLoopback() const;

    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

/// Reads `127.0.0.1:9001`, `[::1]:9001`, `localhost:9001`, `:9001` and `9001`; the last three mean this
/// machine over both IPv4 and IPv6. Other names are refused: they may mean another address tomorrow.
[[nodiscard]] Result<ListenAddress> parseListenAddress(const QString &text);

/// `127.0.0.1` or `[::1]`, as it stands before a port.
[[nodiscard]] QString hostText(const QHostAddress &address);

} // namespace ShelfHelp::Ingest
