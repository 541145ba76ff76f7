// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "celldelegate.h"

#include <ui/models/librarymatrixmodel.h>

#include <QLineF>

namespace ShelfHelp::Ui {

/// Paints the cells of a LibraryMatrixModel: bars with their intervals, numbers and spark lines, grey where
/// they are made of few checks.
class LibraryMatrixDelegate final : public CellDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryMatrixDelegate)

public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QRectF &box, const LibraryMatrixModel::Row &row) const;
    void paintAvailability(QPainter &painter, const QRectF &box, const Sql::OutcomeCounts &counts,
                           const QColor &color) const;
    void paintBar(QPainter &painter, const QRectF &track, const Sql::OutcomeCounts &counts,
                  const QColor &color) const;
    void paintInterval(QPainter &painter, const QLineF &span, const QColor &color, double width) const;
    void paintNumber(QPainter &painter, const QRectF &box, const QString &text, qint64 n) const;
    void paintCourse(QPainter &painter, const QRectF &box, const QList<Sql::OutcomeCounts> &course,
                     const QColor &color) const;
};

} // namespace ShelfHelp::Ui
