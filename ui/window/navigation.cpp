// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "navigation.h"

#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
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
constexpr double margin = 12;
constexpr double padding = 11; ///< beside the text of a button

} // namespace

Navigation::Navigation(const QList<PageEntry> &pages, QWidget *parent)
    : QFrame(parent)
    , m_name(new QLabel(u"Shelf Help\nAnalytics"_qs, this))
    , m_tables(new QLabel(tr("Tables"), this))
    , m_pages(new QButtonGroup(this))
{
    setObjectName(u"navigation"_qs);
    m_name->setObjectName(u"productName"_qs);
    m_name->setFont(textFont(font(), TextRole::CardTitle));
    const Scale scale(font());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scale.px(margin), scale.px(20), scale.px(margin), scale.px(12));
    layout->setSpacing(scale.px(4));
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
        QPushButton *button = makeButton(pages[page], this);
        m_pages->addButton(button, page);
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(m_pages, &QButtonGroup::idClicked, this, &Navigation::pageChosen);
}

void Navigation::setPage(int page)
{
    m_pages->button(page)->setChecked(true);
}

void Navigation::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    setStyleSheet(uR"(
        #navigation { background: %1; border: none; border-right: 1px solid %2; }
        QLabel { color: %3; }
        #navigationTables { color: %4; }
        QPushButton { border: 1px solid transparent; border-radius: %7px; padding: %8px %9px;
                      text-align: left; color: %4; background: transparent; }
        QPushButton:hover { background: %5; }
        QPushButton:checked { background: %6; color: %3; font-weight: 600; }
        QPushButton:focus { border-color: %10; })"_qs
                      .arg(theme.card.name(), theme.border.name(), theme.text.name(), theme.muted.name(),
                           theme.grid.name(), mixed(theme.card, theme.accent, chosenTint).name(),
                           QString::number(scale.px(8)), QString::number(scale.px(7)),
                           QString::number(scale.px(padding)))
                      .arg(theme.accent.name()));
    fit();
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
