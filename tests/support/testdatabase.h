// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QString>

namespace ShelfHelp::Tests {

/// A freshly made database of its own for one test, dropped at the end.
///
/// It is made on the server that SHELFHELP_TEST_DATABASE names (a libpq URI of a role that may create
/// databases), else on an embedded cluster in the build directory, which parallel test programs share.
/// Without a server the test program ends with a message: a database test never passes untested.
class TestDatabase final
{
    Q_DISABLE_COPY_MOVE(TestDatabase)

public:
    /// Copies `templateName`, or PostgreSQL's own empty template when it is empty.
    explicit TestDatabase(const QString &templateName = {});
    ~TestDatabase();

    [[nodiscard]] const Sql::ConnectionSettings &settings() const { return m_settings; }

private:
    Sql::ConnectionSettings m_settings;
};

} // namespace ShelfHelp::Tests
