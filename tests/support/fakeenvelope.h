// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakemessage.h"

#include <QString>

namespace ShelfHelp::Tests {

/// A notification as SNS wraps it for a queue that is subscribed without raw delivery.
struct FakeEnvelope
{
    QString messageId;
    QString sequenceNumber =
        {}; ///< of a FIFO topic; without one the envelope is signed, as of a standard topic
    QString topicArn;
    QString subject = {}; ///< left out when empty
    QString message;
    QString timestamp;       ///< 2025-05-10T16:20:43.050Z
    QString subscriptionArn; ///< in the URL to unsubscribe
    QString region;
    FakeAttributes attributes = {}; ///< left out when empty

    /// The text byte for byte as SNS lays it out, but for the order of the attributes, which is by name.
    [[nodiscard]] QString toText() const;
};

} // namespace ShelfHelp::Tests
