// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "weekhourgrid.h"

namespace ShelfHelp::Ui {

class VariantSwitch;

/// When is it used, and when is it slow (A1)? The hours of the day over the weekdays as a heat map, around it
/// bars of all weekdays and of all hours, with lines where those of the comparison would end. A cell says how
/// much by colour and by size; where it fits, by its number as well. Marks are the cells with the bars, row
/// by row. Own painter.
class WeekHourChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WeekHourChart)

public:
    using Data = Compared<WeekHourFigures>;

    /// In the order of variants().
    enum class Metric { Searches, Checks, ColdP95, Availability };

    explicit WeekHourChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;

    [[nodiscard]] QList<LegendEntry> legend() const override;

    [[nodiscard]] QStringList variants() const override;
    [[nodiscard]] CardControls *controls() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] QRectF markArea(int mark) const override;

    /// Whether counts are those of the whole range, and not divided by how many such hours it has.
    [[nodiscard]] bool showsTotals() const { return m_showsTotals; }

protected:
    [[nodiscard]] int markCount() const override { return WeekHourGrid::cellCount; }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] int markAt(const QPointF &position) const override;
    /// The arrows go from cell to cell, Home and End along the row, the page keys along the column.
    [[nodiscard]] int markForKey(int key) const override;
    [[nodiscard]] QPointF tooltipAnchor(int mark) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;
    void paintCrosshair(QPainter &painter, int mark) const override;
    void variantChanged() override;

private:
    /// What one cell says.
    struct Value
    {
        std::optional<double> number; ///< nothing where there is nothing to say
        qint64 n = 0;                 ///< how many rows it is of
        bool isSure = true;           ///< else of too few
    };

    /// Where the parts of the chart are.
    struct Places
    {
        QRectF grid;    ///< the hours of the week
        QRectF hours;   ///< bars of all weekdays, above
        QRectF days;    ///< bars of all hours, to the right
        double row = 0; ///< the height of a line of text
    };

    [[nodiscard]] Metric metric() const { return Metric(variant()); }

    [[nodiscard]] bool isCount() const { return variant() <= int(Metric::Checks); }

    void showTotals(bool totals);
    void measure();
    [[nodiscard]] Value valueIn(const WeekHourGrid &grid, int mark) const;

    [[nodiscard]] Value valueOf(int mark) const { return valueIn(m_grid, mark); }

    /// Of the comparison; says nothing without one.
    [[nodiscard]] Value valueBefore(int mark) const { return m_before ? valueIn(*m_before, mark) : Value(); }

    void compareTooltip(TooltipText &text, int mark) const;
    [[nodiscard]] Value countOf(qint64 n, int occurrences) const;
    [[nodiscard]] std::optional<double> perHour(const WeekHourGrid &grid, int mark) const;
    [[nodiscard]] ChartCell tableCell(const WeekHourGrid &grid, int mark) const;
    [[nodiscard]] double shareOfScale(double number) const;
    [[nodiscard]] QString weekdayText(int mark, QLocale::FormatType format) const;
    [[nodiscard]] QString hourText(int mark) const;
    [[nodiscard]] QString name(int mark) const;
    /// As short as a cell needs it; the unit stands in the subtitle.
    [[nodiscard]] QString cellText(double number) const;
    /// With its unit.
    [[nodiscard]] QString fullText(const std::optional<double> &number) const;
    [[nodiscard]] QString countedName() const;
    [[nodiscard]] Sql::Pieces piecesOf(int mark) const;

    [[nodiscard]] Places places() const;
    [[nodiscard]] QRectF cellArea(int mark, const Places &places) const;
    [[nodiscard]] QString axisText(int hour) const;
    void paintAxes(QPainter &painter, const Places &places) const;
    void paintCells(QPainter &painter, const Places &places) const;
    void paintMark(QPainter &painter, const QRectF &area, double share, bool isSure) const;
    void paintHourBars(QPainter &painter, const Places &places) const;
    void paintDayBars(QPainter &painter, const Places &places) const;
    void paintBefore(QPainter &painter, const QLineF &line) const;
    void paintAll(QPainter &painter, const Places &places) const;
    void paintKey(QPainter &painter, const Places &places) const;

    WeekHourGrid m_grid;
    std::optional<WeekHourGrid> m_before;
    bool m_showsTotals = false;
    double m_low = 0;  ///< of the scale of colours
    double m_high = 1; ///< likewise
    VariantSwitch *m_measure;
};

} // namespace ShelfHelp::Ui
