// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// How the program ends; documented in the README and in every --help.
enum ExitStatus {
    AllWell = 0,
    CouldNot = 1, ///< database away, file missing …
    WrongUsage = 2,
    SomeRejected = 3, ///< done, and some notifications were rejected
    AlertFires = 4,   ///< stats --alerts: a figure is beyond a limit
    NeedsCare = 5,    ///< database health: something has to be done
};

/// Called first: takes the place of closed standard streams, so that no file or connection opened later is
/// read or written as if it were one. Using such a stream fails.
void reserveStandardStreams();

/// Results go to standard output, everything a person reads on the way to standard error.
void printResult(const QString &text);
/// One JSON document.
void printResult(const QJsonObject &object);
void printMessage(const QString &line);
/// A line about safety: told even where --quiet was asked for.
void printWarning(const QString &line);

/// Says what went wrong and what to do, and returns the exit status for it.
[[nodiscard]] ExitStatus fail(const Error &error);

/// The status to end with: that of the work, unless the results of good work could not be written.
[[nodiscard]] int finish(int status);

/// Whether standard error is a terminal: then progress is drawn on one line.
[[nodiscard]] bool isTerminal();

/// Begins to take SIGINT and SIGTERM as a request to stop after the batch in hand.
void watchStopSignals();
[[nodiscard]] bool stopRequested();

} // namespace ShelfHelp::App
