// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "replaycontrol.h"

#include <ingest/apply/outcome.h>

#include <QLocale>
#include <QString>

namespace ShelfHelp::Ui {

/// What a finished replay did, in one sentence: "Nothing changed: both were already stored."
[[nodiscard]] QString replayHeadline(const Ingest::IngestSummary &summary, const QLocale &locale);

/// What else is worth knowing about it, one sentence a line; empty when there is nothing.
[[nodiscard]] QString replayRemarks(const Ingest::IngestSummary &summary, const QLocale &locale);

/// "12 MB of 40 MB" while it runs; empty while nothing is known.
[[nodiscard]] QString replayBytesText(const ReplayProgress &progress, const QLocale &locale);

/// "1,200/s · about 40 s left" while it runs; empty while nothing is known.
[[nodiscard]] QString replayRateText(const ReplayProgress &progress, const QLocale &locale);

/// What a dry run found, in one sentence: "It would store 2 notifications."
[[nodiscard]] QString rehearsalHeadline(const Ingest::IngestSummary &summary, const QLocale &locale);

} // namespace ShelfHelp::Ui
