// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pooling.h"

#include "connection.h"

namespace ShelfHelp::Sql {

namespace {

QString remedyFor(const ConnectionSettings &settings)
{
    if (settings.isTransactionPooler()) {
        return u"Use port 5432 of the same host: the pooler in session mode."_qs;
    }
    return u"Connect to the server itself, or to a pooler in session mode."_qs;
}

QString modeOf(Pooling pooling)
{
    return pooling == Pooling::Statement ? u"a pooler in statement mode"_qs : u"a transaction pooler"_qs;
}

} // namespace

bool keepsSession(Pooling pooling)
{
    return pooling == Pooling::None || pooling == Pooling::Session;
}

Outcome requireSession(Pooling pooling, const ConnectionSettings &settings, const QString &what)
{
    if (keepsSession(pooling)) {
        return success();
    }
    const QString port = QString::number(settings.port);
    if (pooling == Pooling::Unknown) {
        return Error{
            .message = u"%1 need a session of their own, and the pooler on port %2 did not show in time "
                       "whether it keeps one"_qs.arg(what, port),
            .remedy = u"Close other programs that use it and try again. Else: "_qs + remedyFor(settings)};
    }
    return Error{.message = u"%1 cannot run through %2 (port %3)"_qs.arg(what, modeOf(pooling), port),
                 .remedy = remedyFor(settings)};
}

Outcome requireSession(const Connection &connection, const QString &what)
{
    return requireSession(connection.pooling(), connection.settings(), what);
}

} // namespace ShelfHelp::Sql
