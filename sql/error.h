// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp {

/// What a caller should do about an error (reliability: permanent, transient, blocked).
enum class ErrorKind {
    Usage,     ///< the request itself makes no sense: wrong option, malformed connection URI
    Transient, ///< goes away by itself: connection lost, deadlock, disk full; try again
    Permanent, ///< belongs to this one notification or file; the next one may be fine
    Blocked,   ///< a person has to act: wrong password, schema behind or ahead, missing right
    Cancelled, ///< the user or a newer request asked for it
};

/// Why something could not be done, in words a person can act on.
///
/// `message` names what failed and where; `remedy` says what to do and may be empty. Neither holds a
/// password or text from a payload, so both may be logged and shown. `sqlState` is PostgreSQL's
/// five-character code, empty when the error has none (a failed connect never has one). `serviceCode` is the
/// name of the error as the AWS service gave it, such as QueueDoesNotExist; empty for others.
struct Error
{
    ErrorKind kind = ErrorKind::Blocked;
    QString message;
    QString remedy = {};
    QString sqlState = {};
    QString constraint = {};
    QString serviceCode = {};

    /// message and remedy as one or two sentences, with the SQLSTATE in brackets where there is one.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace ShelfHelp
