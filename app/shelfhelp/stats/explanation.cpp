// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explanation.h"

#include <QJsonArray>

namespace ShelfHelp::App {

namespace {

using Sql::FigureSource;

struct Reason
{
    QString text;
    QString remedy;
};

bool isOfSearches(FigureSource source)
{
    return source == FigureSource::Searches || source == FigureSource::Both || source == FigureSource::Books;
}

bool isOfChecks(FigureSource source)
{
    return source == FigureSource::Checks || source == FigureSource::Both || source == FigureSource::Books;
}

bool readsSums(const QList<Sql::StatementRun> &runs)
{
    return std::any_of(runs.cbegin(), runs.cend(),
                       [](const auto &run) { return run.what != Sql::WhatIsRead::Rows; });
}

bool readsRows(const QList<Sql::StatementRun> &runs)
{
    return std::any_of(runs.cbegin(), runs.cend(), [](const auto &run) { return run.readsSearches; });
}

QString sourceText(FigureSource source, const QList<Sql::StatementRun> &runs)
{
    if (source == FigureSource::Ledger) {
        return u"ledger"_qs;
    }
    if (!readsSums(runs)) {
        return u"rows"_qs;
    }
    return readsRows(runs) ? u"sums by day and rows"_qs : u"sums by day"_qs;
}

QString rebuildCommand(const Sql::TimeContext &context)
{
    return u"shelfhelp database rebuild --time-zone %1 --source-time-zone %2"_qs.arg(
        QString::fromUtf8(context.reportingZone.id()), QString::fromUtf8(context.sourceZone.id()));
}

Reason reasonOf(Sql::SumsAbsence absence, const Sql::TimeContext &context)
{
    using enum Sql::SumsAbsence;
    switch (absence) {
    case NoSchema:
        return {u"This database has no schema shelfhelp, and so no sums by day"_qs,
                u"shelfhelp migrate adopt --triggers"_qs};
    case NoRight:
        return {u"This role may not read the sums by day"_qs, u"shelfhelp database roles"_qs};
    case NotWanted:
        return {u"The sums by day were not asked for"_qs, {}};
    case NotBuilt:
        return {u"Nothing is summed up by day yet"_qs, rebuildCommand(context)};
    case OlderVersion:
        return {u"The sums by day were made by the rules of an older version"_qs, rebuildCommand(context)};
    case NewerVersion:
        return {u"The sums by day are those of a newer version of Shelf Help Analytics"_qs, {}};
    case NoTriggers:
        return {u"Nothing tells which days are written to: the tables have no triggers of ours"_qs,
                u"shelfhelp migrate adopt --triggers"_qs};
    case OtherZones:
        break;
    }
    return {u"The sums by day are those of other time zones"_qs, rebuildCommand(context)};
}

bool isCarried(FigureSource source, const Sql::Filter &filter)
{
    if (source == FigureSource::Books) {
        return !filter.restrictsSearches() && !filter.restrictsChecks();
    }
    return (!isOfSearches(source) || filter.isCarriedForSearches()) &&
           (!isOfChecks(source) || filter.isCarriedForChecks());
}

qsizetype touchedDays(FigureSource source, const Sql::RollupState &sums)
{
    qsizetype days = 0;
    if (isOfSearches(source)) {
        days = sums.searches.all ? -1 : sums.dirtySearchDays().size();
    }
    if (isOfChecks(source) && days >= 0) {
        days = sums.checks.all ? -1 : std::max(days, sums.dirtyCheckDays().size());
    }
    return days;
}

Reason reasonOfTouchedDays(FigureSource source, qsizetype days)
{
    const QString command = u"shelfhelp database refresh"_qs;
    if (days < 0) {
        return {u"All days may have been written to since they were summed up"_qs, command};
    }
    if (days > 0) {
        return {u"Up to %1 days may have been written to since they were summed up"_qs.arg(days), command};
    }
    if (source == FigureSource::Books) {
        return {
            u"Days that are not over, or of which the range has only a part, are read from the rows, and so "
            "are those whose sums do not tell a book that may belong here"_qs,
            {}};
    }
    return {
        u"Days that are not over, or of which the range or a bucket has only a part, are read from the rows"_qs,
        {}};
}

/// Why rows were read where sums might have done.
Reason reasonOf(const Sql::FigureDescription &figure, const FigureRequest &request)
{
    if (figure.source == FigureSource::Rows) {
        return {u"This figure is always made from the rows of its range"_qs, {}};
    }
    if (figure.source == FigureSource::Ledger || !readsRows(request.snapshot.runs())) {
        return {};
    }
    if (const auto absence = request.snapshot.sumsAbsence()) {
        return reasonOf(*absence, request.context);
    }
    if (!isCarried(figure.source, request.filter)) {
        return {u"The filter asks for what the sums by day do not know"_qs, {}};
    }
    return reasonOfTouchedDays(figure.source, touchedDays(figure.source, *request.snapshot.sums()));
}

QString whatName(Sql::WhatIsRead what)
{
    switch (what) {
    case Sql::WhatIsRead::Rows:
        return u"rows"_qs;
    case Sql::WhatIsRead::Sums:
        return u"sums"_qs;
    case Sql::WhatIsRead::Both:
        break;
    }
    return u"both"_qs;
}

} // namespace

Explanation explain(const Sql::FigureDescription &figure, const FigureRequest &request)
{
    const Reason reason = reasonOf(figure, request);
    return {.definition = figure.definition,
            .source = sourceText(figure.source, request.snapshot.runs()),
            .reason = reason.text,
            .remedy = reason.remedy,
            .statements = request.snapshot.runs()};
}

QJsonObject explanationJson(const Explanation &explanation)
{
    QJsonArray statements;
    for (const Sql::StatementRun &run : explanation.statements) {
        statements.append(QJsonObject{{u"name"_qs, run.name},
                                      {u"read"_qs, whatName(run.what)},
                                      {u"rows"_qs, run.rows},
                                      {u"sql"_qs, run.sql}});
    }
    return {{u"definition"_qs, explanation.definition},
            {u"source"_qs, explanation.source},
            {u"reason"_qs, explanation.reason},
            {u"remedy"_qs, explanation.remedy},
            {u"statements"_qs, statements}};
}

QString explanationText(const Explanation &explanation)
{
    QString text = u"Definition: %1\nRead from: %2\n"_qs.arg(explanation.definition, explanation.source);
    if (!explanation.reason.isEmpty()) {
        text += u"Why: %1.\n"_qs.arg(explanation.reason);
    }
    if (!explanation.remedy.isEmpty()) {
        text += u"Quicker after: %1\n"_qs.arg(explanation.remedy);
    }
    for (const Sql::StatementRun &run : explanation.statements) {
        text += u"Statement %1, %2 rows returned:\n%3\n"_qs.arg(run.name, QString::number(run.rows),
                                                                run.sql.trimmed());
    }
    return text;
}

} // namespace ShelfHelp::App
