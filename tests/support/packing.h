// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace ShelfHelp::Tests {

/// One gzip member.
[[nodiscard]] QByteArray gzipped(const QByteArray &plain);

/// One zstd frame with a checksum; a window of 2^windowLog bytes, 0 for one that fits.
[[nodiscard]] QByteArray zstandard(const QByteArray &plain, int windowLog = 0);

} // namespace ShelfHelp::Tests
