// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fills.h"

#include <QColor>
#include <QList>
#include <QWidget>

namespace ShelfHelp::Ui {

/// How a legend entry's swatch is drawn: as the mark itself is drawn.
enum class Swatch { Area, Band, SolidLine, DashedLine, Circle, Square, Interval };

struct LegendEntry
{
    QString text;
    QColor color;
    Swatch swatch = Swatch::Area;
    Pattern pattern = Pattern::Solid;
};

/// Entries side by side under a chart's title, wrapping where they do not fit. Colours come with the
/// entries, so a change of theme needs new ones.
class Legend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Legend)

public:
    explicit Legend(QWidget *parent = nullptr);

    void setEntries(const QList<LegendEntry> &entries);

    [[nodiscard]] const QList<LegendEntry> &entries() const { return m_entries; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QList<QRectF> places(double width) const;
    void paintEntry(QPainter &painter, const LegendEntry &entry, const QRectF &place) const;
    void paintSwatch(QPainter &painter, const LegendEntry &entry, const QRectF &box) const;

    QList<LegendEntry> m_entries;
};

} // namespace ShelfHelp::Ui
