// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bookhash.h"
#include "event.h"
#include "findings.h"

#include <simdjson.h>

namespace ShelfHelp::Ingest {

/// Reads a message (`{"msg_type": …}`) into an event: every field in the order of the schema, the first
/// fault decides. Fields that the tables have no place for are ignored. False: see the findings.
[[nodiscard]] bool parseEvent(simdjson::dom::object message, Sha256 &sha256, Event &event,
                              Findings &findings);

} // namespace ShelfHelp::Ingest
