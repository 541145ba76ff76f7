// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connectionservices.h"

#include <sql/profiles/profile.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ShelfHelp::Ui {

/// One connection to be written: a URI and the same in fields, each of which follows the other. The password
/// stands apart, and a URI that brings one gives it up at once.
class ConnectionForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionForm)

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void setProfile(const Sql::ConnectionProfile &profile);
    /// What is written, or what is wrong with it. Without password.
    [[nodiscard]] Result<Sql::ConnectionProfile> profile() const;
    /// As typed; empty: none.
    [[nodiscard]] QString password() const;
    void clearPassword();

Q_SIGNALS:
    void edited();
    /// Something that the reader should know of what was typed.
    void told(const QString &sentence);

private:
    void makeFields();
    void layOut();
    void takeUri();
    void takeFields();
    void showFields();
    void showUri();
    void showPasswordField();
    void chooseFile();
    QLineEdit *field(const QString &name);

    Sql::ConnectionProfile m_profile;
    std::optional<Error> m_problem; ///< of the URI as it is typed
    bool m_isShowing = false;       ///< fields are filled in by the program
    QLineEdit *m_name;
    QComboBox *m_colour;
    QLineEdit *m_uri;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QComboBox *m_tls;
    QLineEdit *m_authority;
    QLineEdit *m_service;
    QComboBox *m_source;
    QLineEdit *m_password;
};

} // namespace ShelfHelp::Ui
