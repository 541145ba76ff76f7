// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "chartaxes.h"

#include <sql/analytics/sizefigures.h>

namespace ShelfHelp::Ui {

/// Who searches and who shuffles (S4)? For shelves of each hundred of books the shares of the search types as
/// a stacked bar, below it how many searches there were. Own painter.
class SizeTypeChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SizeTypeChart)

public:
    using Data = QList<Sql::SizeTypeBin>;

    explicit SizeTypeChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// Type by type, from the bottom of the bar up.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int markCount() const override { return int(m_bins.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;

private:
    /// One kind of search: a type, or all that have no room of their own.
    struct Kind
    {
        QString name;
        QString machineName;
        QStringList types;
        QColor color;
        Pattern pattern = Pattern::Solid;
    };

    [[nodiscard]] QList<Kind> kinds() const;
    [[nodiscard]] qint64 count(int mark, const Kind &kind) const;
    [[nodiscard]] qint64 total(int mark) const;
    [[nodiscard]] QList<Kind> occupied(int mark) const;
    [[nodiscard]] std::optional<RowsBehind> rowsOfAll(const Kind &kind) const;
    [[nodiscard]] QString binText(int mark) const;
    [[nodiscard]] Sql::NumberRange binRange(int mark) const;
    [[nodiscard]] QRectF barOf(int mark) const;
    [[nodiscard]] Ticks valueTicks() const;
    void paintBars(QPainter &painter) const;
    void paintSizes(QPainter &painter) const;

    Data m_bins; ///< from 0 on without gaps
    QStringList m_types;
};

} // namespace ShelfHelp::Ui
