// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "chartaxes.h"

#include <sql/analytics/distribution.h>

namespace ShelfHelp::Ui {

/// How big the shelves are: a histogram in bins of 25 with lines every 200 books, where another page is
/// fetched. The bin at 600 also holds every shelf of 800 and more and is hatched and named. Own painter.
class SizeChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SizeChart)

public:
    using Data = Sql::Distribution; ///< of the latest size of each shelf

    explicit SizeChart(QWidget *parent = nullptr);

    void setData(const Data &sizes);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return m_all > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override { return {}; }

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] int markCount() const override { return static_cast<int>(m_shelves.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;

private:
    [[nodiscard]] Ticks valueTicks() const;
    [[nodiscard]] QString binText(int bin) const;
    [[nodiscard]] double xOf(int size) const;
    void paintSizeAxis(QPainter &painter) const;
    void paintBins(QPainter &painter, const Ticks &axis) const;
    void paintCapNote(QPainter &painter) const;

    QList<qint64> m_shelves; ///< per bin, from 0 on without gaps
    qint64 m_all = 0;
    qint64 m_largest = 0;
    qint64 m_atCap = 0;
};

} // namespace ShelfHelp::Ui
