// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "event.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// Makes SHA-256 digests one after the other. Each thread needs its own.
///
/// On OpenSSL's libcrypto (which libpq needs anyway), with one context that is reused: 0.12 µs for a book
/// and 1.2 µs for a message, where QCryptographicHash of Qt 6.4 takes 0.6 and 10.9 µs, more than
/// everything else that decoding does.
class Sha256 final
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    /// Digest of the parts as if they were one text.
    [[nodiscard]] Digest digest(std::initializer_list<std::string_view> parts);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

/// 64 lower-case hex digits.
[[nodiscard]] std::string toHex(const Digest &digest);

/// books.unique_hash: hex SHA-256 of `title-author-goodreads_id-isbn`, each as received; `goodreadsId` is
/// the text of the id, leading zeros included.
[[nodiscard]] std::string uniqueHash(Sha256 &sha256, std::string_view title, std::string_view author,
                                     std::string_view goodreadsId, std::string_view isbn);

} // namespace ShelfHelp::Ingest
