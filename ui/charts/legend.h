// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fills.h"
#include "markers.h"

#include <QColor>
#include <QList>
#include <QWidget>

namespace ShelfHelp::Ui {

/// How a legend entry's swatch is drawn: as the mark itself is drawn.
enum class Swatch { Area, Band, SolidLine, DashedLine, DottedLine, Circle, Square, Interval };

struct LegendEntry
{
    QString text;
    QColor color;
    Swatch swatch = Swatch::Area;
    Pattern pattern = Pattern::Solid;
    QString series = {}; ///< can be taken away and brought back by this name; empty: always there
    bool isOff = false;
    Marker marker = Marker::None; ///< on the line, as on the lines of the chart
};

/// Entries side by side under a chart's title, wrapping where they do not fit. Colours come with the
/// entries, so a change of theme needs new ones. An entry of a series is a switch: a click, or the arrow keys
/// and Space.
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

Q_SIGNALS:
    void toggled(const QString &series);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// The entry of a series at a point, or −1.
    [[nodiscard]] int entryAt(const QPointF &position) const;
    /// The next entry of a series from `from` on in steps of `step`, or −1.
    [[nodiscard]] int nextSeries(int from, int step) const;
    [[nodiscard]] QList<QRectF> places(double width) const;
    void paintEntry(QPainter &painter, const LegendEntry &entry, const QRectF &place) const;
    void paintSwatch(QPainter &painter, const LegendEntry &entry, const QRectF &box) const;

    QList<LegendEntry> m_entries;
    int m_current = -1; ///< has the keyboard's focus
};

} // namespace ShelfHelp::Ui
