// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "chartaxes.h"

#include <sql/analytics/bookfigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// Which books come up (B1)? The 25 that were shown most often as lying bars, and within each how often
/// library checks asked for it. Own painter. Titles come from payloads.
class ShownBooksChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShownBooksChart)

public:
    using Data = QList<Sql::ShownBook>;

    explicit ShownBooksChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return !m_books.isEmpty(); }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// The searches that showed it, then its checks.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    /// The book.
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int markCount() const override { return int(m_books.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;

    [[nodiscard]] Qt::Orientation markAxis() const override { return Qt::Vertical; }

    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;
    void paintCrosshair(QPainter &painter, int mark) const override;

private:
    [[nodiscard]] Ticks valueTicks() const;
    [[nodiscard]] double xOf(qint64 count) const;
    [[nodiscard]] QRectF stripe(int mark) const;
    void paintAxis(QPainter &painter) const;
    void paintBook(QPainter &painter, int mark) const;

    Data m_books;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readShownBooks(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
