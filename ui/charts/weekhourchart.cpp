// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "weekhourchart.h"

#include "variantswitch.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

using Grid = WeekHourGrid;

constexpr int allHours = Grid::columns - 1;

} // namespace

WeekHourChart::WeekHourChart(QWidget *parent)
    : Chart(u"weekHoursChart"_qs, tr("Hours of the week"), parent)
    , m_measure(new VariantSwitch({tr("Per hour"), tr("Total")}, this, u"measure"_qs))
{
    m_measure->hide();
    m_measure->setToolTip(
        tr("Few ranges have every weekday equally often: counts per such hour compare fairly"));
    connect(m_measure, &VariantSwitch::chosen, this, [this](int measure) { showTotals(measure == 1); });
}

void WeekHourChart::setData(const Data &figures)
{
    m_grid.setFigures(figures.now, locale().firstDayOfWeek());
    m_before.reset();
    if (figures.before) {
        m_before.emplace().setFigures(*figures.before, locale().firstDayOfWeek());
    }
    measure();
    dataChanged();
}

void WeekHourChart::showTotals(bool totals)
{
    m_showsTotals = totals;
    m_measure->setCurrent(totals ? 1 : 0);
    measure();
    dataChanged();
    Q_EMIT appearanceChanged();
}

void WeekHourChart::variantChanged()
{
    m_measure->setVisible(isCount());
    showMark(-1);
    measure();
}

CardControls *WeekHourChart::controls() const
{
    return m_measure;
}

QList<LegendEntry> WeekHourChart::legend() const
{
    if (!m_before) {
        return {};
    }
    return {{.text = tr("Compared period"), .color = theme().muted, .swatch = Swatch::DashedLine}};
}

QStringList WeekHourChart::variants() const
{
    return {tr("Shelf searches"), tr("Library checks"), tr("Cold p95"), tr("Availability")};
}

QString WeekHourChart::countedName() const
{
    return metric() == Metric::Checks ? tr("library checks") : tr("shelf searches");
}

QString WeekHourChart::subtitle() const
{
    switch (metric()) {
    case Metric::ColdP95:
        return tr("p95 of cold shelf searches, seconds · %1").arg(zoneText(question().time.reportingZone));
    case Metric::Availability:
        return tr("available of owned copies, % · %1").arg(zoneText(question().time.reportingZone));
    case Metric::Searches:
    case Metric::Checks:
        break;
    }
    return (m_showsTotals ? tr("%1 in the range · %2") : tr("%1 per such hour of the range · %2"))
        .arg(countedName(), zoneText(question().time.reportingZone));
}

QString WeekHourChart::emptyText() const
{
    switch (metric()) {
    case Metric::Searches:
        return tr("No shelf searches in this range.");
    case Metric::ColdP95:
        return tr("No cold shelf searches in this range.");
    case Metric::Checks:
    case Metric::Availability:
        break;
    }
    return tr("No library checks in this range.");
}

/// Whatever the metric: a card that says it is empty has no switch to look at another one.
bool WeekHourChart::hasData() const
{
    const Sql::WeekHour &all = m_grid.cell(Grid::cellAt(0, allHours)).sums;
    return all.shelfSearches + all.libraryChecks > 0;
}

WeekHourChart::Value WeekHourChart::countOf(qint64 n, int occurrences) const
{
    if (occurrences == 0) {
        return {};
    }
    return {.number = m_showsTotals ? double(n) : double(n) / occurrences, .n = n};
}

WeekHourChart::Value WeekHourChart::valueIn(const WeekHourGrid &grid, int mark) const
{
    const Grid::Cell &cell = grid.cell(mark);
    switch (metric()) {
    case Metric::Searches:
        return countOf(cell.sums.shelfSearches, cell.sums.occurrences);
    case Metric::Checks:
        return countOf(cell.sums.libraryChecks, cell.sums.occurrences);
    case Metric::ColdP95:
        return {.number = cell.cold.p95Ms, .n = cell.cold.n, .isSure = cell.cold.n >= smallestSample};
    case Metric::Availability:
        break;
    }
    const qint64 owned = cell.sums.outcomes.owned();
    return {.number = cell.sums.outcomes.availability(), .n = owned, .isSure = owned >= smallestSample};
}

