// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowplace.h"

namespace ShelfHelp::App {

namespace {

QString temperatureName(Sql::Temperature temperature)
{
    switch (temperature) {
    case Sql::Temperature::Cold:
        return u"cold"_qs;
    case Sql::Temperature::Warm:
        return u"warm"_qs;
    case Sql::Temperature::Invalid:
        break;
    }
    return u"invalid"_qs;
}

QString idsText(const QList<qint64> &ids)
{
    QStringList texts;
    for (const qint64 id : ids) {
        texts.append(QString::number(id));
    }
    return texts.join(u' ');
}

Row searchRow(const Sql::ShelfSearchRow &row)
{
    return {row.key.id,
            row.started,
            row.ended,
            millisecondsOf(row.key.durationUs),
            temperatureName(row.temperature),
            row.byWindow,
            row.byClock,
            row.searchType,
            row.size,
            row.returned,
            row.shelfId,
            row.shelfUrl,
            row.readerId,
            row.shelfName,
            idsText(row.bookIds)};
}

} // namespace

Result<FigureTable> searchRowTable(const FigureRequest &request, const RowsRequest &rows)
{
    const Result<Sql::RowPage> page = rowPageOf(request, rows);
    if (!page.ok()) {
        return page.error();
    }
    return pageOf(Sql::searchRows(request.snapshot, Sql::wholeRange(request.context.range), request.filter,
                                  page.value()),
                  page.value().limit,
                  {u"shelf_search_id"_qs, u"started"_qs, u"ended"_qs, u"duration_ms"_qs, u"temperature"_qs,
                   u"warm_by_window"_qs, u"warm_by_clock"_qs, u"search_type"_qs, u"size_books"_qs,
                   u"returned_books"_qs, u"shelf_id"_qs, u"shelf_url"_qs, u"reader_id"_qs, u"shelf_name"_qs,
                   u"book_ids"_qs},
                  searchRow);
}

} // namespace ShelfHelp::App
