// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figure.h"
#include "filterterms.h"
#include "rowcounts.h"
#include "rowsbehind.h"

#include <QString>
#include <QStringList>

namespace ShelfHelp::Ui {

/// What a card shows and how it came to it, for people.
struct Explanation
{
    QString definition; ///< of its figures, a paragraph each
    QStringList facts;  ///< range, comparison, zones, filters, rows read, when
    QString sql;        ///< as it was sent, each statement under a comment with its name
};

/// What can be explained: a card or a tile, with the last answer it shows.
struct ExplainSubject
{
    QString title;
    QStringList figures; ///< names in the figure catalogue
    FigureAnswer answer;
    Question question;
    QList<RowsBehind> rows; ///< of the whole or of the mark under the crosshair; may be empty
};

/// `figures` are names of the figure catalogue; those that it does not know are left out.
[[nodiscard]] Explanation explain(const QStringList &figures, const FigureAnswer &answer,
                                  const Question &question, const FilterLabels &labels,
                                  const QLocale &locale);

/// Range, zone, filters, rows and as-of in lines: what an exported file says of itself. Rows are left out
/// where they were not counted.
[[nodiscard]] QStringList contextLines(const Question &question, const FilterLabels &labels,
                                       const QDateTime &asOf, const QLocale &locale,
                                       const std::optional<RowCounts> &rows = {});

} // namespace ShelfHelp::Ui
