// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace ShelfHelp::Tests {

/// A TCP port of 127.0.0.1 that nobody else is given while this lives: whoever asks for any port gets another
/// one, and no connection begins at it. A server that asks for this one may listen, stop and listen again
/// (with SO_REUSEADDR, as PostgreSQL and QTcpServer do); while none listens, clients are refused.
///
/// Ends the test program when there is no port.
class ReservedPort final
{
    Q_DISABLE_COPY_MOVE(ReservedPort)

public:
    ReservedPort();
    ~ReservedPort();

    [[nodiscard]] quint16 number() const { return m_number; }

private:
    const int m_descriptor; ///< bound, and never listens
    quint16 m_number = 0;
};

} // namespace ShelfHelp::Tests
