// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dumprestore.h"

#include "copystream.h"
#include "dumpparser.h"
#include "filling.h"

#include <sql/packing/compresseddevice.h>

#include <QFile>

#include <algorithm>
#include <optional>

namespace ShelfHelp::Sql {

namespace {

/// One restore of a dump.
class DumpRestore final
{
public:
    DumpRestore(Connection &connection, QIODevice &device, const RestoreOptions &options)
        : m_connection(connection)
        , m_options(options)
        , m_filling(connection, options)
        , m_parser(device,
                   {.beginTable = [this](const QString &table,
                                         const QStringList &columns) { return begin(table, columns); },
                    .rows = [this](QByteArrayView rows) { return add(rows); },
                    .endTable = [this] { return end(); },
                    .sequence = [this](const QString &name, qint64 value) { noteSequence(name, value); }})
    {
    }

    [[nodiscard]] Result<Restore> run();

private:
    [[nodiscard]] Result<bool> begin(const QString &table, const QStringList &columns);
    [[nodiscard]] Outcome add(QByteArrayView rows);
    [[nodiscard]] Outcome end();
    void noteSequence(const QString &name, qint64 value);
    [[nodiscard]] qint64 rowsOf(const QString &table) const;
    void count(const QString &table, qint64 rows);
    [[nodiscard]] Outcome requireRows() const;
    void listLeftOut();

    Connection &m_connection;
    const RestoreOptions &m_options;
    Filling m_filling;
    DumpParser m_parser;
    Restore m_result;
    WorkProgress m_progress;
    const BackupTable *m_table = nullptr; ///< that is open
    std::optional<CopyIn> m_copy;
    QStringList m_foreignTables;
    QHash<QString, qint64> m_identities;
};

/// The libraries are merged: migrations have made them, and a dump may bring all, some or none of them.
bool isMergedTable(const BackupTable &table)
{
    return table.isMerged || table.qualified() == u"public.libraries";
}

Result<bool> DumpRestore::begin(const QString &table, const QStringList &columns)
{
    m_table = findBackupTable(table);
    if (m_table == nullptr) {
        if (!m_foreignTables.contains(table)) {
            m_foreignTables.append(table);
        }
        return false;
    }
    if (columns.isEmpty()) {
        return Error{
            .kind = ErrorKind::Permanent,
            .message = u"the rows of %1 come without the names of their columns"_qs.arg(table),
            .remedy =
                u"Nothing was changed. Take the dump again with --column-inserts, or in the form of COPY."_qs};
    }
    const Result<const TableShape *> shape = m_filling.target().fit(table, columns);
    if (!shape.ok()) {
        return shape.error();
    }
    const Result<QString> statement =
        m_filling.target().copyStatement(*shape.value(), columns, isMergedTable(*m_table));
    if (!statement.ok()) {
        return statement.error();
    }
    m_progress = {.step = table};
    m_options.monitor.tell(m_progress);
    m_copy.emplace(m_connection, table);
    const Outcome begun = m_copy->begin(statement.value());
    return begun.ok() ? Result<bool>(true) : Result<bool>(begun.error());
}

Outcome DumpRestore::add(QByteArrayView rows)
{
    m_progress.bytes += rows.size();
    m_progress.rows += std::ranges::count(rows, '\n');
    m_options.monitor.tell(m_progress);
    const Outcome checked = m_options.monitor.check();
    return checked.ok() ? m_copy->write(rows) : checked;
}

Outcome DumpRestore::end()
{
    const Result<qint64> rows = m_copy->finish();
    m_copy.reset();
    if (!rows.ok()) {
        return rows.error();
    }
    count(m_table->qualified(), rows.value());
    return success();
}

void DumpRestore::count(const QString &table, qint64 rows)
{
    const auto found =
        std::ranges::find_if(m_result.loaded, [&](const auto &entry) { return entry.first == table; });
    if (found != m_result.loaded.end()) {
        found->second += rows;
    } else if (rows > 0) {
        m_result.loaded.append({table, rows});
    }
}

qint64 DumpRestore::rowsOf(const QString &table) const
{
    const auto found =
        std::ranges::find_if(m_result.loaded, [&](const auto &entry) { return entry.first == table; });
    return found == m_result.loaded.end() ? 0 : found->second;
}

/// PostgreSQL calls the sequence of an identity column TABLE_COLUMN_seq.
void DumpRestore::noteSequence(const QString &name, qint64 value)
{
    for (const BackupTable &table : backupTables()) {
        if (!table.identity.isEmpty() && name == table.qualified() + u'_' + table.identity + u"_seq") {
            m_identities.insert(table.qualified(), value);
        }
    }
}

Outcome DumpRestore::requireRows() const
{
    const bool hasRows = std::ranges::any_of(backupTables(), [this](const BackupTable &table) {
        return table.isShared() && table.name != u"libraries" && rowsOf(table.qualified()) > 0;
    });
    if (hasRows) {
        return success();
    }
    return Error{
        .kind = ErrorKind::Permanent,
        .message = u"%1 has no rows of books, shelves or searches"_qs.arg(m_options.path),
        .remedy =
            u"Nothing was changed. It is the file with the data that is needed: pg_dump --data-only, or "
            "supabase db dump --data-only --use-copy."_qs};
}

void DumpRestore::listLeftOut()
{
    if (!m_foreignTables.isEmpty()) {
        m_result.leftOut.append(u"rows of "_qs + m_foreignTables.join(u", "));
    }
    const QMap<QString, int> &passedOver = m_parser.passedOver();
    for (auto entry = passedOver.begin(); entry != passedOver.end(); ++entry) {
        m_result.leftOut.append(u"%1 statements %2"_qs.arg(QString::number(entry.value()), entry.key()));
    }
}

Result<Restore> DumpRestore::run()
{
    if (Outcome begun = m_filling.begin(m_result); !begun.ok()) {
        return begun.error();
    }
    if (Outcome read = m_parser.run(); !read.ok()) {
        m_copy.reset();
        return read.error();
    }
    if (Outcome found = requireRows(); !found.ok()) {
        return found.error();
    }
    for (const BackupTable &table : backupTables()) {
        if (isMergedTable(table) && rowsOf(table.qualified()) > 0) {
            if (Outcome merged = m_filling.target().merge(table); !merged.ok()) {
                return merged.error();
            }
        }
    }
    listLeftOut();
    const bool hasLedger = rowsOf(u"shelfhelp.notifications"_qs) > 0;
    if (Outcome ended = m_filling.end(m_result, m_identities, hasLedger, false); !ended.ok()) {
        return ended.error();
    }
    return m_result;
}

} // namespace

Result<Restore> restoreDump(Connection &connection, const RestoreOptions &options)
{
    QFile file(options.path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.message = u"Cannot read %1: %2"_qs.arg(options.path, file.errorString())};
    }
    CompressedDevice device(file);
    if (Outcome started = device.start(Compression::Detect); !started.ok()) {
        return started.error();
    }
    Result<Restore> result = DumpRestore(connection, device, options).run();
    if (!result.ok()) {
        return device.fault() ? *device.fault() : result.error();
    }
    if (!options.isDryRun) {
        options.monitor.tell({.step = u"making the sums by day"_qs});
        result.value().note = finishFilling(connection, {}, {});
    }
    return result;
}

} // namespace ShelfHelp::Sql
