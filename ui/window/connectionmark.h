// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/profiles/profile.h>

#include <QLabel>

namespace ShelfHelp::Ui {

/// The name of the connection on its colour, so that one database is not taken for another. Hidden without a
/// colour. Plain text.
class ConnectionMark final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionMark)

public:
    explicit ConnectionMark(const QString &name, QWidget *parent = nullptr);

    void setProfile(const Sql::ConnectionProfile &profile);
};

} // namespace ShelfHelp::Ui
