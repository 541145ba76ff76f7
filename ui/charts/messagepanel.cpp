// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "messagepanel.h"

#include "cardframe.h"
#include "theme.h"
#include "typography.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

QPushButton *button(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(objectName);
    made->setAutoDefault(false);
    return made;
}

} // namespace

MessagePanel::MessagePanel(QWidget *parent)
    : QWidget(parent)
    , m_sentence(plainLabel(u"message"_qs, this))
    , m_action(button(u"actionButton"_qs, {}, this))
    , m_retry(button(u"retryButton"_qs, tr("Retry"), this))
    , m_copy(button(u"copyButton"_qs, tr("Copy details"), this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    arrange();
    applyTheme();
    showSentence({});
    connect(m_action, &QPushButton::clicked, this, &MessagePanel::actionRequested);
    connect(m_retry, &QPushButton::clicked, this, &MessagePanel::retryRequested);
    connect(m_copy, &QPushButton::clicked, this, &MessagePanel::copyDetails);
}

void MessagePanel::arrange()
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *each : {m_action, m_retry, m_copy}) {
        buttons->addWidget(each);
    }
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(Scale(font()).px(10));
    column->addStretch();
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    column->addStretch();
}

void MessagePanel::showEmpty(const QString &sentence, const QString &button)
{
    showSentence(sentence);
    m_action->setText(button);
    m_action->setVisible(!button.isEmpty());
}

void MessagePanel::showError(const Error &error, const QString &button)
{
    showEmpty(error.toText(), button);
    m_details = error.toText();
    m_retry->show();
    m_copy->show();
}

void MessagePanel::showSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    for (QPushButton *each : {m_action, m_retry, m_copy}) {
        each->hide();
    }
}

void MessagePanel::copyDetails() const
{
    QGuiApplication::clipboard()->setText(m_details);
}

void MessagePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void MessagePanel::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    styleLabel(m_sentence, font(), theme.muted);
    for (QPushButton *each : {m_action, m_retry, m_copy}) {
        each->setStyleSheet(buttonStyle(theme, Scale(font())));
    }
}

} // namespace ShelfHelp::Ui
