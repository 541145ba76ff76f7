// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelvestable.h"

#include <ui/format/numbers.h>
#include <ui/format/privacy.h>
#include <ui/models/celltext.h>
#include <ui/models/rowcells.h>

namespace ShelfHelp::Ui {

namespace {

using Cells = RowCells<Sql::ShelfRow>;

constexpr qsizetype longestLine = 110; ///< in a tooltip

} // namespace

Result<Figure> readTopShelves(Sql::Snapshot &snapshot, const Question &question)
{
    auto shelves = Sql::shelvesTable(snapshot, question.time, question.filter,
                                     {.sort = Sql::ShelfSort::Searches, .limit = ShelvesTable::mostShelves});
    return shelves.ok() ? Result<Figure>(Figure::of(std::move(shelves).value())) : shelves.error();
}

ShelvesTable::ShelvesTable(QWidget *parent)
    : RankedTable(u"shelvesTable"_qs, tr("Shelves that come back"), Cells::columns(), Cells::Searches, parent)
{
}

void ShelvesTable::setData(const Data &figures)
{
    m_data = figures;
    QList<QList<ChartCell>> rows;
    for (const Sql::ShelfRow &shelf : figures.rows) {
        rows.append(Cells::cells(shelf, question().time.reportingZone, locale()));
    }
    setRows(rows);
}

QString ShelvesTable::subtitle() const
{
    const QString what = tr("by searches in the range");
    return m_data.total > m_data.rows.size()
               ? tr("%1 · the first %2 of %3, the others are in All shelves")
                     .arg(what, countText(m_data.rows.size(), locale()), countText(m_data.total, locale()))
               : what;
}

QString ShelvesTable::emptyText() const
{
    return tr("No shelf was searched in this range.");
}

QString ShelvesTable::summary() const
{
    if (m_data.rows.isEmpty()) {
        return emptyText();
    }
    return tr("%n shelves were searched; the one that was searched most often %1 times.", nullptr,
              int(m_data.total))
        .arg(countText(m_data.rows.first().searches, locale()));
}

QList<RankedTable::BarPart> ShelvesTable::bar(int row) const
{
    return {{.n = m_data.rows[row].searches, .color = theme().accent}};
}

std::optional<RowsBehind> ShelvesTable::rowsOf(int row) const
{
    const RowsBehind all{.kind = RowKind::Shelves,
                         .name = {},
                         .pieces = Sql::wholeRange(question().time.range),
                         .filter = question().filter};
    return Cells::behind(m_data.rows[row], all);
}

std::optional<FilterStep> ShelvesTable::stepOf(int row, int column) const
{
    return Cells::filterStep(m_data.rows[row], column);
}

QString ShelvesTable::keyOf(int row) const
{
    return QString::number(m_data.rows[row].shelfId);
}

QString ShelvesTable::nameOf(int row) const
{
    return shelfUrlText(m_data.rows[row].url);
}

TooltipText ShelvesTable::tooltipOf(int row) const
{
    const Sql::ShelfRow &shelf = m_data.rows[row];
    const QList<ChartCell> cells = Cells::cells(shelf, question().time.reportingZone, locale());
    const QList<ChartColumn> columns = Cells::columns();
    TooltipText text{.title = shortenedInside(visibleText(shelfUrlText(shelf.url)), longestLine), .rows = {}};
    for (int column = Cells::Reader; column < cells.size(); ++column) {
        text.rows.append(
            {columns[column].name, shortenedInside(visibleText(cells[column].text), longestLine)});
    }
    return text;
}

} // namespace ShelfHelp::Ui
