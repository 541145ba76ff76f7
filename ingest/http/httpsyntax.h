// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <optional>

namespace ShelfHelp::Ingest {

/// ASCII letters only, whatever the locale.
[[nodiscard]] bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right);

/// Without spaces and tabs at both ends.
[[nodiscard]] QByteArrayView withoutBlanks(QByteArrayView text);

/// A method, a field name: at least one of the characters that RFC 9110 §5.6.2 allows.
[[nodiscard]] bool isToken(QByteArrayView text);

/// No control character but the tab; the bytes above ASCII are opaque.
[[nodiscard]] bool isFieldText(QByteArrayView text);

/// Visible ASCII without '#': what a request target may consist of.
[[nodiscard]] bool isTargetText(QByteArrayView text);

/// Only characters of a host and a port: no user, no blank, no path. May be empty.
[[nodiscard]] bool isAuthorityText(QByteArrayView text);

/// Digits and nothing else; none too when the number does not fit.
[[nodiscard]] std::optional<qint64> decimalNumber(QByteArrayView text);

/// At least one and at most 15 hexadecimal digits and nothing else.
[[nodiscard]] std::optional<qint64> hexadecimalNumber(QByteArrayView text);

} // namespace ShelfHelp::Ingest
