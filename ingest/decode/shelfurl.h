// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace ShelfHelp::Ingest {

/// True for an address one would expect of a shelf: http or https on goodreads.com or www.goodreads.com,
/// without user, with the scheme's port or none, and without characters an address cannot hold. Any other
/// shelf_url is stored too, with a warning.
[[nodiscard]] bool isPlainGoodreadsUrl(std::string_view url);

} // namespace ShelfHelp::Ingest
