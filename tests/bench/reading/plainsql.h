// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reader.h"

#include <tests/bench/postgres.h>

namespace ShelfHelp::Bench {

/// The cards' plain SQL from tests/bench/sql: what somebody types into a BI tool.
[[nodiscard]] QString plainStatement(const QString &card);

/// The edges a statement asks for: as many parameters as it mentions.
[[nodiscard]] QStringList parametersOf(const QString &statement, const ReadRange &range);

/// Asks the raw tables of PostgreSQL, one statement a card, on one connection with the server's own settings.
class PlainSql final : public Reader
{
public:
    explicit PlainSql(const Sql::ConnectionSettings &settings);

    [[nodiscard]] QString name() const override { return u"plain SQL"_qs; }

    [[nodiscard]] Refresh refresh(const ReadRange &range) override;

private:
    Postgres m_session;
};

} // namespace ShelfHelp::Bench
