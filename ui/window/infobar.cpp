// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "infobar.h"

#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ShelfHelp::Ui {

namespace {

constexpr double tintShare = 0.12; ///< of the accent on the card: quiet, with full contrast for the text

} // namespace

InfoBar::InfoBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"infoBar"_qs);
    m_text->setObjectName(u"infoText"_qs);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_close->setObjectName(u"infoClose"_qs);
    m_close->setText(u"✕"_qs);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(m_close->toolTip());
    const Scale scale(font());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scale.px(14), scale.px(6), scale.px(8), scale.px(6));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void InfoBar::tell(const QString &text)
{
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

void InfoBar::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    setStyleSheet(u"#infoBar { background: %1; border: 1px solid %2; border-radius: %3px; }"_qs.arg(
        mixed(theme.card, theme.accent, tintShare).name(),
        mixed(theme.card, theme.accent, 3 * tintShare).name(), QString::number(scale.px(8))));
}

} // namespace ShelfHelp::Ui
