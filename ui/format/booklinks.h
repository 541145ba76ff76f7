// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace ShelfHelp::Ui {

/// A link of a payload as an address to open: only one of Goodreads' site over http or https, without a name
/// or a password in it, or another port than the scheme's. Else an invalid one (docs/reliability.md, T11).
[[nodiscard]] QUrl goodreadsUrl(const QString &link);

/// Whether a picture may be fetched from here: https at the hosts where Goodreads and Amazon keep their
/// covers, without a name, a password or a port.
[[nodiscard]] bool isCoverUrl(const QUrl &url);

} // namespace ShelfHelp::Ui
