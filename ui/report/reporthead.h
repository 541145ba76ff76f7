// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/explanation.h>

#include <QString>
#include <QStringList>

class QWidget;

namespace ShelfHelp::Ui {

/// What every exported file says of itself.
struct ReportContext
{
    QString title;
    QString range;     ///< with its zone
    QString asOf;      ///< with its zone
    QStringList lines; ///< range, comparison, zones, filters, rows, as-of
};

/// "Overview – Shelf Help Analytics · 5 Aug – 1 Sep 2024 …": what a list of documents shows.
[[nodiscard]] QString documentTitle(const ReportContext &context);

/// `labels` may hold texts of payloads; lines are cut where nobody would read on.
[[nodiscard]] ReportContext reportContext(const QString &title, const Question &question,
                                          const FilterLabels &labels, const QDateTime &asOf,
                                          const std::optional<RowCounts> &rows, const QLocale &locale);

/// Title and lines, for the top of a page or picture.
[[nodiscard]] QWidget *makeReportHead(const ReportContext &context, QWidget *parent);
/// The lines alone, small, for below a card.
[[nodiscard]] QWidget *makeCardFoot(const ReportContext &context, QWidget *parent);
/// The name of a page above its cards.
[[nodiscard]] QWidget *makeSectionHead(const QString &title, QWidget *parent);

} // namespace ShelfHelp::Ui
