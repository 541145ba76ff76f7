// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "chartaxes.h"

#include <sql/analytics/distribution.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// The sizes of a range: of shelves, each at its last search, and of all searches.
struct ShelfSizes
{
    Sql::Distribution shelves;
    Sql::Distribution searches;
};

/// How big the shelves are (S2): a histogram in bins of 25 with lines every 200 books, where another page is
/// fetched; of shelves or of searches. The bin at 600 also holds every shelf of 800 and more and is hatched
/// and named. Own painter.
class SizeChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SizeChart)

public:
    using Data = ShelfSizes;

    explicit SizeChart(QWidget *parent = nullptr);

    void setData(const Data &sizes);

    [[nodiscard]] QStringList variants() const override { return {tr("Shelves"), tr("Searches")}; }

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return m_all > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override { return {}; }

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// The shelves of the bin, or the searches.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    /// Searches of shelves of this size.
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    void variantChanged() override;

    [[nodiscard]] int markCount() const override { return static_cast<int>(m_counts.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;

private:
    [[nodiscard]] bool countsShelves() const { return variant() == 0; }

    [[nodiscard]] QString countedName() const { return countsShelves() ? tr("Shelves") : tr("Searches"); }

    [[nodiscard]] Sql::NumberRange binRange(int bin) const;
    [[nodiscard]] Ticks valueTicks() const;
    [[nodiscard]] QString binText(int bin) const;
    [[nodiscard]] double xOf(int size) const;
    void paintSizeAxis(QPainter &painter) const;
    void paintBins(QPainter &painter, const Ticks &axis) const;
    void paintCapNote(QPainter &painter) const;

    Data m_data;
    // Of the variant.
    QList<qint64> m_counts; ///< per bin, from 0 on without gaps
    qint64 m_all = 0;
    qint64 m_largest = 0;
    qint64 m_atCap = 0;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readShelfSizes(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
