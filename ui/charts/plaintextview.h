// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"
#include "typography.h"

class QPlainTextEdit;
class QWidget;

namespace ShelfHelp::Ui {

/// A field for texts from outside: monospaced, wrapped anywhere, Tab leaves it.
void setUpPlainText(QPlainTextEdit *field, const QString &objectName, const QString &accessibleName);

/// Its colours; to be called again when the theme changes.
void stylePlainText(QPlainTextEdit *field, const Theme &theme, const Scale &scale);

/// The style sheet of a field to type in.
[[nodiscard]] QString fieldStyle(const Theme &theme, const Scale &scale);

/// The outline of a box to choose from, to count with or to tick, visible in every theme. No style sheet: it
/// would take the arrows away.
void styleOutline(QWidget *box, const Theme &theme);

} // namespace ShelfHelp::Ui
