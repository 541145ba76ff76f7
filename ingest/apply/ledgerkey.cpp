// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ledgerkey.h"

#include <QCryptographicHash>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::size_t textLength = 36;

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

bool parseUuid(std::string_view text, std::array<char, 16> &uuid)
{
    if (text.size() != textLength) {
        return false;
    }
    std::size_t byte = 0;
    for (std::size_t i = 0; i < textLength; i += isHyphenPosition(i) ? 1 : 2) {
        if (isHyphenPosition(i)) {
            if (text[i] != '-') {
                return false;
            }
            continue;
        }
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        uuid[byte++] = char(high * 16 + low);
    }
    return true;
}

} // namespace

LedgerKey ledgerKey(std::string_view messageId)
{
    LedgerKey key;
    key.isUuid = parseUuid(messageId, key.uuid);
    if (!key.isUuid) {
        const QByteArray id = QByteArray::fromRawData(messageId.data(), qsizetype(messageId.size()));
        const QByteArray hash = QCryptographicHash::hash(id, QCryptographicHash::Sha256);
        std::copy_n(hash.cbegin(), key.uuid.size(), key.uuid.begin());
        key.uuid[6] = char((key.uuid[6] & 0x0f) | 0x80); // version 8: custom
        key.uuid[8] = char((key.uuid[8] & 0x3f) | 0x80); // variant of RFC 9562
    }
    return key;
}

} // namespace ShelfHelp::Ingest
