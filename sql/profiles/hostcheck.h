// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connectioncheck.h"

namespace ShelfHelp::Sql {

/// Whether a host name is Supabase's direct one, which answers over IPv6 only.
[[nodiscard]] bool isSupabaseDirect(const QString &host);

/// Looks the host up, and whether something listens at the port: two steps, or one where the first failed.
/// Of a socket's directory likewise. Blocks for up to 5 s per address.
[[nodiscard]] QList<CheckStep> checkHost(const ConnectionSettings &settings);

} // namespace ShelfHelp::Sql
