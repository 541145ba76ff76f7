// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "listenaddress.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace ShelfHelp::Ingest {

namespace {

Error malformed(const QString &text, const QString &what)
{
    return {ErrorKind::Usage, u"\"%1\" is no address to listen on: %2"_qs.arg(text, what),
            u"Write 127.0.0.1:9001, [::1]:9001, localhost:9001 or 9001; port 0 takes any free port."_qs};
}

std::optional<quint16> readPort(const QString &text)
{
    static const QRegularExpression digits(u"\\A[0-9]{1,5}\\z"_qs);
    bool fits = false;
    const quint16 port = text.toUShort(&fits);
    return fits && digits.match(text).hasMatch() ? std::optional(port) : std::nullopt;
}

/// Only the usual spelling: QHostAddress takes 127.1 and 0177.0.0.1 for addresses, too.
std::optional<QHostAddress> readHost(const QString &text)
{
    const bool isBracketed = text.startsWith(u'[') && text.endsWith(u']');
    const QHostAddress address(isBracketed ? text.mid(1, text.size() - 2) : text);
    const bool isIPv4 = address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() == text;
    const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol && isBracketed;
    return isIPv4 || isIPv6 ? std::optional(address) : std::nullopt;
}

} // namespace

bool ListenAddress::isLoopback() const
{
    return std::ranges::all_of(addresses, [](const QHostAddress &address) { return address.isLoopback(); });
}

Result<ListenAddress> parseListenAddress(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const QString host = text.left(std::max<qsizetype>(colon, 0));
    const std::optional<quint16> port = readPort(text.mid(colon + 1));
    if (!port) {
        return malformed(text, u"it does not end with a port from 0 to 65535"_qs);
    }
    if (host.isEmpty() || host.compare(u"localhost", Qt::CaseInsensitive) == 0) {
        return ListenAddress{
            {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)}, *port};
    }
    const std::optional<QHostAddress> address = readHost(host);
    if (!address) {
        return malformed(text, u"\"%1\" is neither localhost nor an IPv4 address nor an IPv6 address in "
                               "square brackets"_qs.arg(host));
    }
    return ListenAddress{{*address}, *port};
}

QString hostText(const QHostAddress &address)
{
    const QString text = address.toString();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + text + u']' : text;
}

} // namespace ShelfHelp::Ingest
