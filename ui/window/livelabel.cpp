// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "livelabel.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QHBoxLayout>
#include <QLabel>

namespace ShelfHelp::Ui {

LiveLabel::LiveLabel(QWidget *parent)
    : QWidget(parent)
    , m_mark(plainLabel(u"liveMark"_qs, this))
    , m_text(plainLabel(u"liveText"_qs, this))
{
    setObjectName(u"live"_qs);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Scale(font()).px(6));
    layout->addWidget(m_mark);
    layout->addWidget(m_text);
    setState(State::Off, {}, {});
}

void LiveLabel::setState(State state, const QString &text, const QString &help)
{
    m_state = state;
    m_mark->setText(state == State::Live ? u"●"_qs : state == State::Off ? u"○"_qs : u"⚠"_qs);
    m_text->setText(text);
    setToolTip(help.isEmpty() ? QString() : u"<qt>%1</qt>"_qs.arg(help.toHtmlEscaped()));
    setAccessibleName(text);
    applyColors();
}

void LiveLabel::applyTheme(const Theme &)
{
    applyColors();
}

void LiveLabel::applyColors()
{
    const Theme &theme = Theme::of(palette());
    styleLabel(m_mark, font(),
               m_state == State::Live  ? theme.good
               : m_state == State::Off ? theme.muted
                                       : theme.warning);
    styleLabel(m_text, font(), m_state == State::Lost ? theme.warning : theme.muted);
}

} // namespace ShelfHelp::Ui
