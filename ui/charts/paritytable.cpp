// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "paritytable.h"

#include "celldelegate.h"
#include "groupedheader.h"
#include "paritycontrols.h"

#include <sql/analytics/overviewfigures.h>
#include <ui/format/numbers.h>

#include <QFontMetrics>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

using Model = ParityModel;

constexpr double rowHeight = 26;
constexpr double columnGap = 10; ///< beside the padding
constexpr double smallestReason = 220;
constexpr double smallestName = 96;
constexpr double roomBeforeReason = 14; ///< from the numbers before it
constexpr double widestView = 210;
constexpr int measuredRows = 600; ///< more of them are no wider

/// The columns for people who compare are plain; what differs stands out by weight and a sign, not by colour.
class ParityDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const override
    {
        const auto *model = qobject_cast<const Model *>(index.model());
        const auto side =
            model->headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
        QRectF box = cell.adjusted(scale()(TableBody::padding), 0, -scale()(TableBody::padding), -1);
        if (index.column() == Model::Reason) {
            box.setLeft(box.left() + scale()(roomBeforeReason));
        }
        const bool isFigure = index.column() == Model::Theirs || index.column() == Model::Ours;
        const bool standsOut = (index.column() == Model::Difference &&
                                model->rowAt(index.row()).difference().value_or(0) != 0) ||
                               (index.column() == Model::Installed && model->contradictsView(index.row()));
        if (standsOut) {
            QFont strong = painter.font();
            strong.setWeight(QFont::DemiBold);
            painter.setFont(strong);
        }
        const QString text = index.data().toString();
        const bool isTold =
            isFigure || standsOut || (index.column() == Model::Reason && text != absentText());
        const auto elide = index.column() == Model::View ? Qt::ElideMiddle : Qt::ElideRight;
        paintLine(painter, box, side, isTold ? theme().text : theme().muted, text, elide);
    }
};

/// From the first stored search or check to the last one.
std::optional<Sql::TimeRange> allTimeOf(const Sql::DataSpan &span)
{
    if (!span.first || !span.last) {
        return std::nullopt;
    }
    return Sql::TimeRange{*span.first, span.last->addMSecs(1)};
}

Result<qint64> countSuspect(Sql::Snapshot &snapshot, const Sql::TimeRange &range, Sql::Medium medium)
{
    Sql::Filter filter;
    filter.isSuspect = true;
    filter.medium = medium;
    return Sql::countCheckRows(snapshot, Sql::wholeRange(range), filter);
}

/// What leads from the figures to rows.
Outcome readWays(Sql::Snapshot &snapshot, const Question &question, ParityFigures &figures)
{
    const auto span = Sql::dataSpan(snapshot, question.time.sourceZone);
    if (!span.ok()) {
        return span.error();
    }
    figures.allTime = allTimeOf(span.value());
    if (!figures.allTime) {
        return success();
    }
    figures.hours = hoursOfDay(*figures.allTime, question.time.reportingZone);
    Sql::TimeContext allTime = question.time;
    allTime.range = *figures.allTime;
    auto outcomes = Sql::outcomesByMedium(snapshot, allTime, {});
    const auto libby = countSuspect(snapshot, allTime.range, Sql::Medium::Libby);
    const auto physical = countSuspect(snapshot, allTime.range, Sql::Medium::Physical);
    if (!outcomes.ok() || !libby.ok() || !physical.ok()) {
        return !outcomes.ok() ? outcomes.error() : !libby.ok() ? libby.error() : physical.error();
    }
    figures.outcomes = std::move(outcomes).value();
    figures.suspectLibby = libby.value();
    figures.suspectPhysical = physical.value();
    return success();
}

} // namespace

Result<Figure> readParity(Sql::Snapshot &snapshot, const Question &question)
{
    ParityFigures figures;
    auto rows = Sql::parity(snapshot, question.time);
    if (!rows.ok()) {
        return rows.error();
    }
    figures.rows = std::move(rows).value();
    auto installed = Sql::installedViews(snapshot);
    if (!installed.ok()) {
        return installed.error();
    }
    figures.installed = std::move(installed).value();
    if (const Outcome ways = readWays(snapshot, question, figures); !ways.ok()) {
        return ways.error();
    }
    return Figure::of(figures);
}

ParityTable::ParityTable(QWidget *parent)
    : TableBody(u"parityTable"_qs, tr("The existing dashboard's ten views, and our figures"), parent)
    , m_model(new Model(this))
    , m_controls(new ParityControls(this))
{
    auto *header = new GroupedHeader(this);
    header->setRoomBefore(Model::Reason, roomBeforeReason);
    setUp(m_model, new ParityDelegate(this), header, rowHeight);
    m_controls->hide();
    connect(m_controls, &ParityControls::searchChanged, this, [this](const QString &words) {
        replaceFigures([&] { m_model->setSearch(words); });
        Q_EMIT appearanceChanged();
    });
    connect(m_controls, &ParityControls::onlyDifferencesChanged, this, [this](bool only) {
        replaceFigures([&] { m_model->setOnlyDifferences(only); });
        Q_EMIT appearanceChanged();
    });
}

void ParityTable::setData(const Data &figures)
{
    replaceFigures([&] { m_model->setFigures(figures); });
}

CardControls *ParityTable::controls() const
{
    return m_controls;
}

