// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventkinds.h"

#include <algorithm>

namespace ShelfHelp::Sql {

const QList<EventKindNames> &eventKinds()
{
    static const QList<EventKindNames> kinds{
        {EventKind::ShelfSearch, u's', u"SHELFSEARCH"_qs, u"shelf_searches"_qs},
        {EventKind::LibrarySearch, u'l', u"LIBRARYSEARCH"_qs, u"library_searches"_qs},
        {EventKind::GoodreadsVisit, u'v', u"GOODREADSVISIT"_qs, u"goodreads_visits"_qs},
    };
    return kinds;
}

const EventKindNames &namesOf(EventKind kind)
{
    return eventKinds()[qsizetype(kind)];
}

std::optional<EventKind> eventKindOf(QChar letter)
{
    const auto found = std::ranges::find(eventKinds(), letter, &EventKindNames::letter);
    return found == eventKinds().end() ? std::nullopt : std::optional(found->kind);
}

} // namespace ShelfHelp::Sql
