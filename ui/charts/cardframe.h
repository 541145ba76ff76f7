// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QLabel;
class QWidget;

namespace ShelfHelp::Ui {

class Scale;
struct Theme;

/// The white, rounded, bordered surface of cards and tiles; called from their paintEvent.
void paintCardFrame(QWidget *widget);

/// A label that shows its text as it is: nothing in it is read as markup or as an access key.
[[nodiscard]] QLabel *plainLabel(const QString &objectName, QWidget *parent);

/// Wraps, and gives way: a word of a thousand letters is cut, and does not make the window as wide as itself.
void setWrapsAnything(QLabel *label);

/// Font and colour of a label, in whatever palette the application has.
void styleLabel(QLabel *label, const QFont &font, const QColor &color);

/// The style sheet of a button on a card: flat, rounded, with a visible focus.
[[nodiscard]] QString buttonStyle(const Theme &theme, const Scale &scale);

/// The style sheet of a field for text or a button in the head of a card: small, with a visible focus.
[[nodiscard]] QString cardFieldStyle(const Theme &theme, const Scale &scale);

/// The style sheet of a narrow scroll bar without arrows.
[[nodiscard]] QString slimScrollBar(const Theme &theme, const Scale &scale);

} // namespace ShelfHelp::Ui
