// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarymatrixdelegate.h"

#include "chartlines.h"
#include "fills.h"
#include "tablebody.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double barHeight = 10;
constexpr double textGap = 6;
constexpr double intervalWidth = 1.5;
constexpr double intervalCap = 2.5;
constexpr double intervalSeam = 1;
constexpr double paleShare = 0.35; ///< of a colour that stands for few checks
constexpr double courseWidth = 1.4;
constexpr double courseHeight = 18;

} // namespace

void LibraryMatrixDelegate::paintCell(QPainter &painter, const QRectF &cell, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const LibraryMatrixModel *>(index.model());
    if (model == nullptr) {
        return;
    }
    const LibraryMatrixModel::Row &row = model->rowAt(index.row());
    const double side = scale()(TableBody::padding);
    const QRectF box = cell.adjusted(side, 0, -side, -1);
    const auto medium = LibraryMatrixModel::mediumOf(index.column());
    if (!medium) {
        paintName(painter, box, row);
        return;
    }
    const LibraryMatrixModel::Cell &figures = row.of(*medium);
    const QColor color = *medium == Sql::Medium::Libby ? theme().libby : theme().physical;
    switch (LibraryMatrixModel::kindOf(index.column())) {
    case LibraryMatrixModel::Kind::Availability:
        paintAvailability(painter, box, figures.outcomes, color);
        return;
    case LibraryMatrixModel::Kind::Course:
        paintCourse(painter, box, figures.course, color);
        return;
    case LibraryMatrixModel::Kind::Checks:
        paintNumber(painter, box, index.data().toString(), figures.outcomes.total());
        return;
    case LibraryMatrixModel::Kind::Median:
    case LibraryMatrixModel::Kind::High:
        paintNumber(painter, box, index.data().toString(), figures.durations.n);
        return;
    case LibraryMatrixModel::Kind::Name:
        return;
    }
}

/// The name over the id, which alone tells libraries of one name apart.
void LibraryMatrixDelegate::paintName(QPainter &painter, const QRectF &box,
                                      const LibraryMatrixModel::Row &row) const
{
    const QFont idFont = textFont(painter.font(), TextRole::Tick);
    const double nameHeight = QFontMetricsF(painter.font()).height();
    const double idHeight = QFontMetricsF(idFont).height();
    const double top = box.center().y() - (nameHeight + idHeight) / 2;
    const bool isSmall = row.checks() < smallestSample;
    paintLine(painter, {box.left(), top, box.width(), nameHeight}, Qt::AlignLeft,
              isSmall ? theme().muted : theme().text, visibleText(row.name), Qt::ElideMiddle);
    painter.setFont(idFont);
    paintLine(painter, {box.left(), top + nameHeight, box.width(), idHeight}, Qt::AlignLeft, theme().muted,
              visibleText(row.libraryId), Qt::ElideMiddle);
}

void LibraryMatrixDelegate::paintAvailability(QPainter &painter, const QRectF &box,
                                              const Sql::OutcomeCounts &counts, const QColor &color) const
{
    const bool isSmall = counts.owned() < smallestSample;
    const QString text = percentText(counts.availability(), QLocale());
    // All bars are as long as those beside the widest text.
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(percentText(1, QLocale()));
    paintLine(painter, {box.right() - width, box.top(), width, box.height()}, Qt::AlignRight,
              isSmall ? theme().muted : theme().text, text);
    const double height = scale()(barHeight);
    const QRectF track(box.left(), box.center().y() - height / 2,
                       std::max(0.0, box.width() - width - scale()(textGap)), height);
    if (counts.owned() > 0) {
        paintBar(painter, track, counts, color);
    }
}

void LibraryMatrixDelegate::paintBar(QPainter &painter, const QRectF &track, const Sql::OutcomeCounts &counts,
                                     const QColor &color) const
{
    const bool isSmall = counts.owned() < smallestSample;
    const auto x = [&track](double share) { return track.left() + share * track.width(); };
    painter.fillRect(snapped(painter, track), theme().grid);
    QRectF bar = track;
    bar.setRight(x(*counts.availability()));
    bar = snapped(painter, bar);
    painter.fillRect(bar, isSmall ? mixed(theme().card, color, paleShare) : color);
    if (const QColor outline = theme().outlineOf(color); outline != color && !isSmall && bar.width() > 1) {
        painter.setPen(QPen(outline, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    // Over a seam of the card's colour it is seen on the bar as well as beside it.
    const ShareInterval interval = *wilsonInterval(counts.available, counts.owned());
    const QLineF span(x(interval.low), track.center().y(), x(interval.high), track.center().y());
    paintInterval(painter, span, theme().card, intervalWidth + 2 * intervalSeam);
    paintInterval(painter, span, isSmall ? theme().muted : theme().text, intervalWidth);
}

void LibraryMatrixDelegate::paintInterval(QPainter &painter, const QLineF &span, const QColor &color,
                                          double width) const
{
    const QPointF cap(0, scale()(intervalCap + (width - intervalWidth) / 2));
    painter.setPen(QPen(color, scale()(width), Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(span);
    for (const QPointF &end : {span.p1(), span.p2()}) {
        painter.drawLine(end - cap, end + cap);
    }
}

void LibraryMatrixDelegate::paintNumber(QPainter &painter, const QRectF &box, const QString &text,
                                        qint64 n) const
{
    paintLine(painter, box, Qt::AlignRight, n < smallestSample ? theme().muted : theme().text, text);
}

/// From 0 to 100 %, so that the lines of two libraries can be compared; single points as dots.
void LibraryMatrixDelegate::paintCourse(QPainter &painter, const QRectF &box,
                                        const QList<Sql::OutcomeCounts> &course, const QColor &color) const
{
    BucketValues values;
    qint64 owned = 0;
    for (const Sql::OutcomeCounts &counts : course) {
        values.append(counts.availability());
        owned += counts.owned();
    }
    const double height = std::min(scale()(courseHeight), box.height());
    const QRectF area(box.left(), box.center().y() - height / 2, box.width(), height);
    const QColor line = theme().outlineOf(color);
    const QColor drawn = owned < smallestSample ? mixed(theme().card, line, paleShare + paleShare / 2) : line;
    painter.fillRect(QRectF(area.left(), std::floor(area.bottom()), area.width(), 1), theme().grid);
    const double step = area.width() / double(std::max<qsizetype>(1, values.size()));
    painter.setBrush(drawn);
    for (const QList<QPointF> &run : runsOf(values)) {
        QPolygonF points;
        for (const QPointF &point : run) {
            points.append(
                QPointF(area.left() + (point.x() + 0.5) * step, area.bottom() - point.y() * area.height()));
        }
        if (points.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.drawEllipse(points.first(), scale()(courseWidth), scale()(courseWidth));
        } else {
            painter.setPen(QPen(drawn, scale()(courseWidth), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(points);
        }
    }
}

} // namespace ShelfHelp::Ui
