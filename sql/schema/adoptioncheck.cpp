// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptioncheck.h"

#include "migrationhistory.h"
#include "migrationrun.h"
#include "shape.h"

namespace ShelfHelp::Sql {

namespace {

/// One row of adoption/read_facts.
struct Facts
{
    QString role;
    bool isStandby = false;
    bool isReadOnly = false;
    bool mayCreateSchemas = false;
    bool mayCreateInPublic = false;
    QString missingTables;              ///< names, joined by commas
    QString foreignTables;              ///< names with their owners, of tables this role may not act for
    std::optional<QString> schemaOwner; ///< of a schema shelfhelp in which this role may not create
    qint64 foreignObjects = 0;          ///< in schema shelfhelp, besides the history
    bool hasRecordTable = false;
    qint64 bytes = 0;
};

Result<Facts> readFacts(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"adoption/read_facts"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    const Rows &row = rows.value();
    return Facts{.role = row.get<QString>(0, 0),
                 .isStandby = row.get<bool>(0, 1),
                 .isReadOnly = row.get<bool>(0, 2),
                 .mayCreateSchemas = row.get<bool>(0, 3),
                 .mayCreateInPublic = row.get<bool>(0, 4),
                 .missingTables = row.get<QString>(0, 5),
                 .foreignTables = row.get<QString>(0, 6),
                 .schemaOwner = row.get<std::optional<QString>>(0, 7),
                 .foreignObjects = row.get<qint64>(0, 8),
                 .hasRecordTable = row.get<bool>(0, 9),
                 .bytes = row.get<qint64>(0, 10)};
}

Result<std::optional<AdoptionRecord>> readRecord(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"adoption/read_adoption"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().size() == 0) {
        return std::optional<AdoptionRecord>();
    }
    return std::optional(
        AdoptionRecord{.baseline = rows.value().get<QString>(0, 0),
                       .isDerived = rows.value().get<bool>(0, 1),
                       .addedIndexes = rows.value().get<QString>(0, 2).split(u' ', Qt::SkipEmptyParts)});
}

/// One judgement: collects sentences.
class Judge final
{
public:
    Judge(const Connection &connection, Facts facts)
        : m_connection(connection)
        , m_facts(std::move(facts))
    {
    }

    /// What the state of the migrations says; false when nothing else matters.
    bool judgeStatus(const MigrationStatus &status, bool isBegun);
    void judgeServer();
    void judgeRights();
    void judgeSchema(bool hasHistoryTable);
    void judgeShape(const Shape &found);

    [[nodiscard]] const QStringList &obstacles() const { return m_obstacles; }

    [[nodiscard]] const QStringList &notes() const { return m_notes; }

private:
    void refuse(const QString &sentence) { m_obstacles.append(sentence); }

    [[nodiscard]] QString run(const QString &verb) const
    {
        return u"Run: "_qs + migrateCommand(verb, m_connection.settings());
    }

