// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"
#include "typography.h"

#include <QStyledItemDelegate>

namespace ShelfHelp::Ui {

class TableBody;

/// Paints the cells of a TableBody: what a subclass draws, paler while new figures are read, and the frame
/// around the cell that the keyboard is at.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CellDelegate)

public:
    /// `body` is the parent.
    explicit CellDelegate(TableBody *body);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;

protected:
    /// What stands in the cell; the painter has the font of the table.
    virtual void paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const = 0;

    /// One line of plain text, elided where it is too long.
    void paintLine(QPainter &painter, const QRectF &box, Qt::Alignment side, const QColor &color,
                   const QString &text, Qt::TextElideMode elide = Qt::ElideRight) const;

    [[nodiscard]] const Theme &theme() const;
    [[nodiscard]] Scale scale() const;

private:
    TableBody *m_body;
};

} // namespace ShelfHelp::Ui
