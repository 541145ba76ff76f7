// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/databaseaccess.h>

#include <QElapsedTimer>

namespace ShelfHelp::App {

/// Sums up the days that were just written to, so that whoever looks next need not read their rows. A service
/// on the side: where there are no sums, or the role may not, nothing happens; what fails is a warning.
void refreshSums(Sql::Connection &connection);

/// The same at most once a minute, over a connection of its own, for a program that goes on and on. Leaves
/// what takes long to `shelfhelp database refresh`.
class SumKeeper final
{
    Q_DISABLE_COPY_MOVE(SumKeeper)

public:
    /// The database outlives this.
    explicit SumKeeper(Sql::DatabaseAccess &access);

    void refreshIfDue();

private:
    Sql::DatabaseAccess &m_access;
    QElapsedTimer m_sinceLast;
};

} // namespace ShelfHelp::App
