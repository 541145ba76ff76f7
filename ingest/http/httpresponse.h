// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httprequest.h"

#include <QByteArray>
#include <QByteArrayView>

namespace ShelfHelp::Ingest {

/// An answer as a handler gives it. Length, date, connection and the protective headers are added on sending.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    HttpHeaders headers; ///< what there is besides

    friend bool operator==(const HttpResponse &, const HttpResponse &) = default;
};

/// `{"errorMessage":…,"errorType":…}`, as a Lambda function reports its errors. Without a type: the name of
/// the status, in one word.
[[nodiscard]] HttpResponse errorResponse(int status, const QByteArray &message, const QByteArray &type = {});

enum class ConnectionEnd { KeepAlive, Close };

/// The bytes of an answer to a request of this method: HEAD gets no body. Control characters in headers
/// become blanks, so that no value can begin a header of its own.
[[nodiscard]] QByteArray toBytes(const HttpResponse &response, QByteArrayView method, ConnectionEnd end);

} // namespace ShelfHelp::Ingest
