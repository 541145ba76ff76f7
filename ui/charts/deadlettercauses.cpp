// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deadlettercauses.h"

#include "celldelegate.h"
#include "groupedheader.h"

#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/eventcells.h>

#include <QFontMetrics>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

using Model = CausesModel;

constexpr double rowHeight = 26;
constexpr double columnGap = 8; ///< beside the padding
constexpr double smallestExample = 120;
constexpr qsizetype mostShown = 160; ///< characters of an example in a tooltip

class CausesDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const override
    {
        const auto side = index.model()
                              ->headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole)
                              .value<Qt::Alignment>();
        const QRectF box = cell.adjusted(scale()(TableBody::padding), 0, -scale()(TableBody::padding), -1);
        const bool isWaiting = index.column() == Model::Open && index.data().toString() != u"0";
        const bool isMain = index.column() == Model::Cause || index.column() == Model::Open;
        if (isWaiting) {
            QFont bold = painter.font();
            bold.setWeight(QFont::DemiBold);
            painter.setFont(bold);
        }
        paintLine(painter, box, side,
                  isWaiting ? theme().bad
                  : isMain  ? theme().text
                            : theme().muted,
                  index.data().toString());
    }
};

} // namespace

DeadLetterCauses::DeadLetterCauses(QWidget *parent)
    : TableBody(u"deadLetterCauses"_qs, tr("Dead letters by cause"), parent)
    , m_model(new Model(this))
{
    setUp(m_model, new CausesDelegate(this), new GroupedHeader(this), rowHeight);
}

void DeadLetterCauses::setData(const Data &figures)
{
    m_isRecorded = figures.has_value();
    replaceFigures([&] {
        m_model->setReasons(figures.value_or(QList<Sql::RejectionReason>()), question().time.reportingZone);
    });
}

qint64 DeadLetterCauses::openOnes() const
{
    qint64 open = 0;
    for (const Sql::RejectionReason &reason : m_model->reasons()) {
        open += reason.open;
    }
    return open;
}

QString DeadLetterCauses::subtitle() const
{
    return tr("all of them, whatever the range · Enter shows them");
}

QString DeadLetterCauses::emptyText() const
{
    return m_isRecorded ? tr("Good news: nothing was ever rejected.")
                        : tr("Not recorded: this database has no ledger of notifications.");
}

bool DeadLetterCauses::hasData() const
{
    return m_model->rowCount() > 0;
}

ChartTable DeadLetterCauses::table() const
{
    ChartTable table{.columns = {{tr("Cause"), u"reason"_qs},
                                 {tr("Open"), u"open"_qs},
                                 {tr("Replayed"), u"retried"_qs},
                                 {tr("Discarded"), u"discarded"_qs},
                                 {tr("Last seen"), u"last_seen"_qs},
                                 {tr("The newest one"), u"example_detail"_qs}},
                     .rows = {}};
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Sql::RejectionReason &reason = m_model->reasons()[row];
        const auto shown = [&](int column) { return m_model->index(row, column).data().toString(); };
        table.rows.append({{shown(Model::Cause), reason.reason},
                           countCell(reason.open, locale()),
                           countCell(reason.retried, locale()),
                           countCell(reason.discarded, locale()),
                           {shown(Model::LastSeen), reason.lastSeen},
                           {shown(Model::Example), reason.exampleDetail}});
    }
    return table;
}

QString DeadLetterCauses::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    return tr("%1 open dead letters of %2 causes.")
        .arg(countText(openOnes(), locale()), countText(m_model->rowCount(), locale()));
}

QList<RowsBehind> DeadLetterCauses::rowsBehind(const QModelIndex &cell) const
{
    const Sql::RejectionReason &reason = m_model->reasons()[cell.row()];
    RowsBehind rows{.kind = RowKind::DeadLetters,
                    .name = tr("Dead letters: %1").arg(cellName(cell)),
                    .rejections = {.reason = reason.reason},
                    .n = reason.open + reason.retried + reason.discarded};
    switch (cell.column()) {
    case Model::Open:
        rows.rejections.state = Sql::RejectionState::Open;
        rows.n = reason.open;
        break;
    case Model::Replayed:
        rows.rejections.state = Sql::RejectionState::Retried;
        rows.n = reason.retried;
        break;
    case Model::Discarded:
        rows.rejections.state = Sql::RejectionState::Discarded;
        rows.n = reason.discarded;
        break;
    default:
        break;
    }
    return rows.n > 0 ? QList{rows} : QList<RowsBehind>();
}

std::optional<FilterStep> DeadLetterCauses::filterStep(const QModelIndex & /*cell*/) const
{
    return std::nullopt;
}

bool DeadLetterCauses::filtersByClick(const QModelIndex & /*cell*/) const
{
    return false;
}

QString DeadLetterCauses::rowKey(int row) const
{
    return m_model->reasons()[row].reason;
}

QString DeadLetterCauses::cellName(const QModelIndex &cell) const
{
    return m_model->index(cell.row(), Model::Cause).data().toString();
}

TooltipText DeadLetterCauses::tooltip(const QModelIndex &cell) const
{
    const Sql::RejectionReason &reason = m_model->reasons()[cell.row()];
    return {.title = cellName(cell),
            .comparison = visibleText(reason.reason),
            .rows = {{tr("open"), countText(reason.open, locale())},
                     {tr("replayed"), countText(reason.retried, locale())},
                     {tr("discarded"), countText(reason.discarded, locale())},
                     {tr("first seen"), instantCell(reason.firstSeen, question().time.reportingZone)},
                     {tr("last seen"), instantCell(reason.lastSeen, question().time.reportingZone)}},
            .remark = visibleText(reason.exampleDetail.left(mostShown))};
}

/// The example gets all that the others leave.
QList<int> DeadLetterCauses::columnWidths(int width) const
{
    const QFontMetrics metrics = view()->fontMetrics();
    QList<int> widths;
    int others = 0;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        int most = metrics.horizontalAdvance(u"↓ " + m_model->headerData(column, Qt::Horizontal).toString());
        for (int row = 0; column != Model::Example && row < m_model->rowCount(); ++row) {
            most = std::max(most, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        widths.append(most + scale().px(2 * padding + columnGap));
        others += column == Model::Example ? 0 : widths.last();
    }
    widths[Model::Example] = std::max(scale().px(smallestExample), width - others);
    return widths;
}

} // namespace ShelfHelp::Ui
