// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postgres.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace ShelfHelp::Bench {

/// The rows of one table in COPY's binary form, ids and all.
struct TableRows
{
    QString table; ///< quoted and qualified as needed
    QByteArray rows;
};

/// All rows of all tables that ingesting fills, those before whose rows others refer to. The tables come from
/// the catalogue, so none is forgotten.
[[nodiscard]] QList<TableRows> dumpTables(const Sql::ConnectionSettings &settings);

/// Takes out what a fresh database holds, and stops our own triggers: what they write is in the dump as well.
/// Foreign keys stay.
void prepareForCopy(const Sql::ConnectionSettings &settings, const QList<TableRows> &tables);

/// What no way of storing these rows can beat: COPY in one transaction, with nothing to decode, to look up
/// or to decide.
void copyTables(const Sql::ConnectionSettings &settings, const QList<TableRows> &tables);

} // namespace ShelfHelp::Bench
