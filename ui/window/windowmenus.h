// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>
#include <ui/charts/theme.h>

#include <QObject>
#include <QStringList>

#include <optional>

class QAction;
class QActionGroup;
class QKeySequence;
class QMenu;
class QMenuBar;

namespace ShelfHelp::Ui {

/// The menus of the window with their keys. Says what was chosen; does nothing itself.
class WindowMenus final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowMenus)

public:
    /// Fills `bar`, which owns the menus; `pages` in their visible order.
    WindowMenus(QMenuBar *bar, const QStringList &pages, QObject *parent);

    [[nodiscard]] QMenu *rangeMenu() const { return m_rangeMenu; }

    /// Shows an action of a page in the Edit menu; its keys are the page's affair.
    void addToEdit(QAction *action);
    void setPage(int page);
    void setColorScheme(ColorScheme scheme);
    /// Nothing is marked while one of a preset's previous periods is shown.
    void setPreset(std::optional<Sql::RangePreset> preset);
    void setSteps(bool canGoBack, bool canGoForward);
    /// Whether the page shown follows the range, and whether it can be searched.
    void setPageAbilities(bool hasRange, bool hasSearch);

Q_SIGNALS:
    void openRequested();
    void importRequested();
    void quitRequested();
    void copyRequested();
    void findRequested();
    void pageChosen(int page);
    void colorSchemeChosen(ColorScheme scheme);
    void presetChosen(Sql::RangePreset preset);
    void previousRequested();
    void nextRequested();
    void refreshRequested();
    void sampleRequested();
    void shortcutsRequested();
    void aboutRequested();

private:
    using Signal = void (WindowMenus::*)();

    QAction *add(QMenu *menu, const QString &name, const QString &text, const QList<QKeySequence> &keys,
                 Signal signal);
    void addFileAndEdit(QMenuBar *bar);
    void addView(QMenuBar *bar, const QStringList &pages);
    void addRange(QMenuBar *bar);
    void addDataAndEvents(QMenuBar *bar);
    void addHelp(QMenuBar *bar);

    QActionGroup *m_pages;
    QActionGroup *m_schemes;
    QActionGroup *m_presets;
    QMenu *m_editMenu = nullptr;
    QMenu *m_rangeMenu = nullptr;
    QAction *m_find = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
};

} // namespace ShelfHelp::Ui
