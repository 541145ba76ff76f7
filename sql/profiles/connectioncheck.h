// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QList>
#include <QString>

#include <functional>

namespace ShelfHelp::Sql {

/// What is looked at on the way to a database, in this order.
enum class CheckSubject {
    Settings,
    Host,
    Port,
    Encryption,
    Login,
    Database,
    Session,
    Pooler,
    Writing,
    Schema,
    Rights
};

enum class CheckState {
    Good,
    Warning, ///< works, and something should be known
    Failed,  ///< here it ends
    Skipped, ///< does not apply, or was not reached
};

/// One thing that was looked at, in words.
struct CheckStep
{
    CheckSubject subject = CheckSubject::Settings;
    CheckState state = CheckState::Good;
    QString text;   ///< what was found, one sentence without password
    QString remedy; ///< what to do about it, in sentences; may be empty

    friend bool operator==(const CheckStep &, const CheckStep &) = default;
};

/// Goes the whole way to a database and says at each step what it found; ends with the first that failed.
/// Changes nothing, but that the embedded database is made and started where it was not.
///
/// Blocks, where nobody answers up to half a minute: never on the GUI thread. `tell` gets each step when it
/// is there, on the calling thread.
QList<CheckStep> checkConnection(const DatabaseChoice &choice,
                                 const std::function<void(const CheckStep &)> &tell = {});

/// Whether the database can be used: no step failed.
[[nodiscard]] bool isUsable(const QList<CheckStep> &steps);

/// ✓, ⚠, ✗ or –.
[[nodiscard]] QString checkMark(CheckState state);
/// A word for the subject, English.
[[nodiscard]] QString subjectName(CheckSubject subject);

} // namespace ShelfHelp::Sql
