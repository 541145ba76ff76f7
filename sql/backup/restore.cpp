// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "restore.h"

#include "archiverestore.h"
#include "dumprestore.h"

#include <sql/schema/migrator.h>

#include <QFile>
#include <QFileInfo>

namespace ShelfHelp::Sql {

namespace {

/// What the first bytes say a file is; an error for those that somebody else has to read.
Result<bool> isArchive(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"Cannot read the file %1"_qs.arg(path),
                     .remedy = u"Check its name, and who may read it."_qs};
    }
    const QByteArray beginning = file.read(512);
    if (beginning.startsWith("PGDMP") || TarReader::beginsWith(beginning, u"toc.dat"_qs)) {
        return Error{
            .kind = ErrorKind::Usage,
            .message = u"%1 is a dump in PostgreSQL's own archive format"_qs.arg(path),
            .remedy = u"Make text of it, then restore that: pg_restore --data-only --file data.sql %1"_qs.arg(
                path)};
    }
    return Archive::isArchive(beginning);
}

} // namespace

Result<Restore> restore(Connection &connection, const RestoreOptions &options)
{
    const Result<bool> archive = isArchive(options.path);
    if (!archive.ok()) {
        return archive.error();
    }
    if (Outcome fits = requireTarget(connection, u"Restores"_qs); !fits.ok()) {
        return fits.error();
    }
    if (Outcome current = requireCurrentSchema(connection); !current.ok()) {
        return current.error();
    }
    return archive.value() ? restoreArchive(connection, options) : restoreDump(connection, options);
}

} // namespace ShelfHelp::Sql
