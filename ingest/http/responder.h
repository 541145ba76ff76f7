// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httpresponse.h"

#include <functional>
#include <memory>

namespace ShelfHelp::Ingest {

/// The right to answer one request, now or later: copies share it, and the first answer counts. When the
/// client has gone meanwhile, nothing happens. When the last copy goes without an answer, the client gets a
/// 500, so that no connection waits for ever. Belongs to the server's thread.
class Responder final
{
public:
    using Send = std::function<void(const HttpResponse &)>;

    explicit Responder(Send send);

    void respond(const HttpResponse &response) const;

private:
    class Turn;

    std::shared_ptr<Turn> m_turn;
};

} // namespace ShelfHelp::Ingest
