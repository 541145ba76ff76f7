// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "navigation.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double chosenTint = 0.14;

QPushButton *makeButton(const PageEntry &page, QWidget *parent)
{
    auto *button = new QPushButton(page.title, parent);
    button->setObjectName(u"navigation-"_qs + page.id);
    button->setCheckable(true);
    button->setToolTip(
        Navigation::tr("%1 (%2)").arg(page.title, page.key.toString(QKeySequence::NativeText)));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

constexpr double leastWidth = 164;
constexpr double mostWidth = 230;
constexpr double leastHeight = 200;
constexpr double margin = 12;
constexpr double padding = 11; ///< beside the text of a button

} // namespace

Navigation::Navigation(const QList<PageEntry> &pages, QWidget *parent)
    : QFrame(parent)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget(m_scroll))
    , m_name(new QLabel(u"Shelf Help\nAnalytics"_qs, m_content))
    , m_tables(new QLabel(tr("Tables"), m_content))
    , m_pages(new QButtonGroup(this))
{
    setObjectName(u"navigation"_qs);
    m_name->setObjectName(u"productName"_qs);
    m_name->setFont(textFont(font(), TextRole::CardTitle));
    const Scale scale(font());
    m_scroll->setObjectName(u"navigationScroll"_qs);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_scroll);
    m_content->setObjectName(u"navigationContent"_qs);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(scale.px(margin), scale.px(20), scale.px(margin), scale.px(12));
    m_name->setContentsMargins(scale.px(12), 0, 0, scale.px(14));
    layout->addWidget(m_name);
    m_tables->setObjectName(u"navigationTables"_qs);
    m_tables->setFont(textFont(font(), TextRole::Legend));
    m_tables->setContentsMargins(scale.px(12), scale.px(14), 0, scale.px(2));
    bool isTable = false;
    for (int page = 0; page < pages.size(); ++page) {
        if (pages[page].isTable && !isTable) {
            layout->addWidget(m_tables);
        }
        isTable = pages[page].isTable;
        QPushButton *button = makeButton(pages[page], m_content);
        m_pages->addButton(button, page);
        layout->addWidget(button);
    }
    layout->addStretch();
    m_scroll->setWidget(m_content);
    connect(m_pages, &QButtonGroup::idClicked, this, &Navigation::pageChosen);
}

void Navigation::setPage(int page)
{
    m_pages->button(page)->setChecked(true);
}

void Navigation::applyTheme(const Theme &theme)
{
    m_theme = &theme;
    m_isDense = false;
    style();
    m_roomyHeight = m_content->sizeHint().height();
    fit();
    squeeze();
}

QSize Navigation::minimumSizeHint() const
{
    return {width(), Scale(font()).px(leastHeight)};
}

void Navigation::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    squeeze();
}

/// On a low screen the names stand closer; on a lower one they scroll.
void Navigation::squeeze()
{
    const bool isDense = m_theme != nullptr && height() < m_roomyHeight;
    if (isDense != m_isDense) {
        m_isDense = isDense;
        style();
    }
}

void Navigation::style()
{
    const Theme &theme = *m_theme;
    const Scale scale(font());
    m_content->layout()->setSpacing(scale.px(m_isDense ? 1 : 4));
    setStyleSheet(uR"(
        #navigation { background: %1; border: none; border-right: 1px solid %2; }
        #navigationScroll, #navigationContent { background: transparent; }
        QLabel { color: %3; }
        #navigationTables { color: %4; }
        QPushButton { border: 1px solid transparent; border-radius: %7px; padding: %8px %9px;
                      text-align: left; color: %4; background: transparent; }
        QPushButton:hover { background: %5; }
        QPushButton:checked { background: %6; color: %3; font-weight: 600; }
        QPushButton:focus { border-color: %10; })"_qs
                      .arg(theme.card.name(), theme.border.name(), theme.text.name(), theme.muted.name(),
                           theme.grid.name(), mixed(theme.card, theme.accent, chosenTint).name(),
                           QString::number(scale.px(8)), QString::number(scale.px(m_isDense ? 4 : 7)),
                           QString::number(scale.px(padding)))
                      .arg(theme.accent.name()) +
                  slimScrollBar(theme, scale));
}

/// As wide as the longest name of a page.
void Navigation::fit()
{
    const Scale scale(font());
    int width = scale.px(leastWidth);
    for (const QAbstractButton *button : m_pages->buttons()) {
        QFont chosen = button->font();
        chosen.setWeight(QFont::DemiBold);
        const int text = QFontMetrics(chosen).horizontalAdvance(button->text());
        width = std::max(width, text + scale.px(2 * (padding + margin) + 2));
    }
    setFixedWidth(std::min(width, scale.px(mostWidth)));
}

} // namespace ShelfHelp::Ui
