// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

#include <optional>

namespace ShelfHelp::App {

/// The desktop's keychain (Secret Service: GNOME Keyring, KWallet), in which both programs find the passwords
/// of connections by their ids. Never a fallback to plain text: where no service runs each call is an error
/// that says so.
///
/// To be called on the main thread, with a QCoreApplication. Each call waits for the service, for up to a
/// minute: it may ask the person to unlock it. Nothing but paint events is handled meanwhile.
[[nodiscard]] Result<std::optional<QString>> passwordFromKeychain(const QString &id);
[[nodiscard]] Outcome storeInKeychain(const QString &id, const QString &password);
/// Fine where there is none.
[[nodiscard]] Outcome removeFromKeychain(const QString &id);

} // namespace ShelfHelp::App
