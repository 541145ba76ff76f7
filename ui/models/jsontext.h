// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// JSON with line breaks and indents between its tokens; texts, numbers and the order of keys stay as they
/// are, byte for byte. What is not JSON comes out as it went in, or with line breaks where it looks like
/// JSON.
[[nodiscard]] QByteArray indentedJson(const QByteArray &text);

/// The text that stands in an envelope as its "Message", with line breaks as above; empty where there is
/// none.
[[nodiscard]] QByteArray messageIn(const QByteArray &envelope);

/// Bytes as text that can be edited and turned back into the same bytes; nothing where they are not UTF-8, or
/// hold characters that a text field would lose (U+0000, line ends of other systems).
[[nodiscard]] std::optional<QString> editableText(const QByteArray &bytes);

/// Any bytes for reading: UTF-8 where they are that, a replacement character for each byte that is not and
/// for each control character.
[[nodiscard]] QString readableText(const QByteArray &bytes);

} // namespace ShelfHelp::Ui
