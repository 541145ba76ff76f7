// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "readrange.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace ShelfHelp::Bench {

/// The cards of a page, by the names of their files in tests/bench/sql.
[[nodiscard]] QStringList cardNames();

/// What a card shows: lines of columns, as text that can be compared.
using Answer = QList<QStringList>;

/// One refresh of all cards.
struct Refresh
{
    QMap<QString, Answer> answers; ///< by card
    QMap<QString, double> seconds; ///< of each card
    double total = 0;              ///< seconds, with what comes before and after the cards
};

/// Someone who can fill the cards from one database.
class Reader
{
    Q_DISABLE_COPY_MOVE(Reader)

public:
    Reader() = default;
    virtual ~Reader() = default;

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual Refresh refresh(const ReadRange &range) = 0;
};

/// How many columns of a card's lines, from the left, mean the same to all readers. The rest are percentiles,
/// which depend on what counts as a fetch, and texts beside a key.
[[nodiscard]] int comparableColumns(const QString &card);

/// Ends the benchmark when a card both know differs in the columns that can be compared.
void requireSameAnswers(const Reader &ours, const Refresh &expected, const Reader &other,
                        const Refresh &found, const ReadRange &range);

} // namespace ShelfHelp::Bench
