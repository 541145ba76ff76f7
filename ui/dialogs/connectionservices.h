// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/profiles/connectioncheck.h>
#include <sql/profiles/profilefile.h>

#include <QFuture>

#include <functional>
#include <optional>

namespace ShelfHelp::Ui {

/// What the window asks about connections, on the GUI thread. Those about passwords may wait for the
/// keychain.
struct ConnectionServices
{
    std::function<Result<Sql::ProfileList>()> load = [] {
        return Result<Sql::ProfileList>(Sql::ProfileList());
    };
    std::function<Outcome(const Sql::ProfileList &)> save = [](const Sql::ProfileList &) {
        return success();
    };
    /// The steps one by one; the password is empty where none was typed: then it comes from the source.
    std::function<QFuture<Sql::CheckStep>(const Sql::ConnectionProfile &, const QString &password)> check;
    std::function<Outcome(const QString &id, const QString &password)> storePassword;
    std::function<Outcome(const QString &id)> forgetPassword;
    /// In memory, as long as the program runs.
    std::function<void(const QString &id, const QString &password)> holdPassword;
};

/// checkConnection() on another thread.
[[nodiscard]] QFuture<Sql::CheckStep> checkInBackground(const Sql::DatabaseChoice &choice);

} // namespace ShelfHelp::Ui
