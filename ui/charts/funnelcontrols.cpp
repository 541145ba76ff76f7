// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "funnelcontrols.h"

#include "cardframe.h"
#include "theme.h"
#include "typography.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace ShelfHelp::Ui {

namespace {

constexpr int minutesPerHour = 60;

struct Windows
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Windows)
};

} // namespace

QString funnelWindowText(std::chrono::minutes window)
{
    const int minutes = int(window.count());
    return minutes >= minutesPerHour && minutes % minutesPerHour == 0
               ? Windows::tr("%1 h").arg(minutes / minutesPerHour)
               : Windows::tr("%1 min").arg(minutes);
}

FunnelControls::FunnelControls(QWidget *parent)
    : CardControls(parent)
    , m_label(plainLabel(u"funnelWindowLabel"_qs, this))
    , m_button(new QPushButton(this))
    , m_windows(new QActionGroup(this))
{
    setObjectName(u"funnelControls"_qs);
    m_label->setText(tr("Window"));
    m_label->setBuddy(m_button);
    m_button->setObjectName(u"funnelWindow"_qs);
    m_button->setMenu(new QMenu(m_button));
    m_button->setToolTip(
        tr("A library check belongs to the latest search that showed its book at most this long before"));
    for (const int minutes : {5, 10, 15, 30, 60, 120, 240, 1440}) {
        addWindow(std::chrono::minutes(minutes));
    }
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Scale(font()).px(6));
    row->addWidget(m_label);
    row->addWidget(m_button);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_windows, &QActionGroup::triggered, this, [this](const QAction *action) {
        Q_EMIT windowChosen(std::chrono::minutes(action->data().toInt()));
    });
}

/// In its place by length.
void FunnelControls::addWindow(std::chrono::minutes window)
{
    const int minutes = int(window.count());
    QAction *next = nullptr;
    for (QAction *action : m_button->menu()->actions()) {
        if (action->data().toInt() > minutes) {
            next = action;
            break;
        }
    }
    auto *action = new QAction(funnelWindowText(window), m_windows);
    action->setObjectName(u"funnelWindow-%1"_qs.arg(minutes));
    action->setData(minutes);
    action->setCheckable(true);
    m_button->menu()->insertAction(next, action);
}

void FunnelControls::setWindow(std::chrono::minutes window)
{
    const auto find = [&]() -> QAction * {
        for (QAction *action : m_windows->actions()) {
            if (action->data().toInt() == window.count()) {
                return action;
            }
        }
        return nullptr;
    };
    if (find() == nullptr) { // one that was set elsewhere
        addWindow(window);
    }
    find()->setChecked(true);
    m_button->setText(tr("%1 ▾").arg(funnelWindowText(window)));
    m_button->setAccessibleName(tr("Window of the funnel: %1").arg(funnelWindowText(window)));
}

void FunnelControls::applyTheme(const Theme &theme)
{
    const QFont small = textFont(font(), TextRole::Legend);
    styleLabel(m_label, small, theme.muted);
    m_button->setFont(small);
    m_button->setStyleSheet(cardFieldStyle(theme, Scale(font())));
}

} // namespace ShelfHelp::Ui
