// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workbar.h"

#include "upkeepdesk.h"
#include "workview.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/models/celltext.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr int mostLines = 8; ///< visible without scrolling

} // namespace

WorkBar::WorkBar(UpkeepDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_work(new WorkView(u"upkeepWork"_qs, desk, this))
    , m_headline(plainLabel(u"upkeepOutcome"_qs, this))
    , m_details(new QPlainTextEdit(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"upkeepBar"_qs);
    setUpPlainText(m_details, u"upkeepDetails"_qs, tr("What became of it"));
    m_details->setReadOnly(true);
    m_close->setObjectName(u"closeOutcome"_qs);
    m_close->setToolTip(tr("Takes this message away"));
    setWrapsAnything(m_headline);
    const Scale scale(font());
    auto *row = new QHBoxLayout;
    row->setSpacing(scale.px(12));
    row->addWidget(m_headline, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(12));
    column->setSpacing(scale.px(8));
    column->addWidget(m_work);
    column->addLayout(row);
    column->addWidget(m_details);
    connect(&m_desk, &UpkeepDesk::told, this, &WorkBar::showOutcome);
    connect(&m_desk, &UpkeepDesk::busyChanged, this, [this] {
        if (m_desk.isBusy()) {
            m_headline->clear(); // of the work before
        }
        showParts();
    });
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_headline->clear();
        showParts();
    });
    applyTheme();
    showParts();
}

void WorkBar::showOutcome(const QString &headline, const QString &details, bool isGood)
{
    m_isGood = isGood;
    m_headline->setText(visibleText(headline));
    QStringList lines = details.trimmed().split(u'\n');
    for (QString &line : lines) {
        line = visibleText(line);
    }
    lines.removeAll(QString());
    m_details->setPlainText(lines.join(u'\n'));
    const int shown = std::clamp(int(lines.size()), 1, mostLines);
    m_details->setFixedHeight(m_details->fontMetrics().lineSpacing() * shown + Scale(font()).px(12));
    applyTheme();
    showParts();
}

void WorkBar::showParts()
{
    const bool hasOutcome = !m_desk.isBusy() && !m_headline->text().isEmpty();
    m_headline->setVisible(hasOutcome);
    m_close->setVisible(hasOutcome);
    m_details->setVisible(hasOutcome && !m_details->toPlainText().isEmpty());
    setVisible(m_desk.isBusy() || hasOutcome);
}

void WorkBar::paintEvent(QPaintEvent *)
{
    paintCardFrame(this);
}

void WorkBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void WorkBar::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    styleLabel(m_headline, bold, m_isGood ? theme.text : theme.bad);
    stylePlainText(m_details, theme, Scale(font()));
    m_close->setStyleSheet(buttonStyle(theme, Scale(font())));
}

} // namespace ShelfHelp::Ui
