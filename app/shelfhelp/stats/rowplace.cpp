// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowplace.h"

namespace ShelfHelp::App {

namespace {

/// `started,id,duration`, the last of which may be empty.
std::optional<Sql::RowKey> keyOf(const QString &place)
{
    const QStringList parts = place.split(u',');
    bool isStart = false;
    bool isId = false;
    bool isDuration = true;
    Sql::RowKey key{.startedUs = parts.value(0).toLongLong(&isStart), .id = parts.value(1).toLongLong(&isId)};
    if (!parts.value(2).isEmpty()) {
        key.durationUs = parts.value(2).toLongLong(&isDuration);
    }
    return parts.size() == 3 && isStart && isId && isDuration ? std::optional(key) : std::nullopt;
}

} // namespace

Result<Sql::RowPage> rowPageOf(const FigureRequest &request, const RowsRequest &rows)
{
    Sql::RowPage page{.order = rows.slowestFirst ? Sql::RowOrder::SlowestFirst : Sql::RowOrder::NewestFirst,
                      .limit = request.limit,
                      .after = {}};
    if (!rows.after.isEmpty()) {
        page.after = keyOf(rows.after);
        if (!page.after) {
            return badPlace(rows.after);
        }
    }
    return page;
}

QString placeText(const Sql::RowKey &key)
{
    return u"%1,%2,%3"_qs.arg(QString::number(key.startedUs), QString::number(key.id),
                              key.durationUs ? QString::number(*key.durationUs) : QString());
}

} // namespace ShelfHelp::App
