// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reader.h"

#include <tests/bench/postgres.h>

namespace ShelfHelp::Bench {

/// What one page load of the existing dashboard reads: eight of its ten views, all time, one after the other.
/// Its views as it has them are made in a schema of their own beside ours.
class ExistingViews final : public Reader
{
public:
    [[nodiscard]] static QStringList viewNames();

    explicit ExistingViews(const Sql::ConnectionSettings &settings);

    [[nodiscard]] QString name() const override { return u"existing dashboard, 8 views"_qs; }

    /// Whatever the range, which the views do not know. The views are the cards.
    [[nodiscard]] Refresh refresh(const ReadRange &range) override;

private:
    Postgres m_session;
};

} // namespace ShelfHelp::Bench
