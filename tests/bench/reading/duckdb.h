// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reader.h"

#include <sql/connectionsettings.h>

#include <QProcess>
#include <QTemporaryDir>

namespace ShelfHelp::Bench {

/// The same rows in tables of DuckDB, asked the same plain SQL, by way of Node.js and its package. A request
/// is timed within that process.
class DuckDb final : public Reader
{
public:
    /// Whether Node.js finds the package @duckdb/node-api.
    [[nodiscard]] static bool isInstalled();

    /// Copies the five tables.
    explicit DuckDb(const Sql::ConnectionSettings &source);
    ~DuckDb() override;

    [[nodiscard]] QString name() const override { return u"DuckDB, plain SQL"_qs; }

    [[nodiscard]] Refresh refresh(const ReadRange &range) override;

    [[nodiscard]] qint64 bytesOnDisk() const;

private:
    struct Reply
    {
        double seconds = 0;
        Answer rows;
    };

    [[nodiscard]] Reply ask(const QString &sql, const QStringList &parameters = {});
    void copy(class Postgres &source, const QString &table, const QString &columns, const QString &query);

    QTemporaryDir m_directory;
    QProcess m_node;
};

} // namespace ShelfHelp::Bench
