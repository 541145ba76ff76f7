// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ledgerkey.h"

#include <QCryptographicHash>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::size_t textLength = 36;
constexpr std::size_t uuidBytes = 16;

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool isHyphenPosition(std::size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

std::optional<std::string> parseUuid(std::string_view text)
{
    if (text.size() != textLength) {
        return std::nullopt;
    }
    std::string bytes;
    bytes.reserve(uuidBytes);
    for (std::size_t i = 0; i < textLength; i += isHyphenPosition(i) ? 1 : 2) {
        if (isHyphenPosition(i)) {
            if (text[i] != '-') {
                return std::nullopt;
            }
            continue;
        }
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        bytes.push_back(char(high * 16 + low));
    }
    return bytes;
}

} // namespace

LedgerKey ledgerKey(std::string_view messageId)
{
    if (std::optional<std::string> uuid = parseUuid(messageId)) {
        return {std::move(*uuid), std::nullopt};
    }
    const QByteArray id = QByteArray::fromRawData(messageId.data(), qsizetype(messageId.size()));
    std::string bytes =
        QCryptographicHash::hash(id, QCryptographicHash::Sha256).left(uuidBytes).toStdString();
    bytes[6] = char((bytes[6] & 0x0f) | 0x80); // version 8: custom
    bytes[8] = char((bytes[8] & 0x3f) | 0x80); // variant of RFC 9562
    return {std::move(bytes), std::string(messageId)};
}

} // namespace ShelfHelp::Ingest
