// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workview.h"

#include "upkeepdesk.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr int progressSteps = 1000;

} // namespace

WorkView::WorkView(const QString &name, UpkeepDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(plainLabel(name + u"Title", this))
    , m_line(plainLabel(name + u"Line", this))
    , m_bar(new QProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(name);
    m_bar->setObjectName(name + u"Bar");
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_stop->setObjectName(name + u"Stop");
    m_stop->setAutoDefault(false);
    m_stop->setToolTip(tr("Ends it as soon as it can be ended cleanly"));
    setWrapsAnything(m_line);
    const Scale scale(font());
    auto *row = new QHBoxLayout;
    row->setSpacing(scale.px(12));
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(scale.px(4));
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(m_line);
    connect(m_stop, &QPushButton::clicked, &m_desk, &UpkeepDesk::requestStop);
    connect(&m_desk, &UpkeepDesk::busyChanged, this, &WorkView::showProgress);
    connect(&m_desk, &UpkeepDesk::progressed, this, &WorkView::showProgress);
    applyTheme();
    showProgress();
}

void WorkView::showProgress()
{
    setVisible(m_desk.isBusy());
    if (!m_desk.isBusy()) {
        return;
    }
    const UpkeepProgress progress = m_desk.progress();
    m_title->setText(m_desk.isStopping() ? tr("%1 – stopping …").arg(m_desk.title()) : m_desk.title());
    m_stop->setEnabled(!m_desk.isStopping());
    const QString line = progressText(progress, locale());
    m_line->setText(line.isEmpty() ? tr("Asking the database …") : line);
    const double done = progress.done();
    m_bar->setRange(0, done < 0 ? 0 : progressSteps);
    m_bar->setValue(done < 0 ? 0 : int(done * progressSteps));
}

void WorkView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void WorkView::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    styleLabel(m_title, bold, theme.text);
    styleLabel(m_line, font(), theme.muted);
}

} // namespace ShelfHelp::Ui
