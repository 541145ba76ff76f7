// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/savedview.h>

#include <QDialog>

class QListWidget;
class QPushButton;

namespace ShelfHelp::Ui {

/// The saved views: opened, renamed in place, put into another order, removed. Every change acts at once.
class SavedViewsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SavedViewsDialog)

public:
    explicit SavedViewsDialog(const QList<SavedView> &views, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(const QList<SavedView> &views);
    void opened(const SavedView &view);

private:
    void layOut();
    void showSelection();
    void openCurrent();
    void rename();
    void remove();

    QList<SavedView> m_views;
    QListWidget *m_list;
    QPushButton *m_open = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace ShelfHelp::Ui
