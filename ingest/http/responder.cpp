// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "responder.h"

#include <QtGlobal>

#include <utility>

namespace ShelfHelp::Ingest {

/// What the copies of a responder share.
class Responder::Turn final
{
    Q_DISABLE_COPY_MOVE(Turn)

public:
    explicit Turn(Send send)
        : m_send(std::move(send))
    {
    }

    ~Turn() { use(errorResponse(500, "The request was left without an answer")); }

    void use(const HttpResponse &response)
    {
        if (const Send send = std::exchange(m_send, {})) {
            send(response);
        }
    }

private:
    Send m_send;
};

Responder::Responder(Send send)
    : m_turn(std::make_shared<Turn>(std::move(send)))
{
}

void Responder::respond(const HttpResponse &response) const
{
    m_turn->use(response);
}

} // namespace ShelfHelp::Ingest
