// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlfile.h"

#include "copystream.h"
#include "seedlibraries.h"

#include <QCryptographicHash>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

/// As an SQL literal that means the same whatever the session thinks of backslashes.
QString literal(QString text)
{
    text.replace(u'\'', u"''"_qs);
    if (!text.contains(u'\\')) {
        return u'\'' + text + u'\'';
    }
    text.replace(u'\\', u"\\\\"_qs);
    return u"E'" + text + u'\'';
}

QByteArray headerText(const Source &source)
{
    const QString text = u"-- The rows that the existing Shelf Help pipeline knows, of %1, written by Shelf "
                         u"Help Analytics " SHELFHELP_VERSION ".\n"
                         "--\n"
                         "-- Load it into a database that has that project's migrations and no rows yet:\n"
                         "--\n"
                         "--   psql --single-transaction --variable ON_ERROR_STOP=1 \\\n"
                         "--     --command 'SET session_replication_role = replica' --file THIS-FILE "
                         "--dbname \"$NEW_DB_URL\"\n"
                         "--\n"
                         "-- What its migrations make is not in it: the libraries (but for those that came "
                         "with a notification, or were\n"
                         "-- given another name) and atlas_schema_revisions.\n\n"
                         "SET statement_timeout = 0;\n"
                         "SET lock_timeout = 0;\n"
                         "SET client_encoding = 'UTF8';\n"
                         "SET standard_conforming_strings = on;\n"
                         "SET DateStyle = 'ISO, YMD';\n"
                         "SELECT pg_catalog.set_config('search_path', '', false);\n\n"_qs.arg(
                             source.takenAt.toUTC().toString(Qt::ISODate));
    return text.toUtf8();
}

/// One writing of such a file.
class SqlWriting final
{
public:
    SqlWriting(Connection &connection, const Source &source, NewFile &file, const WorkMonitor &monitor)
        : m_connection(connection)
        , m_source(source)
        , m_file(file)
        , m_monitor(monitor)
        , m_manifest(manifestOf(source))
    {
    }

    [[nodiscard]] Outcome run();

    [[nodiscard]] const Manifest &manifest() const { return m_manifest; }

private:
    [[nodiscard]] Outcome writeLibraries();
    [[nodiscard]] Outcome writeTable(const SourceTable &table);
    [[nodiscard]] Outcome writeSequence(const SourceTable &table);

    [[nodiscard]] Outcome put(const QString &text) { return m_file.write(text.toUtf8()); }

    Connection &m_connection;
    const Source &m_source;
    NewFile &m_file;
    const WorkMonitor &m_monitor;
    Manifest m_manifest;
};

Outcome SqlWriting::run()
{
    if (Outcome written = m_file.write(headerText(m_source)); !written.ok()) {
        return written;
    }
    for (const SourceTable &table : m_source.tables) {
        if (!table.shape.table.isShared()) {
            continue;
        }
        const bool isLibraries = table.shape.table.name == u"libraries";
        if (Outcome written = isLibraries ? writeLibraries() : writeTable(table); !written.ok()) {
            return written;
        }
    }
    for (const SourceTable &table : m_source.tables) {
        if (Outcome written = writeSequence(table); !written.ok()) {
            return written;
        }
    }
    return put(u"-- Complete.\n"_qs);
}

Outcome SqlWriting::writeLibraries()
{
    const Result<QStringList> ids = foreignLibraries(m_connection);
    if (!ids.ok()) {
        return ids.error();
    }
    for (qsizetype i = 0; i + 1 < ids.value().size(); i += 2) {
        const Outcome written =
            put(u"INSERT INTO public.libraries (library_id, library_name) VALUES (%1, %2)\n"
                "  ON CONFLICT (library_id) DO UPDATE SET library_name = EXCLUDED.library_name;\n"_qs.arg(
                    literal(ids.value()[i]), literal(ids.value()[i + 1])));
        if (!written.ok()) {
            return written;
        }
    }
    m_manifest.tables.append({.name = u"public.libraries"_qs, .rows = ids.value().size() / 2});
    return success();
}

Outcome SqlWriting::writeTable(const SourceTable &table)
{
    const QString name = table.shape.table.qualified();
    const QString columns = table.shape.columnList(table.shape.columns);
    WorkProgress progress{
        .step = name, .number = m_manifest.tables.size() + 1, .count = 5, .totalRows = table.rows};
    if (Outcome written = put(u"\nCOPY %1 (%2) FROM stdin;\n"_qs.arg(name, columns)); !written.ok()) {
        return written;
    }
    const auto sink = [&](QByteArrayView plain) -> Outcome {
        progress.bytes += plain.size();
        progress.rows += std::ranges::count(plain, '\n');
        m_monitor.tell(progress);
        const Outcome checked = m_monitor.check();
        return checked.ok() ? m_file.write(plain) : checked;
    };
    const Result<qint64> rows = copyOut(m_connection, table.shape.copyOut(), sink);
    if (!rows.ok()) {
        return rows.error();
    }
    m_manifest.tables.append({.name = name, .rows = rows.value(), .bytes = progress.bytes});
    return put(u"\\.\n"_qs);
}

/// A sequence that gave nothing yet is left as the migrations make it.
Outcome SqlWriting::writeSequence(const SourceTable &table)
{
    const BackupTable &identity = table.shape.table;
    if (!identity.isShared() || identity.identity.isEmpty() || (table.rows == 0 && !table.lastIdentity)) {
        return success();
    }
    const QString last = table.lastIdentity ? QString::number(*table.lastIdentity) : u"1"_qs;
    return put(u"\nSELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('%1', '%2'),\n"
               "  (SELECT GREATEST(%3, pg_catalog.max(%2)) FROM %1), true);\n"_qs.arg(
                   identity.qualified(), identity.identity, last));
}

} // namespace

Result<Manifest> writeSqlFile(Connection &connection, const Source &source, NewFile &file,
                              const WorkMonitor &monitor)
{
    SqlWriting writing(connection, source, file, monitor);
    const Outcome written = writing.run();
    return written.ok() ? Result<Manifest>(writing.manifest()) : Result<Manifest>(written.error());
}

} // namespace ShelfHelp::Sql
