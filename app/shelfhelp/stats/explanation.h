// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figurerequest.h"

#include <sql/analytics/figurecatalogue.h>

#include <QJsonObject>
#include <QList>
#include <QString>

namespace ShelfHelp::App {

/// How a figure came about, for whoever wants to check it.
struct Explanation
{
    QString definition;
    QString source; ///< what was read: sums by day, rows, or some of each
    QString reason; ///< why rows had to be read; empty where they had not
    QString remedy; ///< the command that would make it quicker; may be empty
    QList<Sql::StatementRun> statements;
};

/// Of the figure that has just been made, of which the snapshot knows the statements.
[[nodiscard]] Explanation explain(const Sql::FigureDescription &figure, const FigureRequest &request);

[[nodiscard]] QJsonObject explanationJson(const Explanation &explanation);
[[nodiscard]] QString explanationText(const Explanation &explanation);

} // namespace ShelfHelp::App
