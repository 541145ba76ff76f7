// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// What figures can be written as.
enum class ExportFormat { Csv, Png, Svg, Pdf, Html };

/// Of a single card, and of whole pages. Pages as CSV are a folder with a file for each card.
inline const QList<ExportFormat> cardFormats{ExportFormat::Csv, ExportFormat::Png, ExportFormat::Svg,
                                             ExportFormat::Pdf};
inline const QList<ExportFormat> pageFormats{ExportFormat::Pdf, ExportFormat::Html, ExportFormat::Png,
                                             ExportFormat::Svg, ExportFormat::Csv};

/// Without a dot: "csv".
[[nodiscard]] QString suffixOf(ExportFormat format);
/// By the ending of a file's name, in either case; nothing for an ending that is not known.
[[nodiscard]] std::optional<ExportFormat> formatOf(const QString &fileName);
/// With an access key: "C&SV".
[[nodiscard]] QString formatText(ExportFormat format);
/// As a file dialog wants it: "Pictures (*.png)".
[[nodiscard]] QString fileKind(ExportFormat format);
/// A file's name for a card or a page: only letters, digits, '-' and '_' of `id`.
[[nodiscard]] QString fileNameOf(const QString &id, ExportFormat format);

} // namespace ShelfHelp::Ui
