// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "card.h"

#include "cardframe.h"
#include "chart.h"
#include "legend.h"
#include "messagepanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr double progressHeight = 2;

} // namespace

Card::Card(const QString &objectName, Chart *chart, QWidget *parent)
    : QWidget(parent)
    , m_chart(chart)
    , m_title(plainLabel(u"title"_qs, this))
    , m_asOf(plainLabel(u"asOf"_qs, this))
    , m_subtitle(plainLabel(u"subtitle"_qs, this))
    , m_legend(new Legend(this))
    , m_progress(new QWidget(this))
    , m_message(new MessagePanel(this))
{
    setObjectName(objectName);
    setAccessibleName(chart->accessibleName());
    m_title->setText(chart->accessibleName());
    m_subtitle->setWordWrap(true);
    m_progress->setObjectName(u"progressLine"_qs);
    m_progress->setAutoFillBackground(true);
    m_progress->hide();
    arrange();
    applyTheme();
    showEmpty({});
    connect(m_message, &MessagePanel::retryRequested, this, &Card::retryRequested);
    connect(m_message, &MessagePanel::actionRequested, this, &Card::emptyActionRequested);
}

void Card::arrange()
{
    const Scale scale(font());
    auto *head = new QHBoxLayout;
    head->setSpacing(scale.px(8));
    head->addWidget(m_title, 1);
    head->addWidget(m_asOf, 0, Qt::AlignBaseline);
    m_body = new QStackedLayout;
    m_body->addWidget(m_chart);
    m_body->addWidget(m_message);
    // The line keeps its place while it is hidden: nothing moves when loading starts.
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_progress->setFixedHeight(scale.px(progressHeight));

    const int ring = scale.px(Chart::focusRoom);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(ring, 0, ring, 0);
    texts->setSpacing(scale.px(2));
    texts->addLayout(head);
    texts->addWidget(m_subtitle);
    texts->addSpacing(scale.px(4));
    texts->addWidget(m_legend);
    texts->addWidget(m_progress);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(18) - ring, scale.px(14), scale.px(18) - ring, scale.px(12) - ring);
    column->setSpacing(scale.px(2));
    column->addLayout(texts);
    column->addLayout(m_body, 1);
}

void Card::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
}

void Card::setAsOf(const QString &stamp)
{
    m_asOf->setText(stamp);
}

void Card::showLoading()
{
    enter(State::Loading);
    if (!m_chart->hasData()) {
        m_message->showSentence(tr("Loading…"));
    }
}

void Card::showEmpty(const QString &sentence, const QString &button)
{
    m_message->showEmpty(sentence, button);
    enter(State::Empty);
}

void Card::showError(const ShelfHelp::Error &error)
{
    m_message->showError(error);
    enter(State::Error);
}

void Card::showData()
{
    enter(State::Data);
}

void Card::enter(State state)
{
    m_state = state;
    const bool marks = state == State::Data || (state == State::Loading && m_chart->hasData());
    m_body->setCurrentWidget(marks ? static_cast<QWidget *>(m_chart) : m_message);
    m_chart->setDimmed(state == State::Loading);
    m_progress->setVisible(state == State::Loading);
    m_legend->setEntries(marks ? m_chart->legend() : QList<LegendEntry>{});
}

void Card::paintEvent(QPaintEvent *)
{
    paintCardFrame(this);
}

void Card::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void Card::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    styleLabel(m_title, textFont(font(), TextRole::CardTitle), theme.text);
    styleLabel(m_subtitle, textFont(font(), TextRole::Subtitle), theme.muted);
    styleLabel(m_asOf, textFont(font(), TextRole::Legend), theme.muted);
    QPalette line = m_progress->palette();
    line.setColor(QPalette::Window, theme.accent);
    m_progress->setPalette(line);
    if (!m_legend->entries().isEmpty()) {
        m_legend->setEntries(m_chart->legend());
    }
}

} // namespace ShelfHelp::Ui
