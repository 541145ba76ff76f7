// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archiverestore.h"

#include "copystream.h"
#include "filling.h"

#include <sql/schema/migrationfile.h>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

/// A newer program may have given columns another meaning; an older one has not, because migrations only add.
Outcome checkVersion(const Manifest &manifest)
{
    const Result<QList<MigrationFile>> files = readMigrationDirectory(embeddedMigrationDirectory());
    if (!files.ok()) {
        return files.error();
    }
    if (manifest.schemaVersion > files.value().last().version()) {
        return Error{
            .message =
                u"The backup is of a newer schema (%1, written by %2) than this program knows (%3)"_qs.arg(
                    manifest.schemaVersion, manifest.program, files.value().last().version()),
            .remedy =
                u"Install that version of Shelf Help Analytics, migrate the database with it, and restore "
                "there."_qs};
    }
    return success();
}

/// One restore of a backup.
class ArchiveRestore final
{
public:
    ArchiveRestore(Connection &connection, Archive &archive, const RestoreOptions &options)
        : m_connection(connection)
        , m_archive(archive)
        , m_options(options)
        , m_filling(connection, options)
    {
    }

    [[nodiscard]] Result<Restore> run();

private:
    [[nodiscard]] Outcome load(const ManifestTable &table);

    Connection &m_connection;
    Archive &m_archive;
    const RestoreOptions &m_options;
    Filling m_filling;
    Restore m_result;
    qsizetype m_number = 0;
};

Result<Restore> ArchiveRestore::run()
{
    const Manifest &manifest = m_archive.manifest();
    m_result = {.isArchive = true, .program = manifest.program, .takenAt = manifest.takenAt};
    if (Outcome begun = m_filling.begin(m_result); !begun.ok()) {
        return begun.error();
    }
    if (Outcome emptied = m_filling.target().emptyLibraries(); !emptied.ok()) {
        return emptied.error();
    }
    QHash<QString, qint64> identities;
    for (const ManifestTable &table : manifest.tables) {
        if (Outcome loaded = load(table); !loaded.ok()) {
            return loaded.error();
        }
        if (table.lastIdentity) {
            identities.insert(table.name, *table.lastIdentity);
        }
    }
    if (Outcome ended = m_filling.end(m_result, identities, manifest.hasLedger, true); !ended.ok()) {
        return ended.error();
    }
    return m_result;
}

Outcome ArchiveRestore::load(const ManifestTable &table)
{
    Target &target = m_filling.target();
    const Result<const TableShape *> shape = target.fit(table.name, table.columns);
    if (!shape.ok()) {
        return shape.error();
    }
    const bool isMerged = shape.value()->table.isMerged;
    const Result<QString> statement = target.copyStatement(*shape.value(), table.columns, isMerged);
    if (!statement.ok()) {
        return statement.error();
    }
    WorkProgress progress{.step = table.name,
                          .number = ++m_number,
                          .count = m_archive.manifest().tables.size(),
                          .totalRows = table.rows};
    m_options.monitor.tell(progress);
    CopyIn copy(m_connection, table.name);
    if (Outcome begun = copy.begin(statement.value()); !begun.ok()) {
        return begun;
    }
    const Outcome read = m_archive.readTable(table, [&](QByteArrayView plain) -> Outcome {
        progress.bytes += plain.size();
        progress.rows += std::ranges::count(plain, '\n');
        m_options.monitor.tell(progress);
        const Outcome checked = m_options.monitor.check();
        return checked.ok() ? copy.write(plain) : checked;
    });
    if (!read.ok()) {
        return read;
    }
    const Result<qint64> rows = copy.finish();
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value() > 0) {
        m_result.loaded.append({table.name, rows.value()});
    }
    return isMerged ? target.merge(shape.value()->table) : success();
}

} // namespace

Result<Restore> restoreArchive(Connection &connection, const RestoreOptions &options)
{
    Archive archive(options.path);
    if (Outcome opened = archive.open(); !opened.ok()) {
        return opened.error();
    }
    if (Outcome known = checkVersion(archive.manifest()); !known.ok()) {
        return known.error();
    }
    if (Outcome verified = archive.verify(options.monitor); !verified.ok()) {
        return verified.error();
    }
    Result<Restore> result = ArchiveRestore(connection, archive, options).run();
    if (result.ok() && !options.isDryRun) {
        options.monitor.tell({.step = u"making the sums by day"_qs});
        result.value().note =
            finishFilling(connection, archive.manifest().reportingZone, archive.manifest().sourceZone);
    }
    return result;
}

} // namespace ShelfHelp::Sql
