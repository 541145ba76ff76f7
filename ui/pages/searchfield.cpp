// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "searchfield.h"

#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QFontMetrics>
#include <QKeyEvent>
#include <QLineEdit>

namespace ShelfHelp::Ui {

namespace {

constexpr int leastWidth = 8; ///< in characters
constexpr int mostWidth = 44;
constexpr double borderShare = 0.3; ///< of the text colour: the field must be seen

} // namespace

QLineEdit *makeSearchField(const QString &placeholder, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(u"search"_qs);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(placeholder);
    field->setClearButtonEnabled(true);
    const int unit = field->fontMetrics().averageCharWidth();
    field->setMinimumWidth(unit * leastWidth);
    field->setMaximumWidth(unit * mostWidth);
    return field;
}

void styleSearchField(QLineEdit *field, const Theme &theme)
{
    const Scale scale(field->font());
    field->setStyleSheet(
        u"QLineEdit { background: %1; border: 1px solid %2; border-radius: %4px; padding: %5px %6px; } "
        u"QLineEdit:focus { border-color: %3; }"_qs.arg(
            theme.card.name(), mixed(theme.card, theme.text, borderShare).name(), theme.accent.name(),
            QString::number(scale.px(8)), QString::number(scale.px(6)), QString::number(scale.px(9))));
}

bool filterSearchKey(QEvent *event, QLineEdit *field)
{
    if (event->type() != QEvent::KeyPress) {
        return false;
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        field->clear();
        Q_EMIT field->returnPressed(); // searches at once
    }
    return key == Qt::Key_Escape || key == Qt::Key_Down;
}

} // namespace ShelfHelp::Ui
