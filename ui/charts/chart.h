// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "legend.h"
#include "theme.h"
#include "tooltip.h"

#include <QPixmap>
#include <QPointer>
#include <QStringList>
#include <QWidget>

namespace ShelfHelp::Ui {

/// The one interface of every chart, whether it is drawn with Qt Charts or by our own painter.
///
/// A chart draws once into a pixmap; hovering and the arrow keys only lay the crosshair and the tooltip
/// over it. Marks are numbered from 0 along the axis: buckets, bins or bars. GUI thread only.
class Chart : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chart)

public:
    /// Room for the focus ring around the chart, designed for a 13-pixel base font. Whoever places a chart
    /// beside other things moves it out by as much, so that their edges are in line.
    static constexpr double focusRoom = 4;

    /// `title` is what a screen reader calls the chart.
    Chart(const QString &objectName, const QString &title, QWidget *parent);
    ~Chart() override;

    /// Whether there is anything to draw.
    [[nodiscard]] virtual bool hasData() const = 0;
    [[nodiscard]] virtual QList<LegendEntry> legend() const = 0;
    /// The same figures as text: the header first, then one row per mark.
    [[nodiscard]] virtual QList<QStringList> tableText() const = 0;
    /// The chart in one sentence, for assistive technology.
    [[nodiscard]] virtual QString summary() const = 0;

    /// Old marks stay visible, paler, while new ones are read.
    void setDimmed(bool dimmed);

    [[nodiscard]] bool isDimmed() const { return m_dimmed; }

    /// The mark under the crosshair, or −1.
    [[nodiscard]] int currentMark() const { return m_current; }

    /// Moves the crosshair and shows the tooltip; −1 takes both away.
    void showMark(int mark);
    /// Moves the crosshair alone, to follow another chart of the page. Emits nothing.
    void showCrosshair(int mark);
    /// What the visible tooltip says, as plain text; empty without one.
    [[nodiscard]] QString tooltipPlainText() const;

    /// The chart alone on a transparent background, for a file.
    void paintTo(QPainter &painter);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The reader moved the crosshair here; −1 when it went away.
    void currentMarkChanged(int mark);

protected:
    /// Data or geometry changed: everything is drawn anew, the crosshair goes away.
    void dataChanged();

    [[nodiscard]] virtual int markCount() const = 0;
    /// The rectangle between the axes.
    [[nodiscard]] virtual QRectF plotArea() const = 0;
    /// Where a mark lies on the axis of marks; ascending with the mark.
    [[nodiscard]] virtual double markPosition(int mark) const = 0;
    [[nodiscard]] virtual TooltipText tooltip(int mark) const = 0;
    virtual void paintChart(QPainter &painter) = 0;

    /// Along x unless the bars lie.
    [[nodiscard]] virtual Qt::Orientation markAxis() const { return Qt::Horizontal; }

    virtual void paintCrosshair(QPainter &painter, int mark) const;

    [[nodiscard]] const Theme &theme() const { return Theme::of(palette()); }

    [[nodiscard]] Scale scale() const { return Scale(font()); }

    /// What a chart may paint on: the widget without the room of the focus ring.
    [[nodiscard]] QRectF canvas() const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] int nearestMark(const QPointF &position) const;
    /// The mark a key leads to, or −1 for keys that do not move.
    [[nodiscard]] int markForKey(int key) const;
    void showTooltip();
    void dropCache();
    void refreshCache();

    QPixmap m_cache;
    QPointer<Tooltip> m_tooltip;
    int m_current = -1;
    bool m_dimmed = false;
    bool m_showsFocus = false;
};

} // namespace ShelfHelp::Ui
