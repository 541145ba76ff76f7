// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plaintextview.h"

#include "cardframe.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QWidget>

namespace ShelfHelp::Ui {

namespace {

constexpr double borderShare = 0.3; ///< of the text colour: the field must be seen
constexpr double fontShare = 0.94;  ///< monospaced fonts look larger
constexpr int outlineDarker = 140;  ///< percent: by so much Fusion darkens the window's colour for outlines

QString borderOf(const Theme &theme)
{
    return mixed(theme.card, theme.text, borderShare).name();
}

} // namespace

void setUpPlainText(QPlainTextEdit *field, const QString &objectName, const QString &accessibleName)
{
    field->setObjectName(objectName);
    field->setAccessibleName(accessibleName);
    field->setTabChangesFocus(true);
    field->setWordWrapMode(QTextOption::WrapAnywhere);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(field->font().pointSizeF() * fontShare);
    field->setFont(font);
}

void stylePlainText(QPlainTextEdit *field, const Theme &theme, const Scale &scale)
{
    field->setStyleSheet(
        u"QPlainTextEdit { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; } "
        u"QPlainTextEdit:focus { border-color: %5; } QPlainTextEdit:disabled { color: %6; }"_qs.arg(
            theme.card.name(), theme.text.name(), borderOf(theme), QString::number(scale.px(6)),
            theme.accent.name(), theme.muted.name()) +
        slimScrollBar(theme, scale));
}

QString fieldStyle(const Theme &theme, const Scale &scale)
{
    const QString sizes = u"border-radius: %1px; padding: %2px %3px;"_qs.arg(
        QString::number(scale.px(8)), QString::number(scale.px(5)), QString::number(scale.px(9)));
    const QString look = u"background: %1; color: %2; border: 1px solid %3; %4"_qs.arg(
        theme.card.name(), theme.text.name(), borderOf(theme), sizes);
    return u"QLineEdit { %1 } QLineEdit:focus { border-color: %2; }"_qs.arg(look, theme.accent.name());
}

void styleOutline(QWidget *box, const Theme &theme)
{
    QPalette palette; // the other roles stay those of the parent
    palette.setColor(QPalette::Window, QColor(borderOf(theme)).lighter(outlineDarker));
    box->setPalette(palette);
}

} // namespace ShelfHelp::Ui
