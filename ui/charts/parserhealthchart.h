// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/libraryfigures.h>

namespace ShelfHelp::Ui {

/// Which scraper broke, and when (L4)? For each library with such answers the share of those that no rule
/// knows (unknown) or that disagree with their flag (suspect), per bucket; from the ninth library on
/// together. The lines are told apart by colour, dash and marker. Names come from the database: plain text.
class ParserHealthChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParserHealthChart)

public:
    using Data = QList<Sql::ParserHealth>;

    explicit ParserHealthChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return !m_lines.isEmpty(); }

    /// Names and ids where they fit into two rows, else ids.
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// All unknown and all suspect ones, then those of each line that is shown.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    /// The library of a line.
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Rows of one kind of a mark, and the line they belong to; −1: of all.
    struct Part
    {
        int line = -1;
        RowsBehind rows;
    };

    [[nodiscard]] QList<Part> partsOf(int mark) const;
    /// The filter of a line: its library, or none of those that have lines of their own.
    [[nodiscard]] Sql::Filter filterOf(int line) const;

    [[nodiscard]] bool isPooled(int line) const { return m_lines[line].libraryId.isEmpty(); }

    /// By which legend and isShown() know a line.
    [[nodiscard]] QString seriesOf(int line) const;
    /// "Nashville Public Library (nashville)"; ids are shown whole unless they are very long.
    [[nodiscard]] QString nameOf(int line) const;
    [[nodiscard]] QString idOf(int line) const;
    [[nodiscard]] bool namesFit() const;
    [[nodiscard]] QColor colorOf(int line) const;
    [[nodiscard]] Marker markerOf(int line) const;
    [[nodiscard]] Swatch dashOf(int line) const;
    [[nodiscard]] BucketValues valuesOf(int line) const;
    void addLine(QtPlot &plot, int line) const;
    void paintMarkers(QPainter &painter, const QRectF &plot, int line) const;

    QList<Sql::ParserHealth> m_lines;
    bool m_hadRoom = true; ///< names fitted when the legend was asked for last
};

} // namespace ShelfHelp::Ui
