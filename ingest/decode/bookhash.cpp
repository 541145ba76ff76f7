// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookhash.h"

#include <openssl/evp.h>

#include <new>

namespace ShelfHelp::Ingest {

namespace {

/// SHA-256 is always there; OpenSSL fails at it for want of memory only.
void require(bool worked)
{
    if (!worked) {
        throw std::bad_alloc();
    }
}

struct FreeDigest
{
    void operator()(EVP_MD *digest) const { EVP_MD_free(digest); }
};

struct FreeContext
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

} // namespace

struct Sha256::Context
{
    std::unique_ptr<EVP_MD, FreeDigest> algorithm{EVP_MD_fetch(nullptr, "SHA2-256", nullptr)};
    std::unique_ptr<EVP_MD_CTX, FreeContext> state{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>())
{
    require(m_context->algorithm && m_context->state);
}

Sha256::~Sha256() = default;

Digest Sha256::digest(std::initializer_list<std::string_view> parts)
{
    EVP_MD_CTX *state = m_context->state.get();
    require(EVP_DigestInit_ex2(state, m_context->algorithm.get(), nullptr) == 1);
    for (const std::string_view part : parts) {
        require(EVP_DigestUpdate(state, part.data(), part.size()) == 1);
    }
    Digest digest;
    require(EVP_DigestFinal_ex(state, digest.data(), nullptr) == 1);
    return digest;
}

std::string toHex(const Digest &digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex(2 * digest.size(), '0');
    for (std::size_t i = 0; i < digest.size(); ++i) {
        hex[2 * i] = digits[digest[i] >> 4U];
        hex[2 * i + 1] = digits[digest[i] & 0x0FU];
    }
    return hex;
}

std::string uniqueHash(Sha256 &sha256, std::string_view title, std::string_view author,
                       std::string_view goodreadsId, std::string_view isbn)
{
    return toHex(sha256.digest({title, "-", author, "-", goodreadsId, "-", isbn}));
}

} // namespace ShelfHelp::Ingest
