// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace ShelfHelp::Ui {

/// The languages that there are texts in, as codes: en, de. English is what the source says; its file has the
/// plural forms.
[[nodiscard]] const QStringList &languages();

/// In the language itself: "Deutsch".
[[nodiscard]] QString languageName(const QString &code);

/// Texts of ours and of Qt from now on in a language, numbers and dates as is usual in it; an empty code, or
/// one that there are no texts in: what the system asks for, else English. Texts that were made before stay
/// as they are: windows are made after it. Needs an application; GUI thread only.
void useLanguage(const QString &code);

} // namespace ShelfHelp::Ui
