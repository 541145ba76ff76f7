// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowmenus.h"

#include "rangepresets.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

QMenu *addMenu(QMenuBar *bar, const QString &name, const QString &text)
{
    QMenu *menu = bar->addMenu(text);
    menu->setObjectName(name);
    menu->setToolTipsVisible(true);
    return menu;
}

void check(const QActionGroup &group, const QVariant &data)
{
    for (QAction *action : group.actions()) {
        action->setChecked(action->data() == data);
    }
}

} // namespace

WindowMenus::WindowMenus(QMenuBar *bar, const QStringList &pages, QObject *parent)
    : QObject(parent)
    , m_pages(new QActionGroup(this))
    , m_schemes(new QActionGroup(this))
    , m_presets(new QActionGroup(this))
{
    m_presets->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    addFileAndEdit(bar);
    addView(bar, pages);
    addRange(bar);
    addDataAndEvents(bar);
    addHelp(bar);
}

QAction *WindowMenus::add(QMenu *menu, const QString &name, const QString &text,
                          const QList<QKeySequence> &keys, Signal signal)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void WindowMenus::addFileAndEdit(QMenuBar *bar)
{
    QMenu *file = addMenu(bar, u"fileMenu"_qs, tr("&File"));
    add(file, u"open"_qs, tr("&Open payload…"), {QKeySequence::Open}, &WindowMenus::openRequested);
    add(file, u"importFolder"_qs, tr("&Import folder…"), {}, &WindowMenus::importRequested);
    file->addSeparator();
    QAction *quit =
        add(file, u"quit"_qs, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, &WindowMenus::quitRequested);
    quit->setMenuRole(QAction::QuitRole);
    m_editMenu = addMenu(bar, u"editMenu"_qs, tr("&Edit"));
    m_copy = add(m_editMenu, u"copy"_qs, tr("&Copy"), {QKeySequence::Copy}, &WindowMenus::copyRequested);
    m_find = add(m_editMenu, u"find"_qs, tr("&Find"), {QKeySequence::Find, QKeySequence(Qt::Key_Slash)},
                 &WindowMenus::findRequested);
}

void WindowMenus::addToEdit(QAction *action)
{
    m_editMenu->addSeparator();
    m_editMenu->addAction(action);
}

void WindowMenus::addView(QMenuBar *bar, const QStringList &pages)
{
    QMenu *view = addMenu(bar, u"viewMenu"_qs, tr("&View"));
    for (int page = 0; page < pages.size(); ++page) {
        QAction *action = m_pages->addAction(view->addAction(u'&' + pages.at(page)));
        action->setObjectName(u"page%1"_qs.arg(page + 1));
        action->setCheckable(true);
        action->setData(page);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + page)));
        connect(action, &QAction::triggered, this, [this, page] { Q_EMIT pageChosen(page); });
    }
    view->addSeparator();
    QMenu *theme = view->addMenu(tr("&Theme"));
    theme->setObjectName(u"themeMenu"_qs);
    const std::array schemes{std::pair{ColorScheme::System, tr("&System")},
                             std::pair{ColorScheme::Light, tr("&Light")},
                             std::pair{ColorScheme::Dark, tr("&Dark")}};
    for (const auto &[scheme, text] : schemes) {
        QAction *action = m_schemes->addAction(theme->addAction(text));
        action->setObjectName(u"theme%1"_qs.arg(int(scheme)));
        action->setCheckable(true);
        action->setData(int(scheme));
        connect(action, &QAction::triggered, this,
                [this, chosen = scheme] { Q_EMIT colorSchemeChosen(chosen); });
    }
}

void WindowMenus::addRange(QMenuBar *bar)
{
    m_rangeMenu = addMenu(bar, u"rangeMenu"_qs, tr("Ran&ge"));
    for (const RangePresetEntry &entry : rangePresets()) {
        QAction *action = m_presets->addAction(m_rangeMenu->addAction(entry.menuText));
        action->setObjectName(u"range-"_qs + Sql::presetName(entry.preset));
        action->setCheckable(true);
        action->setData(int(entry.preset));
        action->setShortcut(QKeySequence(entry.key));
        connect(action, &QAction::triggered, this,
                [this, preset = entry.preset] { Q_EMIT presetChosen(preset); });
    }
    m_rangeMenu->addSeparator();
    // Written, not set as shortcuts: a shortcut would take the arrow keys from charts and tables. The window
    // gets them when the widget with the focus has no use for them.
    m_previous = add(m_rangeMenu, u"previous"_qs, tr("&Previous period") + u"\t←"_qs, {},
                     &WindowMenus::previousRequested);
    m_next = add(m_rangeMenu, u"next"_qs, tr("&Next period") + u"\t→"_qs, {}, &WindowMenus::nextRequested);
}

void WindowMenus::addDataAndEvents(QMenuBar *bar)
{
    QMenu *data = addMenu(bar, u"dataMenu"_qs, tr("&Data"));
    add(data, u"refreshAction"_qs, tr("&Refresh"),
        {QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)}, &WindowMenus::refreshRequested);
    QMenu *events = addMenu(bar, u"eventsMenu"_qs, tr("Eve&nts"));
    add(events, u"loadSample"_qs, tr("&Load sample notification"), {}, &WindowMenus::sampleRequested);
    add(events, u"replay"_qs, tr("&Replay…"), {}, &WindowMenus::openRequested);
}

void WindowMenus::addHelp(QMenuBar *bar)
{
    QMenu *help = addMenu(bar, u"helpMenu"_qs, tr("&Help"));
    add(help, u"shortcutsAction"_qs, tr("&Shortcuts"), {QKeySequence(Qt::Key_Question)},
        &WindowMenus::shortcutsRequested);
    QAction *about = add(help, u"about"_qs, tr("&About"), {}, &WindowMenus::aboutRequested);
    about->setMenuRole(QAction::AboutRole);
}

void WindowMenus::setPage(int page)
{
    check(*m_pages, page);
}

void WindowMenus::setColorScheme(ColorScheme scheme)
{
    check(*m_schemes, int(scheme));
}

void WindowMenus::setPreset(std::optional<Sql::RangePreset> preset)
{
    check(*m_presets, preset ? QVariant(int(*preset)) : QVariant());
}

void WindowMenus::setSteps(bool canGoBack, bool canGoForward)
{
    m_previous->setEnabled(canGoBack);
    m_next->setEnabled(canGoForward);
}

void WindowMenus::setPageAbilities(bool hasRange, bool hasSearch)
{
    m_presets->setEnabled(hasRange);
    m_rangeMenu->setEnabled(hasRange);
    m_find->setEnabled(hasSearch);
    m_copy->setEnabled(hasSearch);
}

} // namespace ShelfHelp::Ui
