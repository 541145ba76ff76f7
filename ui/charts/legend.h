// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fills.h"
#include "markers.h"

#include <ui/models/rowsbehind.h>

#include <QColor>
#include <QList>
#include <QWidget>

#include <optional>

namespace ShelfHelp::Ui {

/// How a legend entry's swatch is drawn: as the mark itself is drawn.
enum class Swatch { Area, Band, SolidLine, DashedLine, DottedLine, Circle, Square, Interval };

struct LegendEntry
{
    QString text;
    QColor color;
    Swatch swatch = Swatch::Area;
    Pattern pattern = Pattern::Solid;
    QString series = {};  ///< by this name it is highlighted, taken away and brought back; empty: a remark
    bool isFixed = false; ///< it cannot be taken away
    bool isOff = false;
    Marker marker = Marker::None;        ///< on the line, as on the lines of the chart
    std::optional<RowsBehind> rows = {}; ///< of the whole range: where its name leads

    [[nodiscard]] bool canToggle() const { return !series.isEmpty() && !isFixed; }

    [[nodiscard]] bool isActive() const { return !series.isEmpty() || rows; }
};

/// Entries side by side under a chart's title, wrapping where they do not fit. Colours come with the
/// entries, so a change of theme needs new ones. The swatch of a series is a switch, its name leads to its
/// rows where it has some, and pointing at it brings the series out. By keyboard: the arrows, Space and
/// Enter.
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
    void rowsRequested(const RowsBehind &rows);
    /// Pointed at, or under the keyboard's focus; empty when no longer.
    void pointedAt(const QString &series);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// The active entry at a point, or −1.
    [[nodiscard]] int entryAt(const QPointF &position) const;
    [[nodiscard]] bool isOnSwatch(int entry, const QPointF &position) const;
    /// The next active entry from `from` on in steps of `step`, or −1.
    [[nodiscard]] int nextActive(int from, int step) const;
    void toggle(int entry);
    /// Its rows; an entry without rows is switched instead.
    void open(int entry);
    void point(int entry);
    [[nodiscard]] QList<QRectF> places(double width) const;
    /// Says which entry the keyboard is at.
    void announce();
    void paintEntry(QPainter &painter, const LegendEntry &entry, const QRectF &place) const;
    void paintSwatch(QPainter &painter, const LegendEntry &entry, const QRectF &box) const;

    QList<LegendEntry> m_entries;
    int m_current = -1;  ///< has the keyboard's focus
    QString m_pointedAt; ///< the series that was told last
};

} // namespace ShelfHelp::Ui
