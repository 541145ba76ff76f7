// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "happening.h"

#include <QByteArray>

namespace ShelfHelp::Ingest::Simulation {

// Messages are written as the backend writes them: compact JSON, the same order of keys, naive times without
// a fraction on whole seconds.

[[nodiscard]] QByteArray messageAbout(quint64 seed, const Happening &happening);

/// The SNS FIFO notification around a message, on one line without its end. `serial` counts the
/// notifications of one simulation from 0 and decides MessageId and SequenceNumber.
[[nodiscard]] QByteArray envelopeLine(quint64 seed, quint64 serial, qint64 publishedAt,
                                      const QByteArray &message);

} // namespace ShelfHelp::Ingest::Simulation
