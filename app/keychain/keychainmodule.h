// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QtPlugin>

namespace ShelfHelp::App {

enum class KeychainAnswer {
    Done,
    NotFound,  ///< there is no such entry; or it is in a wallet that is locked
    NotOpened, ///< whoever was asked to unlock it did not
    NoService, ///< nobody answers, or not within a minute
};

/// What keychain.so offers to app/options/keychain.h, which says how to call it. Its texts are UTF-16; it
/// keeps none of them.
class KeychainModule
{
    Q_DISABLE_COPY_MOVE(KeychainModule)

public:
    KeychainModule() = default;
    virtual ~KeychainModule() = default;

    [[nodiscard]] virtual KeychainAnswer read(const QString &id, QString &password) = 0;
    [[nodiscard]] virtual KeychainAnswer store(const QString &id, const QString &password) = 0;
    [[nodiscard]] virtual KeychainAnswer remove(const QString &id) = 0;
};

} // namespace ShelfHelp::App

// With the version: another one's module is not loaded.
#define SHELFHELP_KEYCHAIN_IID "io.github.shelf_help.analytics.Keychain/" SHELFHELP_VERSION
Q_DECLARE_INTERFACE(ShelfHelp::App::KeychainModule, SHELFHELP_KEYCHAIN_IID)
