// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationstatus.h"

#include "atlassum.h"

#include <QMap>

namespace ShelfHelp::Sql {

namespace {

using RevisionsByVersion = QMap<QString, Revision>;

/// Without a history, what the five tables tell.
MigrationState stateWithoutHistory(int existingTables)
{
    switch (existingTables) {
    case 0:
        return MigrationState::NotInitialised;
    case existingTableCount:
        return MigrationState::Adoptable;
    default:
        return MigrationState::Broken;
    }
}

/// The newest version that was declared present instead of being run; files up to it need no row.
QString baselineVersion(const QList<Revision> &revisions)
{
    QString newest;
    for (const Revision &revision : revisions) {
        if ((revision.type & Revision::baseline) != 0) {
            newest = revision.version;
        }
    }
    return newest;
}

/// Why a history must not be continued; empty when it may.
QString damage(const QList<MigrationFile> &files, const QList<Revision> &revisions,
               const RevisionsByVersion &known)
{
    const Revision &last = revisions.last();
    if (!last.isComplete()) {
        return u"the migration %1 was left incomplete (%2 of %3 statements)"_qs.arg(
            last.title(), QString::number(last.applied), QString::number(last.total));
    }
    const QString baseline = baselineVersion(revisions);
    for (const MigrationFile &file : files) {
        const QString version = file.version();
        if (baseline < version && version < last.version && !known.contains(version)) {
            return u"the migration %1 was added out of order: %2 is already applied"_qs.arg(file.title(),
                                                                                            last.title());
        }
    }
    return {};
}

QStringList editedFiles(const QList<MigrationFile> &files, const RevisionsByVersion &known)
{
    const AtlasSum sum = computeAtlasSum(files);
    QStringList warnings;
    for (const MigrationFile &file : files) {
        const QString recorded = known.value(file.version()).hash;
        if (!recorded.isEmpty() && recorded != QString::fromLatin1(sum.hashOf(file.name))) {
            warnings.append(u"The migration %1, or one before it, was changed after it was applied."_qs.arg(
                file.title()));
        }
    }
    return warnings;
}

QStringList titlesAfter(const QList<MigrationFile> &files, const QString &version)
{
    QStringList titles;
    for (const MigrationFile &file : files) {
        if (version < file.version()) {
            titles.append(file.title());
        }
    }
    return titles;
}

} // namespace

MigrationStatus compareMigrations(const QList<MigrationFile> &files, const MigrationHistory &history)
{
    MigrationStatus status;
    if (history.revisions.isEmpty()) {
        status.state = stateWithoutHistory(history.existingTables);
        status.pending = titlesAfter(files, {});
        if (status.state == MigrationState::Broken) {
            status.reason =
                u"schema public has %1 of the five tables, and there is no migration history"_qs.arg(
                    history.existingTables);
        }
        return status;
    }
    RevisionsByVersion known;
    for (const Revision &revision : history.revisions) {
        known.insert(revision.version, revision);
        status.applied.append(revision.title());
    }
    const QString last = history.revisions.last().version;
    status.pending = titlesAfter(files, last);
    status.warnings = editedFiles(files, known);
    status.reason = damage(files, history.revisions, known);
    if (files.isEmpty() || files.last().version() < last) {
        // Said first: files that look out of order to an old program may be fine for the new one.
        status.state = MigrationState::Ahead;
        status.reason.clear();
    } else if (!status.reason.isEmpty()) {
        status.state = MigrationState::Broken;
    } else {
        status.state = status.pending.isEmpty() ? MigrationState::UpToDate : MigrationState::Behind;
    }
    return status;
}

} // namespace ShelfHelp::Sql
