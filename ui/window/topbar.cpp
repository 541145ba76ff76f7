// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "topbar.h"

#include <ui/charts/elidedlabel.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/models/rangepresets.h>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr double disabledShare = 0.4; ///< of the text colour

} // namespace

TopBar::TopBar(QMenu *rangeMenu, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_range(new ElidedLabel(u"rangeText"_qs, this))
    , m_asOf(new QLabel(this))
    , m_presets(new QButtonGroup(this))
    , m_previous(addButton(u"previousPeriod"_qs, u"‹"_qs, tr("Previous period (←)")))
    , m_next(addButton(u"nextPeriod"_qs, u"›"_qs, tr("Next period (→)")))
    , m_more(addButton(u"moreRanges"_qs, tr("More ▾"), tr("All ranges")))
    , m_refresh(addButton(u"refresh"_qs, tr("Refresh"), tr("Read everything anew (F5)")))
    , m_rangeButtons(makeRangeButtons(rangeMenu))
{
    setObjectName(u"topBar"_qs);
    setUpLabels();
    const Scale scale(font());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scale.px(8));
    layout->addLayout(layOutTexts(), 1);
    layout->addWidget(m_rangeButtons, 0, Qt::AlignVCenter);
    layout->addWidget(m_refresh, 0, Qt::AlignVCenter);
    connect(m_previous, &QPushButton::clicked, this, &TopBar::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &TopBar::nextRequested);
    connect(m_refresh, &QPushButton::clicked, this, &TopBar::refreshRequested);
}

QPushButton *TopBar::addButton(const QString &name, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    // A click leaves the focus where it is: the arrow keys go on stepping through periods.
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TopBar::setUpLabels()
{
    m_title->setObjectName(u"pageTitle"_qs);
    m_title->setFont(textFont(font(), TextRole::PageTitle));
    m_asOf->setObjectName(u"asOf"_qs);
    for (QLabel *label : {m_range, m_asOf}) {
        label->setFont(textFont(font(), TextRole::Subtitle));
        label->setTextFormat(Qt::PlainText);
    }
}

QLayout *TopBar::layOutTexts()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(Scale(font()).px(16));
    line->addWidget(m_range);
    line->addWidget(m_asOf);
    line->addStretch();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(Scale(font()).px(2));
    texts->addWidget(m_title);
    texts->addLayout(line);
    return texts;
}

QWidget *TopBar::makeRangeButtons(QMenu *rangeMenu)
{
    auto *buttons = new QWidget(this);
    buttons->setObjectName(u"rangeButtons"_qs);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins({});
    layout->setSpacing(Scale(font()).px(6));
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    addPresetButtons(layout);
    m_more->setMenu(rangeMenu);
    layout->addWidget(m_more);
    return buttons;
}

void TopBar::addPresetButtons(QLayout *layout)
{
    m_presets->setExclusive(false); // none is marked while a previous period is shown
    for (const RangePresetEntry &entry : rangePresets()) {
        if (entry.shortText.isEmpty()) {
            continue;
        }
        const QString toolTip =
            tr("%1 (%2)").arg(QString(entry.menuText).remove(u'&'), QKeySequence(entry.key).toString());
        QPushButton *button =
            addButton(u"preset-"_qs + Sql::presetName(entry.preset), entry.shortText, toolTip);
        button->setCheckable(true);
        m_presets->addButton(button, int(entry.preset));
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this,
                [this, preset = entry.preset] { Q_EMIT presetChosen(preset); });
    }
}

int TopBar::roomOf(const QAbstractButton *preset) const
{
    return preset->sizeHint().width() + m_rangeButtons->layout()->spacing();
}

/// Without the presets: they give way, and are all in the menu of ranges.
QSize TopBar::minimumSizeHint() const
{
    QSize size = QWidget::minimumSizeHint();
    for (const QAbstractButton *preset : m_presets->buttons()) {
        size.rwidth() -= preset->isHidden() || m_rangeButtons->isHidden() ? 0 : roomOf(preset);
    }
    return size;
}

/// As many presets as there is room for.
void TopBar::fit()
{
    int room = width() - minimumSizeHint().width() - m_range->sizeHint().width();
    for (QAbstractButton *preset : m_presets->buttons()) {
        room -= roomOf(preset);
        preset->setVisible(room >= 0);
    }
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    fit();
    QWidget::resizeEvent(event);
}

void TopBar::setTitle(const QString &title)
{
    m_title->setText(title);
    fit();
}

void TopBar::setRange(const QString &text, const QString &exact)
{
    m_range->setText(text);
    m_range->setToolTip(exact);
    fit();
}

void TopBar::setAsOf(const QString &text)
{
    m_asOf->setText(text);
    fit();
}

void TopBar::setPreset(std::optional<Sql::RangePreset> preset)
{
    for (QAbstractButton *button : m_presets->buttons()) {
        button->setChecked(preset && m_presets->id(button) == int(*preset));
    }
}

void TopBar::setSteps(bool canGoBack, bool canGoForward)
{
    m_previous->setEnabled(canGoBack);
    m_next->setEnabled(canGoForward);
}

void TopBar::setRangeButtonsVisible(bool visible)
{
    m_hasRange = visible;
    m_rangeButtons->setVisible(m_hasRange && !m_isStill);
    fit();
}

void TopBar::setStill(bool isStill)
{
    m_isStill = isStill;
    m_refresh->setVisible(!isStill);
    setRangeButtonsVisible(m_hasRange);
}

void TopBar::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    setStyleSheet(
        uR"(
        QPushButton { background: %1; color: %2; border: 1px solid %3; border-radius: %7px;
                      padding: %8px %9px; }
        #previousPeriod, #nextPeriod { min-width: %10px; }
        QPushButton:hover { border-color: %4; }
        QPushButton:focus { border-color: %5; }
        QPushButton:checked { background: %5; border-color: %5; color: %6; }
        QPushButton:disabled { color: %11; }
        QPushButton::menu-indicator { image: none; width: 0; })"_qs
            .arg(theme.card.name(), theme.text.name(), theme.border.name(), theme.muted.name(),
                 theme.accent.name(), theme.onAccent.name(), QString::number(scale.px(8)),
                 QString::number(scale.px(6)), QString::number(scale.px(9)))
            .arg(QString::number(scale.px(16)), mixed(theme.card, theme.text, disabledShare).name()) +
        u"#rangeText, #asOf { color: %1; }"_qs.arg(theme.muted.name()));
}

} // namespace ShelfHelp::Ui
