// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rankedtable.h"

#include "celldelegate.h"
#include "groupedheader.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

constexpr double rowHeight = 26;
constexpr double columnGap = 10; ///< beside the padding
constexpr double smallestFirst = 200;
constexpr double widestOther = 190;
constexpr double barWidth = 110;
constexpr double barHeight = 10;
constexpr double barGap = 8;

qint64 lengthOf(const QList<RankedTable::BarPart> &bar)
{
    return std::accumulate(bar.cbegin(), bar.cend(), qint64(0),
                           [](qint64 sum, const RankedTable::BarPart &part) { return sum + part.n; });
}

class RankedDelegate final : public CellDelegate
{
public:
    explicit RankedDelegate(RankedTable *table)
        : CellDelegate(table)
        , m_table(table)
    {
    }

protected:
    void paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const override
    {
        const auto side = index.model()
                              ->headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole)
                              .value<Qt::Alignment>();
        const QRectF box = cell.adjusted(scale()(TableBody::padding), 0, -scale()(TableBody::padding), -1);
        if (index.column() == m_table->barColumn()) {
            paintBar(painter, box, index.row());
        }
        const bool isMuted = index.column() > 0 && side.testFlag(Qt::AlignLeft);
        paintLine(painter, box, side, isMuted ? theme().muted : theme().text, index.data().toString());
    }

private:
    void paintBar(QPainter &painter, const QRectF &box, int row) const
    {
        const double unit = scale()(barWidth) / double(std::max<qint64>(1, m_table->longestBar()));
        const double top = box.center().y() - scale()(barHeight) / 2;
        double left = box.left();
        for (const RankedTable::BarPart &part : m_table->bar(m_table->source(row))) {
            const QRectF area(left, top, unit * double(part.n), scale()(barHeight));
            if (part.n > 0) {
                paintFilled(painter, {snapped(painter, area)}, part.color, part.pattern, theme(), scale());
            }
            left += area.width();
        }
    }

    RankedTable *m_table;
};

} // namespace

RankedTable::RankedTable(const QString &objectName, const QString &title, const QList<ChartColumn> &columns,
                         int barColumn, QWidget *parent)
    : TableBody(objectName, title, parent)
    , m_model(new RankedModel(columns, this))
    , m_barColumn(barColumn)
{
    setUp(m_model, new RankedDelegate(this), new GroupedHeader(this), rowHeight);
}

void RankedTable::setRows(const QList<QList<ChartCell>> &rows)
{
    replaceFigures([&] {
        m_longestBar = 0;
        for (int row = 0; row < rows.size(); ++row) {
            m_longestBar = std::max(m_longestBar, lengthOf(bar(row)));
        }
        m_model->setRows(rows);
    });
}

QList<RankedTable::BarPart> RankedTable::bar(int) const
{
    return {};
}

QList<RowsBehind> RankedTable::rowsBehind(const QModelIndex &cell) const
{
    const std::optional<RowsBehind> rows = rowsOf(source(cell.row()));
    return rows ? QList<RowsBehind>{*rows} : QList<RowsBehind>();
}

std::optional<FilterStep> RankedTable::filterStep(const QModelIndex &cell) const
{
    return stepOf(source(cell.row()), cell.column());
}

TooltipText RankedTable::tooltip(const QModelIndex &cell) const
{
    return tooltipOf(source(cell.row()));
}

QString RankedTable::cellName(const QModelIndex &cell) const
{
    return nameOf(source(cell.row()));
}

bool RankedTable::filtersByClick(const QModelIndex &cell) const
{
    return cell.column() == 0 && filterStep(cell).has_value();
}

QList<int> RankedTable::columnWidths(int width) const
{
    const QFontMetrics metrics = view()->fontMetrics();
    QList<int> widths{0};
    for (int column = 1; column < m_model->columnCount(); ++column) {
        int most = metrics.horizontalAdvance(u"↓ " + m_model->headerData(column, Qt::Horizontal).toString());
        int cells = 0;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            cells = std::max(cells, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        cells = std::min(cells, scale().px(widestOther));
        if (column == m_barColumn) {
            cells += scale().px(barWidth + barGap);
        }
        widths.append(std::max(most, cells) + scale().px(2 * padding + columnGap));
    }
    const int others = std::accumulate(widths.cbegin(), widths.cend(), 0);
    widths[0] = std::max(scale().px(smallestFirst), width - others);
    return widths;
}

} // namespace ShelfHelp::Ui
