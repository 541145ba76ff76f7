// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup.h"

#include "archive.h"
#include "copystream.h"
#include "newfile.h"
#include "sqlfile.h"

#include <sql/packing/zstdcompressor.h>

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

/// One writing of a backup in our own format.
class ArchiveWriting final
{
public:
    ArchiveWriting(Connection &connection, const Source &source, NewFile &file, const WorkMonitor &monitor)
        : m_connection(connection)
        , m_source(source)
        , m_writer(file, source.takenAt)
        , m_monitor(monitor)
        , m_manifest(manifestOf(source))
    {
    }

    [[nodiscard]] Outcome run()
    {
        if (Outcome begun = writeArchiveHead(m_writer, m_manifest); !begun.ok()) {
            return begun;
        }
        for (const SourceTable &table : m_source.tables) {
            if (Outcome written = writeTable(table); !written.ok()) {
                return written;
            }
        }
        return writeArchiveTail(m_writer, m_manifest);
    }

    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }

private:
    [[nodiscard]] Outcome writeTable(const SourceTable &table);
    [[nodiscard]] Outcome writePacked(const QByteArray &packed);

    Connection &m_connection;
    const Source &m_source;
    TarWriter m_writer;
    const WorkMonitor &m_monitor;
    Manifest m_manifest;
};

Outcome ArchiveWriting::writePacked(const QByteArray &packed)
{
    if (packed.isNull()) {
        return Error{.kind = ErrorKind::Transient, .message = u"There is no memory to pack the backup"_qs};
    }
    return m_writer.write(packed);
}

Outcome ArchiveWriting::writeTable(const SourceTable &table)
{
    const TableShape &shape = table.shape;
    ManifestTable entry{
        .name = shape.table.qualified(), .columns = shape.columns, .lastIdentity = table.lastIdentity};
    WorkProgress progress{.step = entry.name,
                          .number = m_manifest.tables.size() + 1,
                          .count = m_source.tables.size(),
                          .totalRows = table.rows};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    ZstdCompressor compressor;
    m_monitor.tell(progress);
    if (Outcome begun = m_writer.begin(entry.member()); !begun.ok()) {
        return begun;
    }
    const Result<qint64> rows = copyOut(m_connection, shape.copyOut(), [&](QByteArrayView plain) -> Outcome {
        hash.addData(plain);
        progress.bytes += plain.size();
        progress.rows += std::ranges::count(plain, '\n');
        m_monitor.tell(progress);
        const Outcome checked = m_monitor.check();
        return checked.ok() ? writePacked(compressor.add(plain)) : checked;
    });
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value() != table.rows) {
        return Error{
            .message = u"%1 gave %2 rows, and has %3"_qs.arg(entry.name, QString::number(rows.value()),
                                                             QString::number(table.rows)),
            .remedy = u"Nothing was kept. Try again; if it stays so, its indexes are damaged: REINDEX."_qs};
    }
    if (Outcome written = writePacked(compressor.finish()); !written.ok()) {
        return written;
    }
    entry.rows = rows.value();
    entry.bytes = progress.bytes;
    entry.sha256 = hash.result().toHex();
    m_manifest.tables.append(entry);
    const Result<qint64> ended = m_writer.end();
    return ended.ok() ? success() : Outcome(ended.error());
}

Result<Manifest> writeContent(Connection &connection, const Source &source, NewFile &file,
                              const BackupOptions &options)
{
    if (options.format == BackupFormat::Sql) {
        return writeSqlFile(connection, source, file, options.monitor);
    }
    ArchiveWriting writing(connection, source, file, options.monitor);
    const Outcome written = writing.run();
    return written.ok() ? Result<Manifest>(writing.manifest()) : Result<Manifest>(written.error());
}

} // namespace

Result<Backup> writeBackup(Connection &connection, const BackupOptions &options)
{
    NewFile file(options.path);
    if (Outcome opened = file.open(options.mayOverwrite); !opened.ok()) {
        return opened.error();
    }
    options.monitor.tell({.step = u"counting rows"_qs});
    Transaction transaction(connection);
    const Result<Source> source = beginReading(connection, transaction);
    if (!source.ok()) {
        return source.error();
    }
    Result<Manifest> manifest = writeContent(connection, source.value(), file, options);
    if (!manifest.ok()) {
        return manifest.error();
    }
    if (Outcome ended = transaction.commit(); !ended.ok()) {
        return ended.error();
    }
    if (Outcome stopped = options.monitor.check(); !stopped.ok()) {
        return stopped.error();
    }
    if (Outcome kept = file.commit(); !kept.ok()) {
        return kept.error();
    }
    return Backup{.manifest = std::move(manifest).value(), .fileSize = file.size()};
}

QString backupFileName(const QString &database, const QDateTime &moment, BackupFormat format)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9_-]+"_qs);
    QString name = database;
    name.replace(odd, u"-"_qs);
    return u"shelfhelp-%1-%2.%3"_qs.arg(name.isEmpty() ? u"database"_qs : name,
                                        moment.toUTC().toString(u"yyyyMMdd'T'hhmmss'Z'"_qs),
                                        format == BackupFormat::Sql ? u"sql"_qs : u"tar"_qs);
}

} // namespace ShelfHelp::Sql
