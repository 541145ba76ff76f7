// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connectionservices.h"

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QListWidget;
class QPushButton;

namespace ShelfHelp::Ui {

class ConnectionForm;

/// The databases by name: written, tried, removed, and one of them used. Passwords go to the keychain or stay
/// in memory.
class ConnectionsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionsDialog)

public:
    /// `current`: id of the connection in use; empty where the command line or the environment chose it.
    ConnectionsDialog(ConnectionServices services, const QString &current, QWidget *parent = nullptr);
    ~ConnectionsDialog() override;

    /// A step of a test in words: mark, subject, finding, and the remedy on a line of its own.
    [[nodiscard]] static QString stepText(const Sql::CheckStep &step);

Q_SIGNALS:
    /// What is kept changed.
    void changed();
    /// The window is to show this one.
    void chosen(const QString &id);

private:
    void layOut();
    void load();
    void fillList(const QString &id);
    void select(int row);
    void add();
    void remove();
    /// False, and said why, where what is written cannot be kept.
    bool save();
    [[nodiscard]] bool keepPassword(const Sql::ConnectionProfile &profile);
    void useCurrent();
    void check();
    void takeStep(int index);
    void showButtons();
    void tell(const QString &sentence);

    ConnectionServices m_services;
    QString m_current;
    Sql::ProfileList m_profiles;
    int m_row = -1;
    bool m_isEdited = false;
    QListWidget *m_list;
    ConnectionForm *m_form;
    QLabel *m_note;
    QListWidget *m_steps;
    QPushButton *m_remove = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_use = nullptr;
    QFutureWatcher<Sql::CheckStep> m_checking;
};

} // namespace ShelfHelp::Ui
