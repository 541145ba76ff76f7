// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QByteArray>

namespace ShelfHelp::Tests {

/// The reason of a failure, for QVERIFY2, which asks for it after a success too.
template <typename T>
[[nodiscard]] QByteArray why(const Result<T> &result)
{
    return result.ok() ? QByteArray() : result.error().toText().toUtf8();
}

} // namespace ShelfHelp::Tests
