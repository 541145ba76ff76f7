// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace ShelfHelp::Ui {

/// A figure twice: as people read it, and as programs do.
struct ChartCell
{
    QString text;
    QVariant raw; ///< invalid where there is no value; instants as QDateTime, shares 0 … 1, milliseconds

    friend bool operator==(const ChartCell &, const ChartCell &) = default;
};

[[nodiscard]] ChartCell textCell(const QString &text);
[[nodiscard]] ChartCell countCell(qint64 count, const QLocale &locale);
[[nodiscard]] ChartCell numberCell(std::optional<double> number, const QLocale &locale);
[[nodiscard]] ChartCell shareCell(std::optional<double> share, const QLocale &locale);
[[nodiscard]] ChartCell durationCell(std::optional<double> milliseconds, const QLocale &locale);
/// A bucket, by its start.
[[nodiscard]] ChartCell periodCell(const QDateTime &start, const QString &name);

struct ChartColumn
{
    QString name;
    QString machineName; ///< with its unit: duration_ms

    friend bool operator==(const ChartColumn &, const ChartColumn &) = default;
};

/// What a card shows, as rows and columns: for "View as table", the clipboard, CSV and screen readers.
struct ChartTable
{
    QList<ChartColumn> columns;
    QList<QList<ChartCell>> rows; ///< as many cells as columns

    /// The header, then the rows, as people read them.
    [[nodiscard]] QList<QStringList> texts() const;
};

/// A payload's text for a cell on the clipboard: harmless to spreadsheets (sql/csvtext.h), and on one line:
/// line breaks and tabs become blanks.
[[nodiscard]] QString safeCellText(const QString &text);
/// A raw value in the C locale; instants with offset.
[[nodiscard]] QString machineText(const QVariant &value);

/// Machine names, then raw values, separated by commas and quoted as RFC 4180 has it; texts are whole. Each
/// of `context` is a line before them, of one field that begins with "# ".
[[nodiscard]] QString commaSeparated(const ChartTable &table, const QStringList &context);
/// The same separated by tabs, for the clipboard.
[[nodiscard]] QString tabSeparated(const ChartTable &table);

} // namespace ShelfHelp::Ui
