// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/profiles/profilechoice.h>
#include <ui/dialogs/connectionservices.h>

#include <QHash>
#include <QString>

namespace ShelfHelp::Dashboard {

/// The connections of this run of the dashboard: which one is in use, and the passwords that were typed.
/// Those are in memory only, and gone with it.
class Connections final
{
public:
    /// What the window asks; must not outlive this.
    [[nodiscard]] Ui::ConnectionServices services();
    /// The database of a profile, which is remembered as the last one. Without its password.
    [[nodiscard]] Result<Sql::ChosenDatabase> choose(const QString &id);
    /// The database of a profile with its password, to work with beside the window's.
    [[nodiscard]] Result<Sql::DatabaseChoice> databaseOf(const QString &id);
    /// From memory, the keychain, or the reader, who may refuse.
    void fillInPassword(Result<Sql::ChosenDatabase> &database);

private:
    [[nodiscard]] static Result<Sql::ChosenDatabase> find(const QString &id);
    [[nodiscard]] QFuture<Sql::CheckStep> check(const Sql::ConnectionProfile &profile,
                                                const QString &password);

    QHash<QString, QString> m_typed; ///< by ids of profiles
};

/// For a report: from the keychain only; nobody is asked, and libpq may find one.
[[nodiscard]] Outcome fillInWithoutWindow(Sql::ChosenDatabase &database);

} // namespace ShelfHelp::Dashboard