/// Counts from nothing up; others between the extremes of the cells that are sure, if there are some.
void WeekHourChart::measure()
{
    std::optional<std::pair<double, double>> sure;
    std::optional<std::pair<double, double>> any;
    const auto include = [](std::optional<std::pair<double, double>> &range, double number) {
        range = range ? std::pair(std::min(range->first, number), std::max(range->second, number))
                      : std::pair(number, number);
    };
    for (int mark = 0; mark < markCount(); ++mark) {
        const Value value = valueOf(mark);
        if (Grid::isAnHour(mark) && value.number) {
            include(any, *value.number);
            if (value.isSure) {
                include(sure, *value.number);
            }
        }
    }
    const auto range = sure ? sure : any;
    m_high = range ? range->second : 1;
    m_low = range && !isCount() && range->first < m_high ? range->first : 0;
    m_high = m_high > m_low ? m_high : m_low + 1;
}

double WeekHourChart::shareOfScale(double number) const
{
    return std::clamp((number - m_low) / (m_high - m_low), 0.0, 1.0);
}

Sql::Pieces WeekHourChart::piecesOf(int mark) const
{
    return mark == Grid::cellAt(0, allHours) ? Sql::wholeRange(question().time.range) : m_grid.piecesOf(mark);
}

QList<RowsBehind> WeekHourChart::rowsBehind(int mark) const
{
    const Value value = valueOf(mark);
    if (value.n == 0) {
        return {};
    }
    RowsBehind rows{.kind = RowKind::ShelfSearches,
                    .name = tr("%1: %2").arg(variants()[variant()], name(mark)),
                    .pieces = piecesOf(mark),
                    .filter = question().filter,
                    .n = value.n};
    if (metric() == Metric::ColdP95) {
        const FilterStep cold = temperatureStep(Sql::Temperature::Cold);
        rows.name = tr("Cold searches: %1").arg(name(mark));
        rows.filter = withField(rows.filter, cold.field, cold.filter);
        rows.order = Sql::RowOrder::SlowestFirst;
    } else if (metric() != Metric::Searches) {
        rows.kind = RowKind::LibraryChecks;
    }
    if (metric() == Metric::Availability) {
        rows.name = tr("Checks of owned copies: %1").arg(name(mark));
        rows.filter = withOutcomesOf(rows.filter, {Sql::outcomeNames()[0], Sql::outcomeNames()[1]});
    }
    return {rows};
}

int WeekHourChart::markForKey(int key) const
{
    if (!hasData()) {
        return -1;
    }
    const bool isNowhere = currentMark() < 0;
    const int row = isNowhere ? 0 : Grid::rowOf(currentMark());
    const int column = isNowhere ? 0 : Grid::columnOf(currentMark());
    // The first key leads to the first cell.
    const int step = isNowhere ? 0 : 1;
    switch (key) {
    case Qt::Key_Right:
        return Grid::cellAt(row, std::min(allHours, column + step));
    case Qt::Key_Left:
        return Grid::cellAt(row, std::max(0, column - step));
    case Qt::Key_Down:
        return Grid::cellAt(std::min(Grid::rows - 1, row + step), column);
    case Qt::Key_Up:
        return Grid::cellAt(std::max(0, row - step), column);
    case Qt::Key_Home:
        return Grid::cellAt(row, 0);
    case Qt::Key_End:
        return Grid::cellAt(row, allHours);
    case Qt::Key_PageUp:
        return Grid::cellAt(0, column);
    case Qt::Key_PageDown:
        return Grid::cellAt(Grid::rows - 1, column);
    default:
        return -1;
    }
}

} // namespace ShelfHelp::Ui
