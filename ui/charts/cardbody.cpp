// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardbody.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

/// A desktop's double click may take half a second, and nobody waits that long for a filter.
constexpr int longestClickWait = 250; // ms

} // namespace

CardBody::CardBody(const QString &objectName, const QString &title, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CardBody::setQuestion(const Question &question)
{
    m_question = question;
}

void CardBody::setAnnotations(const Annotations &) {}

QString CardBody::emptyText() const
{
    return tr("Nothing in this range.");
}

int CardBody::clickWait()
{
    return std::min(QApplication::doubleClickInterval(), longestClickWait);
}

void CardBody::setVariant(int variant)
{
    if (variant == m_variant || variant < 0 || variant >= variants().size()) {
        return;
    }
    m_variant = variant;
    variantChanged();
    redraw();
    Q_EMIT appearanceChanged();
}

void CardBody::setShown(const QString &series, bool shown)
{
    if (shown) {
        m_hidden.remove(series);
    } else {
        m_hidden.insert(series);
    }
    redraw();
    Q_EMIT appearanceChanged();
}

void CardBody::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        Q_EMIT appearanceChanged();
    }
}

void CardBody::setHighlighted(const QString &series)
{
    if (m_highlighted != series) {
        m_highlighted = series;
        redraw();
    }
}

std::optional<RowsBehind> CardBody::rowsOfRange(RowKind kind, const QString &name, const Sql::Filter &filter,
                                                qint64 n) const
{
    if (n == 0) {
        return std::nullopt;
    }
    return RowsBehind{.kind = kind,
                      .name = name,
                      .pieces = Sql::wholeRange(m_question.time.range),
                      .filter = filter,
                      .n = n};
}

} // namespace ShelfHelp::Ui
