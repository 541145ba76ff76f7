// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awssettings.h"
#include "requestsigner.h"

#include <sql/result.h>

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace ShelfHelp::Ingest {

struct CallLimits
{
    std::chrono::milliseconds silence; ///< without a byte in either direction
    std::chrono::milliseconds total;
    qint64 bodySize; ///< bytes, unpacked
};

/// What a server answered, whatever the status.
struct HttpAnswer
{
    int status = 0;
    HeaderFields headers = {};
    QByteArray body = {}; ///< unpacked if it came packed

    /// Empty if there is none; the name in any case.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// Sends requests and waits for the answers in an event loop of its own. Redirects are not followed, cookies
/// not kept. Belongs to the thread that made it.
///
/// Qt may send a request twice when the connection ends before the answer begins: whatever is called must
/// bear that.
class HttpCaller final
{
    Q_DISABLE_COPY_MOVE(HttpCaller)

public:
    /// Whether the system's proxy is used. It never is for an address of this computer.
    enum class Proxy { None, OfSystem };

    /// `url` tells which proxy is the system's; all requests go to its host.
    HttpCaller(const QUrl &url, Proxy proxy);
    ~HttpCaller();

    /// ErrorKind::Transient if there is no whole answer, ErrorKind::Blocked if the proxy wants a password,
    /// ErrorKind::Cancelled if a stop was wanted, before or while waiting. Errors name the host, and nothing
    /// that was sent.
    [[nodiscard]] Result<HttpAnswer> call(const UnsignedRequest &request, const CallLimits &limits,
                                          const StopCheck &shouldStop);

private:
    [[nodiscard]] QNetworkReply *send(const UnsignedRequest &request, const CallLimits &limits);

    const std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace ShelfHelp::Ingest
