// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "snapshot.h"

namespace ShelfHelp::Sql {

namespace {

/// Why sums in this state are of no use for figures of these zones.
std::optional<SumsAbsence> absenceOf(const RollupState &state, const QTimeZone &reporting,
                                     const QTimeZone &source)
{
    if (state.serves(reporting, source)) {
        return std::nullopt;
    }
    if (!state.builtAt) {
        return SumsAbsence::NotBuilt;
    }
    if (state.version != rollupVersion) {
        return state.version < rollupVersion ? SumsAbsence::OlderVersion : SumsAbsence::NewerVersion;
    }
    return state.hasMarks ? SumsAbsence::OtherZones : SumsAbsence::NoTriggers;
}

/// A statement with all its parameters.
QByteArray questionOf(const QString &sql, const Parameters &parameters)
{
    QByteArray question = sql.toUtf8();
    for (const Parameter &parameter : parameters) {
        question += '\0' + QByteArray::number(parameter.isNull() ? -1 : parameter.bytes().size()) + ' ' +
                    parameter.bytes();
    }
    return question;
}

bool readsSearches(const QString &sql)
{
    return sql.contains(u".shelf_searches"_qs) || sql.contains(u".library_searches"_qs);
}

} // namespace

Snapshot::Snapshot(Connection &connection, const TimeContext &context, bool usesSums)
    : m_connection(connection)
    , m_reportingZone(context.reportingZone)
    , m_sourceZone(context.sourceZone)
    , m_usesSums(usesSums)
{
}

Snapshot::~Snapshot() = default;

Result<std::unique_ptr<Snapshot>> Snapshot::begin(Connection &connection, const TimeContext &context)
{
    std::unique_ptr<Snapshot> snapshot(new Snapshot(connection, context, true));
    if (Outcome begun = snapshot->restart(); !begun.ok()) {
        return begun.error();
    }
    return snapshot;
}

Result<std::unique_ptr<Snapshot>> Snapshot::beginWithoutSums(Connection &connection,
                                                             const TimeContext &context)
{
    std::unique_ptr<Snapshot> snapshot(new Snapshot(connection, context, false));
    if (Outcome begun = snapshot->restart(); !begun.ok()) {
        return begun.error();
    }
    return snapshot;
}

Result<Rows> Snapshot::run(const QString &name, const Parameters &parameters, WhatIsRead what)
{
    if (m_isBroken) {
        if (Outcome restarted = restart(); !restarted.ok()) {
            return restarted.error();
        }
    }
    const QString sql = statementText(name, m_source, what);
    const QByteArray question = questionOf(sql, parameters);
    const auto known = m_answers.constFind(question);
    Result<Rows> rows =
        known == m_answers.constEnd() ? m_connection.execute(sql, parameters) : Result<Rows>(*known);
    m_isBroken = !rows.ok();
    if (rows.ok()) {
        m_answers.insert(question, rows.value());
    }
    m_runs.append({.name = name,
                   .sql = sql,
                   .what = what,
                   .readsSearches = readsSearches(sql),
                   .rows = rows.ok() ? rows.value().size() : 0});
    return rows;
}

Outcome Snapshot::restart()
{
    m_answers.clear();
    m_transaction.reset();
    m_transaction = std::make_unique<Transaction>(m_connection);
    if (Outcome begun = m_transaction->begin(Transaction::Kind::Snapshot); !begun.ok()) {
        return begun;
    }
    Outcome read = readState();
    m_isBroken = !read.ok();
    return read;
}

Outcome Snapshot::readState()
{
    const Result<Rows> found = m_connection.executeStatement(u"analytics/find_schema"_qs);
    if (!found.ok()) {
        return found.error();
    }
    m_sums.reset();
    m_source = found.value().get<bool>(0, 0) ? SourceSchema::Shelfhelp : SourceSchema::Public;
    m_sumsAbsence = m_source == SourceSchema::Public ? SumsAbsence::NoSchema : SumsAbsence::NoRight;
    if (!found.value().get<bool>(0, 1)) {
        return success();
    }
    if (!m_usesSums) {
        m_sumsAbsence = SumsAbsence::NotWanted;
        return success();
    }
    Result<RollupState> state = readRollupState(m_connection);
    if (!state.ok()) {
        return state.error();
    }
    m_sumsAbsence = absenceOf(state.value(), m_reportingZone, m_sourceZone);
    if (!m_sumsAbsence) {
        m_sums = std::move(state).value();
    }
    return success();
}

} // namespace ShelfHelp::Sql
