// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// What a notification tells of, in the order of Ingest::Event: the number of a kind is what ingest_batch()
/// gets.
enum class EventKind { ShelfSearch, LibrarySearch, GoodreadsVisit };

/// By what names a kind goes.
struct EventKindNames
{
    EventKind kind;
    QChar letter;        ///< in the ledger, shelfhelp.notifications.kind
    QString messageType; ///< msg_type of its messages
    QString table;       ///< of the rows that its notifications make
};

/// All kinds, in their order: what is done for each of them walks through this.
[[nodiscard]] const QList<EventKindNames> &eventKinds();

[[nodiscard]] const EventKindNames &namesOf(EventKind kind);

/// Nothing where the ledger of a newer program has a letter that we do not know.
[[nodiscard]] std::optional<EventKind> eventKindOf(QChar letter);

} // namespace ShelfHelp::Sql