QString ParityTable::subtitle() const
{
    const qsizetype all = m_model->figures().rows.size();
    const qsizetype views = m_model->figures().installed.views.size();
    QString text =
        tr("all time, whatever the range and filters · %1 of %2 values differ · %3 of 10 views installed")
            .arg(countText(m_model->differences(), locale()), countText(all, locale()),
                 countText(views, locale()));
    if (m_model->rowCount() < all) {
        text += tr(" · %1 shown").arg(countText(m_model->rowCount(), locale()));
    }
    return text;
}

QString ParityTable::emptyText() const
{
    return tr("The views have no rows.");
}

bool ParityTable::hasData() const
{
    return !m_model->figures().rows.isEmpty();
}

QString ParityTable::installedText(int row) const
{
    return m_model->index(row, Model::Installed).data().toString();
}

ChartTable ParityTable::table() const
{
    ChartTable table{.columns = {{tr("View"), u"view"_qs},
                                 {tr("Row"), u"row"_qs},
                                 {tr("Column"), u"column"_qs},
                                 {tr("Installed"), u"installed"_qs},
                                 {tr("Theirs"), u"theirs"_qs},
                                 {tr("Ours"), u"ours"_qs},
                                 {tr("Difference"), u"difference"_qs},
                                 {tr("Reason"), u"reason"_qs}},
                     .rows = {}};
    const auto raw = [](std::optional<double> number) { return number ? QVariant(*number) : QVariant(); };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Sql::ParityRow &each = m_model->rowAt(row);
        const auto shown = [&](int column) { return m_model->index(row, column).data().toString(); };
        table.rows.append({{each.view, each.view},
                           {shown(Model::Key), each.key ? QVariant(*each.key) : QVariant()},
                           {each.column, each.column},
                           {shown(Model::Installed), raw(m_model->installedAt(row).value_or(std::nullopt))},
                           {shown(Model::Theirs), raw(each.theirs)},
                           {shown(Model::Ours), raw(each.ours)},
                           {shown(Model::Difference), raw(each.difference())},
                           {shown(Model::Reason), parityReasonText(each)}});
    }
    return table;
}

QString ParityTable::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    return tr("%1 of %2 values of the existing dashboard differ from ours; %3 of its views are installed, "
              "and %4 of their values "
              "are not what the dashboard defines.")
        .arg(countText(m_model->differences(), locale()), countText(m_model->figures().rows.size(), locale()),
             countText(m_model->figures().installed.views.size(), locale()),
             countText(m_model->contradictions(), locale()));
}

QList<RowsBehind> ParityTable::rowsBehind(const QModelIndex &cell) const
{
    return parityRowsBehind(m_model->rowAt(cell.row()), m_model->figures());
}

std::optional<FilterStep> ParityTable::filterStep(const QModelIndex &) const
{
    return std::nullopt; // nothing here follows filters
}

QString ParityTable::rowKey(int row) const
{
    const Sql::ParityRow &each = m_model->rowAt(row);
    return each.view + QChar::Null + (each.key ? QString(u'+' + *each.key) : QString()) + QChar::Null +
           each.column;
}

QString ParityTable::cellName(const QModelIndex &cell) const
{
    return m_model->index(cell.row(), Model::View).data().toString();
}

TooltipText ParityTable::tooltip(const QModelIndex &cell) const
{
    const int row = cell.row();
    const Sql::ParityRow &each = m_model->rowAt(row);
    const auto shown = [&](int column) { return m_model->index(row, column).data().toString(); };
    const bool isInstalled = m_model->installedAt(row).has_value();
    TooltipText text{
        .title = each.view,
        .comparison = tr("%1 · %2").arg(shown(Model::Key), each.column),
        .rows = {{tr("The installed view says"), isInstalled ? installedText(row) : tr("not installed")},
                 {tr("Their definition gives"), shown(Model::Theirs)},
                 {tr("Ours"), shown(Model::Ours)},
                 {tr("Theirs − ours"), shown(Model::Difference)}}};
    for (const Sql::ParityCause &cause : each.causes) {
        Sql::ParityRow one;
        one.causes = {cause};
        text.rows.append({parityReasonText(one), {}});
    }
    if (m_model->contradictsView(row)) {
        text.remark =
            tr("The view is not what the dashboard defines: mended, as ours are, or changed by hand");
    }
    return text;
}

/// The reason gets all that the others leave.
QList<int> ParityTable::columnWidths(int width) const
{
    const QFontMetrics metrics = view()->fontMetrics();
    QList<int> widths;
    int others = 0;
    for (int column = 0; column < Model::ColumnCount; ++column) {
        int most = metrics.horizontalAdvance(u"↓ " + m_model->headerData(column, Qt::Horizontal).toString());
        for (int row = 0; column != Model::Reason && row < std::min(measuredRows, m_model->rowCount());
             ++row) {
            most = std::max(most, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        most = column == Model::View ? std::min(most, scale().px(widestView)) : most;
        widths.append(most + scale().px(2 * padding + columnGap));
        others += column == Model::Reason ? 0 : widths.last();
    }
    // Where it is narrow, names that can be guessed from a part give way.
    int missing = scale().px(smallestReason) + others - width;
    for (const int column : {Model::Value, Model::View}) {
        const int given = std::clamp(missing, 0, std::max(0, widths[column] - scale().px(smallestName)));
        widths[column] -= given;
        others -= given;
        missing -= given;
    }
    widths[Model::Reason] = std::max(scale().px(smallestReason), width - others);
    return widths;
}

} // namespace ShelfHelp::Ui
