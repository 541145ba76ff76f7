// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cardbody.h"
#include "tooltip.h"

#include <QPixmap>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace ShelfHelp::Ui {

/// Every chart, whether it is drawn with Qt Charts or by our own painter.
///
/// Mark number i is row i of table(), so that both ways to read the figures lead to each other.
///
/// A chart draws once into a pixmap; hovering and the arrow keys only lay the crosshair and the tooltip
/// over it. Marks are numbered from 0 along the axis: buckets, bins or bars. A mark may have parts, the bars
/// or lines of its series; each leads to its rows and may be a filter. GUI thread only.
class Chart : public CardBody
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

    /// The rows behind a mark, one entry for each of its parts that have some; the first is what Enter opens.
    [[nodiscard]] virtual QList<RowsBehind> rowsBehind(int mark) const;
    /// The filter that a part of a mark stands for, if it stands for one.
    [[nodiscard]] virtual std::optional<FilterStep> filterStep(int mark, int part) const;

    bool dismissTooltip() override;
    void setDimmed(bool dimmed) override;

    [[nodiscard]] bool isDimmed() const { return m_dimmed; }

    /// The mark under the crosshair, or −1.
    [[nodiscard]] int currentMark() const { return m_current; }

    /// The time a mark stands for; nothing for −1 and where the axis is none of time.
    [[nodiscard]] std::optional<Sql::TimeRange> timeOfMark(int mark) const;

    /// Moves the crosshair and shows the tooltip; −1 takes both away.
    void showMark(int mark);
    /// Moves the crosshair alone, to follow another chart of the page. Emits nothing.
    void showCrosshair(int mark);
    /// What the visible tooltip says, as plain text; empty without one.
    [[nodiscard]] QString tooltipPlainText() const;

    /// Where a mark is, for whoever points at it from outside.
    [[nodiscard]] virtual QRectF markArea(int mark) const;
    /// table(), made once for what is shown now.
    [[nodiscard]] const ChartTable &shownTable() const;

    /// The chart alone on a transparent background, for a file.
    void paintTo(QPainter &painter);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The reader moved the crosshair here; −1 when it went away.
    void currentMarkChanged(int mark);

protected:
    /// New figures: everything is drawn anew, the crosshair goes away.
    void dataChanged();
    void redraw() override;

    [[nodiscard]] virtual int markCount() const = 0;
    /// The rectangle between the axes.
    [[nodiscard]] virtual QRectF plotArea() const = 0;
    /// Where a mark lies on the axis of marks; ascending with the mark.
    [[nodiscard]] virtual double markPosition(int mark) const = 0;
    [[nodiscard]] virtual TooltipText tooltip(int mark) const = 0;
    virtual void paintChart(QPainter &painter) = 0;

    /// Which entry of rowsBehind(mark) lies at a point; the first one where it makes no difference; −1 where
    /// what lies there has no rows.
    [[nodiscard]] virtual int partAt(int mark, const QPointF &position) const;
    /// The time that the marks from `first` to `last` stand for; nothing where the axis is none of time.
    [[nodiscard]] virtual std::optional<Sql::TimeRange> timeOf(int first, int last) const;
    /// What people wrote about the time of a mark.
    [[nodiscard]] virtual QList<Note> notesAt(int mark) const;
    /// The mark nearest to a point, or −1.
    [[nodiscard]] virtual int markAt(const QPointF &position) const;

    /// Along x unless the bars lie.
    [[nodiscard]] virtual Qt::Orientation markAxis() const { return Qt::Horizontal; }

    virtual void paintCrosshair(QPainter &painter, int mark) const;

    /// The mark a key leads to, or −1 for keys that do not move.
    [[nodiscard]] virtual int markForKey(int key) const;
    /// Where the tooltip of a mark begins.
    [[nodiscard]] virtual QPointF tooltipAnchor(int mark) const;

    /// What a chart may paint on: the widget without the room of the focus ring.
    [[nodiscard]] QRectF canvas() const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] bool openRows(int mark, int part);
    void applyClick();
    void paintDrag(QPainter &painter) const;
    void showTooltip();
    /// Tells assistive technology where the reader went.
    void announceMark();
    void dropCache();
    void refreshCache();

    /// Where the button went down, and the marks that are dragged over since.
    struct Drag
    {
        QPointF start;
        int from = -1;
        int to = -1; ///< −1 until it has gone far enough to be no click
    };

    std::optional<Drag> m_drag;
    QTimer m_click; ///< a click waits a moment: it may become a double click
    QPointF m_clickPosition;
    QPixmap m_cache;
    mutable std::optional<ChartTable> m_shownTable;
    QPointer<Tooltip> m_tooltip;
    int m_current = -1;
    bool m_dimmed = false;
    bool m_showsFocus = false;
};

} // namespace ShelfHelp::Ui
