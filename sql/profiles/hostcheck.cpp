// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hostcheck.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

namespace ShelfHelp::Sql {

namespace {

constexpr int patience = 5000; ///< milliseconds, for each address

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

const QString usePooler = u"Supabase's direct host answers over IPv6 only: use the host, port 5432 and user "
                          u"(postgres.PROJECT) of its "
                          "session pooler."_qs;

QString textOf(const addrinfo &address)
{
    std::array<char, NI_MAXHOST> text{};
    getnameinfo(address.ai_addr, address.ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
    return QString::fromLatin1(text.data());
}

Addresses lookUp(const QString &host, int port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (getaddrinfo(host.toUtf8().constData(), QByteArray::number(port).constData(), &hints, &found) != 0) {
        found = nullptr;
    }
    return {found, &freeaddrinfo};
}

/// 0 where something listens, else why not.
int connectTo(const addrinfo &address)
{
    const int descriptor = socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return errno;
    }
    int error = connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    if (error == EINPROGRESS) {
        pollfd waiting{.fd = descriptor, .events = POLLOUT, .revents = 0};
        socklen_t size = sizeof error;
        if (poll(&waiting, 1, patience) != 1) {
            error = ETIMEDOUT;
        } else {
            getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
        }
    }
    close(descriptor);
    return error;
}

CheckStep portStep(const QString &place, int error, bool isIpv6Only)
{
    const auto failed = [](const QString &text, const QString &remedy) {
        return CheckStep{CheckSubject::Port, CheckState::Failed, text, remedy};
    };
    switch (error) {
    case 0:
        return {CheckSubject::Port, CheckState::Good, u"Something listens at %1"_qs.arg(place), {}};
    case ECONNREFUSED:
        return failed(u"Nothing listens at %1"_qs.arg(place),
                      u"Check the port, and that the server runs."_qs);
    case ETIMEDOUT:
        return failed(
            u"No answer from %1"_qs.arg(place),
            u"Check host and port; a firewall may swallow the question. A paused Supabase project has to be "
            "restored in its dashboard."_qs);
    case ENETUNREACH:
    case EHOSTUNREACH:
    case EAFNOSUPPORT:
    case EADDRNOTAVAIL:
        return isIpv6Only
                   ? failed(u"%1 has an IPv6 address only, and this machine has no way to IPv6"_qs.arg(place),
                            usePooler)
                   : failed(u"There is no way to %1"_qs.arg(place), u"Check the network."_qs);
    default:
        return failed(u"%1 cannot be reached (error %2)"_qs.arg(place, QString::number(error)),
                      u"Check the network."_qs);
    }
}

QList<CheckStep> checkSocket(const QString &directory, int port)
{
    const QString path = u"%1/.s.PGSQL.%2"_qs.arg(directory, QString::number(port));
    if (!QFileInfo(directory).isDir()) {
        return {{CheckSubject::Host, CheckState::Failed, u"There is no directory %1"_qs.arg(directory),
                 u"Name the directory of the server's socket, or a host."_qs}};
    }
    const CheckStep found{CheckSubject::Host, CheckState::Good, u"A server of this machine"_qs, {}};
    if (!QFileInfo::exists(path)) {
        return {found,
                {CheckSubject::Port, CheckState::Failed, u"There is no server's socket %1"_qs.arg(path),
                 u"Check directory and port, and that the server runs."_qs}};
    }
    return {found, {CheckSubject::Port, CheckState::Good, u"There is a socket %1"_qs.arg(path), {}}};
}

} // namespace

bool isSupabaseDirect(const QString &host)
{
    static const QRegularExpression direct(u"^db\\.[a-z0-9]+\\.supabase\\.(co|com|net)$"_qs,
                                           QRegularExpression::CaseInsensitiveOption);
    return direct.match(host).hasMatch();
}

QList<CheckStep> checkHost(const ConnectionSettings &settings)
{
    if (settings.host.startsWith(u'/')) {
        return checkSocket(settings.host, settings.port);
    }
    const QString host = settings.options.value(u"hostaddr"_qs, settings.host);
    const Addresses addresses = lookUp(host, settings.port);
    if (!addresses) {
        return {{CheckSubject::Host, CheckState::Failed, u"The host name %1 is unknown"_qs.arg(host),
                 isSupabaseDirect(host) ? usePooler + u" Of a paused project the name is gone, too."
                                        : u"Check its spelling, and the network."_qs}};
    }
    QStringList names;
    bool isIpv6Only = true;
    int error = 0;
    bool isReached = false;
    for (const addrinfo *address = addresses.get(); address != nullptr; address = address->ai_next) {
        names.append(textOf(*address));
        isIpv6Only = isIpv6Only && address->ai_family == AF_INET6;
        if (!isReached) {
            error = connectTo(*address);
            isReached = error == 0;
        }
    }
    const QString place = u"port %1 of %2"_qs.arg(QString::number(settings.port), host);
    return {{CheckSubject::Host, CheckState::Good, u"%1 is %2"_qs.arg(host, names.join(u", "_qs)), {}},
            portStep(place, error, isIpv6Only)};
}

} // namespace ShelfHelp::Sql
