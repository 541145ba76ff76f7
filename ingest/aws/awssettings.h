// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QProcessEnvironment>

#include <chrono>
#include <functional>

namespace ShelfHelp::Ingest {

/// Asked about every 50 ms while something is waited for; true ends the waiting. May be empty: never.
using StopCheck = std::function<bool()>;

/// What all clients of AWS share. The program makes it once; nothing here is a secret but the environment.
struct AwsSettings
{
    /// In place of the process's own: AWS_… variables, and HOME for the profile files.
    QProcessEnvironment environment;
    /// Ends waiting calls with ErrorKind::Cancelled.
    StopCheck shouldStop = {};
    std::function<QDateTime()> now = QDateTime::currentDateTimeUtc;
    /// How long a connection may be silent, beyond the time that a long poll asks for.
    std::chrono::milliseconds silence = std::chrono::seconds(10);
    /// The pause before a batch call is repeated; doubled each time.
    std::chrono::milliseconds retryPause{500};
};

} // namespace ShelfHelp::Ingest
