// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interruption.h"

#include "console.h"

namespace ShelfHelp::App {

Interruption::Interruption(const Sql::Connection &connection)
    : m_interruption(connection, stopRequested)
{
    watchStopSignals();
}

bool Interruption::isRequested()
{
    return stopRequested();
}

Error Interruption::error()
{
    return {.kind = ErrorKind::Cancelled, .message = u"Stopped, as you asked: nothing was printed"_qs};
}

} // namespace ShelfHelp::App
