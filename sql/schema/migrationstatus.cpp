// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationstatus.h"

#include "atlassum.h"

#include <QMap>

#include <algorithm>

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

/// Why a history must not be continued, and what to do; both empty when it may.
struct Obstacle
{
    QString reason = {};
    QString remedy = {};
};

/// Two histories of the same files: neither can be trusted to tell what the database went through.
Obstacle secondHistory(const QList<MigrationFile> &files, const MigrationHistory &history)
{
    const auto isOurs = [&history](const MigrationFile &file) {
        return history.elsewhere.contains(file.version());
    };
    if (std::ranges::none_of(files, isOurs)) {
        return {}; // somebody else's
    }
    return {.reason = u"schema atlas_schema_revisions has a history of these migrations, too"_qs,
            .remedy = u"Find out which of the two tells the truth, keep it as "
                      u"shelfhelp.atlas_schema_revisions and drop "
                      "the other. Run Atlas as sql/atlas.hcl says: with --revisions-schema shelfhelp."_qs};
}

Obstacle incompleteMigration(const Revision &revision)
{
    return {
        .reason = u"the migration %1 was left incomplete (%2 of %3 statements)"_qs.arg(
            revision.title(), QString::number(revision.applied), QString::number(revision.total)),
        .remedy =
            u"Finish it with Atlas, which did not wrap it into a transaction: atlas migrate apply. Or undo "
            "by hand what it did, and delete its row from shelfhelp.atlas_schema_revisions."_qs};
}

Obstacle outOfOrder(const MigrationFile &file, const Revision &last)
{
    return {
        .reason = u"the migration %1 was added out of order: %2 is already applied"_qs.arg(file.title(),
                                                                                           last.title()),
        .remedy =
            u"Give the file a higher version and run: shelfhelp migrate hash. Of a released one, install the "
            "release that this database belongs to."_qs};
}

Obstacle obstacle(const QList<MigrationFile> &files, const MigrationHistory &history,
                  const RevisionsByVersion &known)
{
    if (const Obstacle second = secondHistory(files, history); !second.reason.isEmpty()) {
        return second;
    }
    const Revision &last = history.revisions.last();
    if (!last.isComplete()) {
        return incompleteMigration(last);
    }
    const QString baseline = baselineVersion(history.revisions);
    for (const MigrationFile &file : files) {
        const QString version = file.version();
        if (baseline < version && version < last.version && !known.contains(version)) {
            return outOfOrder(file, last);
        }
    }
    return {};
}

/// The files that nobody ran, as far as the history goes.
QStringList baselineFiles(const QList<MigrationFile> &files, const MigrationHistory &history,
                          const RevisionsByVersion &known)
{
    const QString baseline = baselineVersion(history.revisions);
    QStringList titles;
    for (const MigrationFile &file : files) {
        const auto revision = known.constFind(file.version());
        const bool isKnown = revision != known.cend();
        if (isKnown ? (revision->type & Revision::executed) == 0 : file.version() < baseline) {
            titles.append(file.title());
        }
    }
    return titles;
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

/// Without a row of ours.
MigrationStatus compareWithoutHistory(const QList<MigrationFile> &files, const MigrationHistory &history)
{
    MigrationStatus status{.state = stateWithoutHistory(history.existingTables),
                           .pending = titlesAfter(files, {})};
    if (const Obstacle second = secondHistory(files, history); !second.reason.isEmpty()) {
        status.state = MigrationState::Broken;
        status.reason = second.reason;
        status.remedy = second.remedy;
    } else if (status.state == MigrationState::Broken) {
        status.reason = u"schema public has %1 of the five tables, and there is no migration history"_qs.arg(
            history.existingTables);
        status.remedy =
            u"Choose another database, or restore the other tables; shelfhelp migrate verify names them."_qs;
    }
    return status;
}

} // namespace

MigrationStatus compareMigrations(const QList<MigrationFile> &files, const MigrationHistory &history)
{
    if (history.revisions.isEmpty()) {
        return compareWithoutHistory(files, history);
    }
    MigrationStatus status;
    RevisionsByVersion known;
    for (const Revision &revision : history.revisions) {
        known.insert(revision.version, revision);
        status.applied.append(revision.title());
    }
    const QString last = history.revisions.last().version;
    status.pending = titlesAfter(files, last);
    status.warnings = editedFiles(files, known);
    status.baseline = baselineFiles(files, history, known);
    status.isAdopted = !files.isEmpty() && status.baseline.contains(files.first().title());
    const Obstacle found = obstacle(files, history, known);
    if (files.isEmpty() || files.last().version() < last) {
        // Said first: files that look out of order to an old program may be fine for the new one.
        status.state = MigrationState::Ahead;
    } else if (!found.reason.isEmpty()) {
        status.state = MigrationState::Broken;
        status.reason = found.reason;
        status.remedy = found.remedy;
    } else {
        status.state = status.pending.isEmpty() ? MigrationState::UpToDate : MigrationState::Behind;
    }
    return status;
}

} // namespace ShelfHelp::Sql
