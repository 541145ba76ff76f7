// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptreport.h"

#include <ingest/apply/printable.h>

#include <QJsonArray>

namespace ShelfHelp::App {

namespace {

using Sql::AdoptionState;

/// One line each, below a heading; nothing when there are none.
QString listed(const QString &heading, const QStringList &lines)
{
    QString text;
    for (const QString &line : lines) {
        text += u"  "_qs + Ingest::printable(line) + u'\n';
    }
    return text.isEmpty() ? text : heading + u'\n' + text;
}

QString megabytes(qint64 bytes)
{
    return QString::number(bytes / 1'000'000) + u" MB";
}

QString serverLine(const Sql::AdoptionPlan &plan)
{
    QString line = u"Server: PostgreSQL %1.%2; the database has %3"_qs.arg(
        QString::number(plan.serverVersion / 10'000), QString::number(plan.serverVersion % 10'000),
        megabytes(plan.check.bytes));
    line += plan.check.bytes > Sql::AdoptionPlan::freePlanBytes
                ? u", more than the %1 of Supabase's free plan\n"_qs.arg(
                      megabytes(Sql::AdoptionPlan::freePlanBytes))
                : u" of the %1 of Supabase's free plan\n"_qs.arg(megabytes(Sql::AdoptionPlan::freePlanBytes));
    return line;
}

QStringList storedLines(const Sql::StoredFacts &stored)
{
    QStringList tables;
    for (const Sql::TableRows &table : stored.tables) {
        tables.append(u"%1 %2"_qs.arg(table.table, QString::number(table.rows)));
    }
    return {
        tables.join(u", "),
        u"stored again: %1 shelf searches, %2 library searches; they stay and are counted, and are noted"_qs
            .arg(QString::number(stored.repeatedShelfSearches),
                 QString::number(stored.repeatedLibrarySearches)),
        u"dates that the searches do not tell: %1 shelves, %2 books; they stay, and are noted for an undo"_qs
            .arg(QString::number(stored.movedShelves), QString::number(stored.movedBooks))};
}

QStringList historyLines(const QList<Sql::OtherHistory> &histories)
{
    QStringList lines;
    for (const Sql::OtherHistory &history : histories) {
        lines.append(history.migrations < 0
                         ? u"schema %1: not readable by this role"_qs.arg(history.schema)
                         : u"schema %1: %2 migrations, the last is %3"_qs.arg(
                               history.schema, QString::number(history.migrations), history.lastVersion));
    }
    return lines;
}

QStringList madeLines(const Sql::AdoptionPlan &plan, const AdoptionExtras &extras)
{
    QStringList lines{
        u"schema shelfhelp with a migration history of its own; baseline %1"_qs.arg(plan.baseline)};
    for (const QString &title : plan.migrations) {
        lines.append(u"migration "_qs + title);
    }
    for (const QString &index : plan.indexes) {
        lines.append(extras.indexes ? u"index public.%1, concurrently"_qs.arg(index)
                                    : u"not made without --indexes: index public.%1"_qs.arg(index));
    }
    if (!plan.hasMarks) {
        const QString triggers = u"triggers on both tables of searches"_qs;
        lines.append(extras.triggers ? triggers : u"not made without --triggers: "_qs + triggers);
    }
    return lines;
}

QString stateLine(const Sql::AdoptionPlan &plan)
{
    switch (plan.check.state) {
    case AdoptionState::Possible:
        return u"The database can be adopted.\n"_qs;
    case AdoptionState::Unfinished:
        return u"The adoption was begun; adopting again completes it.\n"_qs;
    case AdoptionState::Adopted:
        return u"The database is adopted; there is nothing to do.\n"_qs;
    case AdoptionState::Blocked:
        return u"The database cannot be adopted.\n"_qs;
    }
    Q_UNREACHABLE();
}

QString stateName(AdoptionState state)
{
    switch (state) {
    case AdoptionState::Possible:
        return u"possible"_qs;
    case AdoptionState::Unfinished:
        return u"unfinished"_qs;
    case AdoptionState::Adopted:
        return u"adopted"_qs;
    case AdoptionState::Blocked:
        return u"blocked"_qs;
    }
    Q_UNREACHABLE();
}

} // namespace

QString planText(const Sql::AdoptionPlan &plan, const AdoptionExtras &extras)
{
    QString text = stateLine(plan) + serverLine(plan);
    text += listed(u"In the way:"_qs, plan.check.obstacles);
    text += listed(u"To know:"_qs, plan.check.notes);
    text += listed(u"Atlas history of the existing project, which stays as it is:"_qs,
                   historyLines(plan.otherHistories));
    if (plan.isPossible()) {
        text += listed(u"Stored:"_qs, storedLines(plan.stored));
        text += listed(u"Will be made:"_qs, madeLines(plan, extras));
        text += u"Everything else stays untouched: the tables, rows, views and rights of schema public.\n"
                "Whoever writes there goes on. shelfhelp migrate adopt --undo takes it back.\n"_qs;
    }
    return text;
}

QString adoptionText(const Sql::Adoption &adoption)
{
    if (adoption.isEmpty()) {
        return u"nothing to do: the database is adopted\n"_qs;
    }
    QString text;
    for (const QString &title : adoption.migrations) {
        text += u"applied %1\n"_qs.arg(title);
    }
    for (const QString &index : adoption.indexes) {
        text += u"built index public.%1\n"_qs.arg(index);
    }
    if (adoption.triggers) {
        text += u"made the triggers; run shelfhelp database rebuild to sum up what is stored\n"_qs;
    }
    return text + u"noted %1 repeated searches and the dates of %2 shelves and books\n"
                  "the database is adopted\n"_qs.arg(QString::number(adoption.repeatedSearches),
                                                     QString::number(adoption.adoptedDates));
}

QString undoText(const Sql::AdoptionUndoPlan &plan, bool isDone)
{
    if (!plan.isPossible()) {
        return listed(u"The adoption cannot be taken back:"_qs, plan.obstacles);
    }
    QStringList lines{
        u"%1 rows of the ledger, of %2 runs: what comes again will be stored again"_qs.arg(
            QString::number(plan.notifications), QString::number(plan.runs)),
        u"%1 rejected notifications with their bytes; shelfhelp rejected export saves them before"_qs.arg(
            plan.rejected),
    };
    for (const Sql::ForgottenRows &other : plan.others) {
        if (other.rows > 0) {
            lines.append(u"%1 rows of shelfhelp.%2"_qs.arg(QString::number(other.rows), other.table));
        }
    }
    lines.append(u"schema shelfhelp with its migration history"_qs);
    for (const QString &index : plan.indexes) {
        lines.append(u"index public.%1"_qs.arg(index));
    }
    if (plan.triggers) {
        lines.append(u"the triggers on both tables of searches"_qs);
    }
    return listed(isDone ? u"Removed:"_qs : u"Will be removed:"_qs, lines) +
           u"All rows of schema public stay, those that this program stored included.\n"_qs;
}

QJsonObject toJson(const Sql::AdoptionPlan &plan)
{
    QJsonArray histories;
    for (const Sql::OtherHistory &history : plan.otherHistories) {
        const QJsonValue count = history.migrations < 0 ? QJsonValue() : QJsonValue(history.migrations);
        histories.append(QJsonObject{{u"schema"_qs, history.schema},
                                     {u"migrations"_qs, count},
                                     {u"last_version"_qs, history.lastVersion}});
    }
    QJsonObject object{{u"state"_qs, stateName(plan.check.state)},
                       {u"obstacles"_qs, QJsonArray::fromStringList(plan.check.obstacles)},
                       {u"notes"_qs, QJsonArray::fromStringList(plan.check.notes)},
                       {u"server_version"_qs, plan.serverVersion},
                       {u"database_bytes"_qs, plan.check.bytes},
                       {u"other_histories"_qs, histories}};
    if (!plan.isPossible()) {
        return object;
    }
    QJsonObject rows;
    for (const Sql::TableRows &table : plan.stored.tables) {
        rows.insert(table.table, table.rows);
    }
    object.insert(u"rows"_qs, rows);
    object.insert(u"repeated_rows"_qs,
                  QJsonObject{{u"shelf_searches"_qs, plan.stored.repeatedShelfSearches},
                              {u"library_searches"_qs, plan.stored.repeatedLibrarySearches}});
    object.insert(u"moved_dates"_qs, QJsonObject{{u"shelves"_qs, plan.stored.movedShelves},
                                                 {u"books"_qs, plan.stored.movedBooks}});
    object.insert(u"baseline"_qs, plan.baseline);
    object.insert(u"migrations"_qs, QJsonArray::fromStringList(plan.migrations));
    object.insert(u"missing_indexes"_qs, QJsonArray::fromStringList(plan.indexes));
    object.insert(u"has_triggers"_qs, plan.hasMarks);
    return object;
}

QJsonObject toJson(const Sql::Adoption &adoption)
{
    return {{u"migrations"_qs, QJsonArray::fromStringList(adoption.migrations)},
            {u"repeated_searches"_qs, adoption.repeatedSearches},
            {u"adopted_dates"_qs, adoption.adoptedDates},
            {u"indexes"_qs, QJsonArray::fromStringList(adoption.indexes)},
            {u"triggers"_qs, adoption.triggers}};
}

QJsonObject toJson(const Sql::AdoptionUndoPlan &plan)
{
    QJsonObject object{{u"obstacles"_qs, QJsonArray::fromStringList(plan.obstacles)},
                       {u"runs"_qs, plan.runs},
                       {u"notifications"_qs, plan.notifications},
                       {u"rejected_notifications"_qs, plan.rejected},
                       {u"indexes"_qs, QJsonArray::fromStringList(plan.indexes)},
                       {u"triggers"_qs, plan.triggers}};
    for (const Sql::ForgottenRows &other : plan.others) {
        object.insert(other.table, other.rows);
    }
    return object;
}

} // namespace ShelfHelp::App
