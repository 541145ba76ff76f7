// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp::Ui {

/// Whether the names of readers are kept from the screen, from files and from the clipboard. One switch for
/// the program, like the default locale; may be asked from any thread.
[[nodiscard]] bool isPrivate();
void setPrivate(bool on);

/// Any text, of which every name part of a shelf's or a reader's address is "…" in privacy mode:
/// /review/list/158747789-michael-chapman becomes /review/list/158747789-…, and where no number leads, all of
/// it goes. Addresses may be written for JSON or within another address. Else the text itself.
[[nodiscard]] QString privateText(const QString &text);

/// The address of a shelf as it was stored. In privacy mode the name part of a review list is "…"; of an
/// address of another form, where a name may stand anywhere, only the host is left.
[[nodiscard]] QString shelfUrlText(const QString &url);

} // namespace ShelfHelp::Ui
