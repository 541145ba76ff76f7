// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain.h"

#include <QCoreApplication>
#include <QPluginLoader>

#include <app/keychain/keychainmodule.h>

namespace ShelfHelp::App {

namespace {

/// Loaded at the first use and for good. Where it is not installed there is no keychain.
KeychainModule *keychain()
{
    static QPluginLoader loader(QCoreApplication::applicationDirPath() + u"/" SHELFHELP_MODULE_PATH
                                                                         "/keychain.so"_qs);
    return qobject_cast<KeychainModule *>(loader.instance());
}

Error explained(KeychainAnswer answer)
{
    const QString instead =
        u"Keep the password in ~/.pgpass (mode 0600) or in a service file instead, or type it each "
        "time: then it is held in memory only."_qs;
    if (answer == KeychainAnswer::NotOpened) {
        return {.message = u"The keychain was not opened"_qs,
                .remedy = u"Unlock it and try again. "_qs + instead};
    }
    return {.message = u"No keychain service answers (Secret Service: GNOME Keyring or KWallet)"_qs,
            .remedy = instead};
}

Outcome outcomeOf(KeychainAnswer answer)
{
    const bool isFine = answer == KeychainAnswer::Done || answer == KeychainAnswer::NotFound;
    return isFine ? success() : Outcome(explained(answer));
}

} // namespace

Result<std::optional<QString>> passwordFromKeychain(const QString &id)
{
    QString password;
    KeychainModule *module = keychain();
    const KeychainAnswer answer = module ? module->read(id, password) : KeychainAnswer::NoService;
    if (const Outcome read = outcomeOf(answer); !read.ok()) {
        return read.error();
    }
    return answer == KeychainAnswer::Done ? std::optional(password) : std::nullopt;
}

Outcome storeInKeychain(const QString &id, const QString &password)
{
    KeychainModule *module = keychain();
    return outcomeOf(module ? module->store(id, password) : KeychainAnswer::NoService);
}

Outcome removeFromKeychain(const QString &id)
{
    KeychainModule *module = keychain();
    return outcomeOf(module ? module->remove(id) : KeychainAnswer::NoService);
}

} // namespace ShelfHelp::App
