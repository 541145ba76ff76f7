// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheet.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLayout>
#include <QPainter>

namespace ShelfHelp::Ui {

namespace {

/// Layouts that follow from a width may need another one: a legend wraps, and the chart below it shrinks.
constexpr int passes = 4;

void activate(const QWidget &widget)
{
    if (widget.layout() != nullptr) {
        widget.layout()->invalidate();
        widget.layout()->activate();
    }
}

} // namespace

Sheet::Sheet(ColorScheme scheme)
{
    setAttribute(Qt::WA_DontShowOnScreen);
    setAttribute(Qt::WA_QuitOnClose, false);
    setScheme(scheme);
    show();
}

void Sheet::setScheme(ColorScheme scheme)
{
    setPalette(applicationPalette(scheme, QPalette()));
}

void settle(QWidget &widget, QSize size)
{
    widget.resize(size);
    widget.show();
    for (int pass = 0; pass < passes; ++pass) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        for (QWidget *part : widget.findChildren<QWidget *>()) {
            activate(*part);
        }
        activate(widget);
    }
}

void paintPart(QPainter &painter, QWidget &widget, QPointF place)
{
    painter.save();
    painter.translate(place);
    widget.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter.restore();
}

} // namespace ShelfHelp::Ui