    const Connection &m_connection;
    const Facts m_facts;
    QStringList m_obstacles;
    QStringList m_notes;
};

bool Judge::judgeStatus(const MigrationStatus &status, bool isBegun)
{
    switch (status.state) {
    case MigrationState::Adoptable:
        return true;
    case MigrationState::NotInitialised:
        refuse(u"There is nothing to adopt: the database has none of the five tables. "_qs +
               run(u"apply"_qs));
        return false;
    case MigrationState::Ahead:
        refuse(
            u"The database is newer than this program. Install a newer version of Shelf Help Analytics."_qs);
        return false;
    case MigrationState::Broken:
        if (status.applied.isEmpty() && !m_facts.missingTables.isEmpty()) {
            refuse(u"Schema public lacks tables of the existing pipeline: %1. Make them with its own "
                   u"migrations, "
                   "or choose the database that has them."_qs.arg(m_facts.missingTables));
        } else {
            refuse(u"The migrations cannot go on: %1. %2"_qs.arg(status.reason, status.remedy));
        }
        return false;
    case MigrationState::UpToDate:
    case MigrationState::Behind:
        if (!isBegun) {
            refuse(u"There is nothing to adopt: this program's migrations made this database. "_qs +
                   run(status.pending.isEmpty() ? u"status"_qs : u"apply"_qs));
        }
        return isBegun;
    }
    Q_UNREACHABLE();
}

void Judge::judgeServer()
{
    if (m_facts.isStandby) {
        refuse(u"This server is a standby: it accepts no writes. Connect to the primary."_qs);
    } else if (m_facts.isReadOnly) {
        refuse(
            u"The database is read-only. On Supabase it becomes so above its size limit (it has %1 MB, the "
            "free plan has 500 MB): free space or take a larger plan, then try again."_qs.arg(m_facts.bytes /
                                                                                              1'000'000));
    }
    if (const Outcome refused = requireSession(m_connection, u"Migrations"_qs); !refused.ok()) {
        refuse(refused.error().toText());
    }
}

void Judge::judgeRights()
{
    if (!m_facts.foreignTables.isEmpty()) {
        refuse(
            u"The role %1 does not own these tables of schema public, nor is it a member of their owner: %2. "
            "Connect as the owner."_qs.arg(m_facts.role, m_facts.foreignTables));
    }
    if (!m_facts.mayCreateInPublic) {
        refuse(
            u"The role %1 may not create in schema public. Run as its owner: GRANT CREATE ON SCHEMA public "
            "TO %1."_qs.arg(m_facts.role));
    }
    if (m_facts.schemaOwner) {
        refuse(u"Schema shelfhelp belongs to %1, and the role %2 may not create in it. Connect as %1."_qs.arg(
            *m_facts.schemaOwner, m_facts.role));
    } else if (!m_facts.mayCreateSchemas) {
        refuse(u"The role %1 may not create a schema in this database. Run as its owner: GRANT CREATE ON "
               "DATABASE … TO %1."_qs.arg(m_facts.role));
    }
}

void Judge::judgeSchema(bool hasHistoryTable)
{
    if (!hasHistoryTable && m_facts.foreignObjects > 0) {
        refuse(
            u"There is a schema shelfhelp with %1 objects that this program did not make. Rename it: ALTER "
            "SCHEMA shelfhelp RENAME TO …"_qs.arg(m_facts.foreignObjects));
    } else if (hasHistoryTable && m_facts.foreignObjects > 0) {
        refuse(
            u"Schema shelfhelp has an empty migration history and %1 objects that do not belong to it. Drop "
            "the schema if nothing in it is needed: DROP SCHEMA shelfhelp CASCADE."_qs.arg(
                m_facts.foreignObjects));
    }
}

/// One of the indexes and triggers that are made on request.
bool isOptional(const ShapeDifference &difference)
{
    return difference.object.endsWith(u"_time_start") ||
           (difference.object.startsWith(u"trigger ") && difference.object.contains(u".shelfhelp_mark_"));
}

void Judge::judgeShape(const Shape &found)
{
    const QList<ShapeDifference> differences =
        compareShapes(shapeOfSchema(wantedShape(), u"public"_qs), shapeOfSchema(found, u"public"_qs));
    QStringList views;
    for (const ShapeDifference &difference : differences) {
        const bool isView =
            difference.object.startsWith(u"view ") && difference.kind == DifferenceKind::Other;
        if (!difference.isHarmless) {
            refuse(u"The %1. Change it back, or ask whoever changed it why."_qs.arg(difference.toText()));
        } else if (isView) {
            views.append(difference.object.sliced(QStringView(u"view ").size()));
        } else if (!isOptional(difference)) {
            m_notes.append(u"The %1; that does no harm."_qs.arg(difference.toText()));
        }
    }
    if (!views.isEmpty()) {
        m_notes.append(u"Views that are not those of a new database, and stay as they are: %1."_qs.arg(
            views.join(u", ")));
    }
}

AdoptionState stateOf(const AdoptionCheck &check, bool isBegun)
{
    if (!check.obstacles.isEmpty()) {
        return AdoptionState::Blocked;
    }
    if (check.record && check.record->isDerived) {
        return AdoptionState::Adopted;
    }
    return isBegun ? AdoptionState::Unfinished : AdoptionState::Possible;
}

} // namespace

Result<AdoptionCheck> checkAdoption(Connection &connection, const QList<MigrationFile> &files)
{
    const Result<MigrationHistory> history = readMigrationHistory(connection);
    if (!history.ok()) {
        return history.error();
    }
    Result<Facts> facts = readFacts(connection);
    if (!facts.ok()) {
        return facts.error();
    }
    AdoptionCheck check{.status = compareMigrations(files, history.value()),
                        .hasHistoryTable = history.value().hasTable,
                        .bytes = facts.value().bytes};
    if (facts.value().hasRecordTable && !history.value().revisions.isEmpty()) {
        Result<std::optional<AdoptionRecord>> record = readRecord(connection);
        if (!record.ok()) {
            return record.error();
        }
        check.record = std::move(record).value();
    }
    const bool isBegun = check.record || check.status.isAdopted;
    Judge judge(connection, std::move(facts).value());
    const bool isWorthMore = judge.judgeStatus(check.status, isBegun);
    const bool isDone = check.record && check.record->isDerived;
    if (isWorthMore && !isDone) {
        const Result<Shape> shape = readShape(connection);
        if (!shape.ok()) {
            return shape.error();
        }
        judge.judgeServer();
        judge.judgeRights();
        judge.judgeShape(shape.value());
        if (!isBegun) {
            judge.judgeSchema(check.hasHistoryTable);
        }
    }
    check.obstacles = judge.obstacles();
    check.notes = judge.notes();
    if (isDone && check.status.state == MigrationState::Behind) {
        check.notes.append(u"Migrations are pending. Run: "_qs +
                           migrateCommand(u"apply"_qs, connection.settings()));
    }
    check.state = stateOf(check, isBegun);
    return check;
}

} // namespace ShelfHelp::Sql
