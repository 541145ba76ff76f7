// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>
#include <ui/models/filterterms.h>

#include <QDialog>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <functional>

class QAction;
class QLineEdit;
class QListWidget;
class QMenuBar;

namespace ShelfHelp::Ui {

/// A library or book that the palette found, as the filter it stands for.
struct FoundThing
{
    QString text; ///< from payloads: plain
    FilterStep step;
};

/// Everything the menus can do, found by typing some of its words; and libraries and books, as filters. Enter
/// does it, Esc leaves.
class CommandPalette final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    using Find = std::function<QFuture<Result<QList<FoundThing>>>(const QString &words)>;

    /// The actions of `menus` must outlive the palette.
    CommandPalette(const QMenuBar &menus, Find find, QWidget *parent = nullptr);
    ~CommandPalette() override;

Q_SIGNALS:
    void filterChosen(const FilterStep &step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void collect(const QWidget *menu, const QString &path);
    void showMatches();
    void askForThings();
    void takeThings();
    void execute();

    struct Command
    {
        QString text; ///< "Range › Last 28 days"
        QAction *action;
    };

    Find m_find;
    QList<Command> m_commands;
    QList<FoundThing> m_things;
    QLineEdit *m_words;
    QListWidget *m_list;
    QTimer m_delay;
    QFutureWatcher<Result<QList<FoundThing>>> m_watcher;
};

} // namespace ShelfHelp::Ui
