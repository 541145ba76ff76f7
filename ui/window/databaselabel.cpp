// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaselabel.h"

#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QHBoxLayout>
#include <QLabel>

namespace ShelfHelp::Ui {

DatabaseLabel::DatabaseLabel(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(tr("Server not verified"), this))
    , m_description(new QLabel(this))
{
    m_mark->setObjectName(u"tlsWarning"_qs);
    m_mark->hide();
    m_description->setObjectName(u"database"_qs);
    m_description->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Scale(font()).px(12));
    layout->addWidget(m_mark);
    layout->addWidget(m_description);
}

void DatabaseLabel::setDatabase(const QString &description, const QString &warning)
{
    m_description->setText(description);
    m_mark->setToolTip(u"<qt>%1</qt>"_qs.arg(warning.toHtmlEscaped())); // only rich text is wrapped
    m_mark->setAccessibleName(warning);
    m_mark->setVisible(!warning.isEmpty());
}

void DatabaseLabel::applyTheme(const Theme &theme)
{
    QPalette colours = m_mark->palette();
    colours.setColor(QPalette::WindowText, theme.warning);
    m_mark->setPalette(colours);
    colours.setColor(QPalette::WindowText, theme.muted);
    m_description->setPalette(colours);
}

} // namespace ShelfHelp::Ui
