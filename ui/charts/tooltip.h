// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace ShelfHelp::Ui {

/// What a tooltip says about one mark: which one, named values beside those of the comparison, then remarks.
struct TooltipText
{
    struct Row
    {
        QString name;
        QString value;
        QString before = {}; ///< of the comparison period
        QString change = {}; ///< between the two
    };

    QString title;
    QString comparison = {}; ///< which period `before` is of
    QList<Row> rows;
    QStringList notes = {}; ///< what people wrote about it
    QString remark = {};
    QString hint = {};      ///< what can be done next
    QStringList names = {}; ///< of what was counted, below the values

    /// The lines below the rows: names, notes, remark and hint.
    [[nodiscard]] QStringList tail() const;
    /// Everything as lines of plain text.
    [[nodiscard]] QString plain() const;
};

/// The box beside a chart's crosshair. It paints its text itself and so never interprets any markup; it
/// takes no mouse events, so the pointer stays on the chart below.
class Tooltip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tooltip)

public:
    /// `parent` is the window; the box may reach beyond the card it belongs to.
    explicit Tooltip(QWidget *parent);

    /// Shows the box right of `anchor` (in the parent's coordinates), or left of it at the window's edge.
    void showAt(const QPoint &anchor, const TooltipText &text);

    [[nodiscard]] const TooltipText &text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Columns;

    [[nodiscard]] Columns columns() const;
    void paintRows(QPainter &painter, QRectF line) const;

    TooltipText m_text;
};

} // namespace ShelfHelp::Ui
