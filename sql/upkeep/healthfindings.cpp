// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "health.h"
#include "maintenancewatch.h"

#include <QLocale>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr double nearlyFull = 0.8;
constexpr double nearlyAllConnections = 0.8;
constexpr double oldTransactions = 0.9; ///< of the age at which autovacuum forces itself
constexpr qint64 worthMentioning = 10LL * 1024 * 1024;
constexpr double bloated = 0.4;
constexpr double manyDead = 0.2;
constexpr qint64 fewRows = 10'000;
constexpr int trustedUseDays = 30;
constexpr qint64 manyTouchedDays = 31;
constexpr int oldSettledDays = 90;

QString size(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// Collects findings; each member looks at one kind of thing.
class Judge final
{
public:
    Judge(const HealthFacts &facts, const HealthThresholds &thresholds)
        : m_facts(facts)
        , m_thresholds(thresholds)
    {
    }

    QList<Finding> judge()
    {
        judgeRoom();
        judgeServer();
        judgeWay();
        judgeSessions();
        for (const TableStorage &table : m_facts.tables) {
            judgeTable(table);
            for (const IndexStorage &index : table.indexes) {
                judgeIndex(table, index);
            }
        }
        judgeSchema();
        judgeSums();
        judgeKept();
        judgeBackup();
        std::ranges::stable_sort(m_findings, std::ranges::greater(), &Finding::severity);
        return m_findings;
    }

private:
    void add(Severity severity, const QString &code, const QString &what, const QString &remedy = {},
             const QString &table = {})
    {
        m_findings.append(
            {.severity = severity, .code = code, .what = what, .remedy = remedy, .table = table});
    }

    void judgeRoom()
    {
        if (m_facts.isReadOnly && !m_facts.isStandby) {
            add(Severity::Critical, u"read-only"_qs,
                u"New sessions may only read: nothing can be stored. A hosted database gets so above its plan's size"_qs,
                u"Notifications wait in the queue meanwhile. shelfhelp database purge and maintain "
                u"vacuum-full work all the "
                u"same (docs/operations.md, \"The database is full\"), or take a larger plan."_qs);
        }
        if (!m_facts.planBytes || *m_facts.planBytes <= 0) {
            return;
        }
        const double share = double(m_facts.bytes) / double(*m_facts.planBytes);
        if (share >= nearlyFull) {
            add(share >= 1 ? Severity::Critical : Severity::Warning, u"size"_qs,
                u"The database takes %1 of the %2 that its plan allows (%3 %)"_qs.arg(
                    size(m_facts.bytes), size(*m_facts.planBytes), QString::number(qRound(share * 100))),
                u"shelfhelp database purge shows what can go; bloat below says what vacuum-full would give "
                u"back; "
                u"otherwise a larger plan. Above the limit it becomes read-only."_qs);
        }
    }

    void judgeServer()
    {
        if (m_facts.connections >= nearlyAllConnections * double(m_facts.maxConnections)) {
            add(Severity::Warning, u"connections"_qs,
                u"%1 of %2 connections are taken"_qs.arg(m_facts.connections).arg(m_facts.maxConnections),
                u"Close programs that are not needed; SELECT * FROM pg_stat_activity tells whose they are."_qs);
        }
        if (double(m_facts.transactionAge) > oldTransactions * double(m_facts.freezeMaxAge)) {
            const bool isLate = m_facts.transactionAge > 2 * m_facts.freezeMaxAge;
            add(isLate ? Severity::Critical : Severity::Note, u"transaction-age"_qs,
                u"The oldest transaction is %1 transactions old; autovacuum forces itself at %2"_qs.arg(
                    QString::number(m_facts.transactionAge), QString::number(m_facts.freezeMaxAge)),
                u"Run: shelfhelp database maintain vacuum"_qs);
        }
        if (!m_facts.hasAutovacuum) {
            add(Severity::Warning, u"autovacuum"_qs,
                u"Autovacuum is off: tables grow, and statistics grow old"_qs,
                u"Set autovacuum = on in the server's configuration, or run shelfhelp database maintain "
                u"vacuum and "
                u"analyze every night."_qs);
        }
        if (m_facts.isStandby) {
            add(Severity::Note, u"standby"_qs, u"This is a hot standby: it can be read only"_qs);
        }
    }

    void judgeWay()
    {
        if (!m_facts.tlsWarning.isEmpty()) {
            add(Severity::Warning, u"tls"_qs, m_facts.tlsWarning,
                u"docs/reliability.md, \"TLS\", says which file proves the server."_qs);
        }
        if (m_facts.pooling == Pooling::Transaction || m_facts.pooling == Pooling::Unknown) {
            add(Severity::Note, u"pooler"_qs,
                m_facts.pooling == Pooling::Transaction
                    ? u"This is a pooler in transaction mode: figures and ingest work, maintenance does not"_qs
                    : u"A pooler stands between, whose mode was not asked for"_qs,
                u"For maintenance use the server itself, or a pooler in session mode (Supabase: port 5432)."_qs);
        }
    }

    void judgeSessions()
    {
        for (const SessionFact &session : m_facts.sessions) {
            const QString who = describeSession(session.process, session.program, session.state,
                                                session.command, session.seconds);
            const QString end = u"If it is not wanted: SELECT pg_terminate_backend(%1);"_qs;
            if (!session.blockedBy.isEmpty()) {
                QStringList blockers;
                for (const qint64 blocker : session.blockedBy) {
                    blockers.append(QString::number(blocker));
                }
                add(Severity::Warning, u"blocked"_qs,
                    u"%1 waits for process %2"_qs.arg(who, blockers.join(u", ")),
                    end.arg(blockers.constFirst()));
            } else if (session.isIdleInTransaction()) {
                add(Severity::Warning, u"idle-in-transaction"_qs,
                    u"%1 keeps a transaction open: locks stay, and dead rows cannot be cleared away"_qs.arg(
                        who),
                    end.arg(session.process));
            } else if (session.seconds >= m_thresholds.longStatementSeconds) {
                add(Severity::Warning, u"long-statement"_qs, u"%1 has been at work for long"_qs.arg(who),
                    u"If it is not wanted: SELECT pg_cancel_backend(%1);"_qs.arg(session.process));
            }
        }
    }

    void judgeTable(const TableStorage &table)
    {
        const qint64 bytes = table.tableBytes + table.indexBytes;
        if (const qint64 bloat = table.bloatBytes.value_or(0);
            bloat > worthMentioning && double(bloat) > bloated * double(table.tableBytes)) {
            add(Severity::Warning, u"bloat"_qs,
                u"About %1 of the %2 of %3 are empty"_qs.arg(size(bloat), size(table.tableBytes),
                                                             table.fullName()),
                u"It will be filled again; to give it back: shelfhelp database maintain vacuum-full %1 "
                u"(nobody can use "
                u"the table meanwhile)."_qs.arg(table.fullName()),
                table.fullName());
        }
        if (table.deadRows > fewRows &&
            double(table.deadRows) > manyDead * double(table.liveRows + table.deadRows)) {
            add(Severity::Warning, u"dead-rows"_qs,
                u"%1 has %2 dead rows beside %3 alive"_qs.arg(
                    table.fullName(), QString::number(table.deadRows), QString::number(table.liveRows)),
                u"Run: shelfhelp database maintain vacuum %1"_qs.arg(table.fullName()), table.fullName());
        }
        if (!table.analyzedAt && bytes > worthMentioning) {
            add(Severity::Warning, u"statistics"_qs,
                u"%1 was never analysed: the server guesses how to read it"_qs.arg(table.fullName()),
                u"Run: shelfhelp database maintain analyze %1"_qs.arg(table.fullName()), table.fullName());
        }
    }

    void judgeIndex(const TableStorage &table, const IndexStorage &index)
    {
        const QString name = index.schema + u'.' + index.name;
        if (!index.isValid) {
            const bool isInside = index.schema == table.schema; // else only a rewrite gets rid of it
            add(Severity::Warning, u"invalid-index"_qs,
                u"The index %1 is invalid: it is kept up to date, and nothing reads it"_qs.arg(name),
                u"Run: shelfhelp database maintain %1 %2"_qs.arg(isInside ? u"reindex"_qs : u"vacuum-full"_qs,
                                                                 table.fullName()),
                table.fullName());
            return;
        }
        if (!index.duplicateOf.isEmpty()) {
            add(Severity::Note, u"duplicate-index"_qs,
                u"The index %1 (%2) has the same columns as %3"_qs.arg(name, size(index.bytes),
                                                                       index.duplicateOf),
                u"If it is yours: DROP INDEX CONCURRENTLY %1;"_qs.arg(name));
        } else if (isUnused(index)) {
            add(Severity::Note, u"unused-index"_qs,
                u"The index %1 (%2) has not been used since %3"_qs.arg(
                    name, size(index.bytes), m_facts.countedSince->toUTC().toString(Qt::ISODate)),
                u"Indexes of our migrations belong to the schema: leave them. One of yours: DROP INDEX CONCURRENTLY."_qs);
        }
        if (const qint64 bloat = index.bloatBytes.value_or(0);
            bloat > worthMentioning && double(bloat) > bloated * double(index.bytes)) {
            add(Severity::Warning, u"index-bloat"_qs,
                u"About %1 of the %2 of the index %3 are empty"_qs.arg(size(bloat), size(index.bytes), name),
                u"Run: shelfhelp database maintain reindex %1"_qs.arg(table.fullName()), table.fullName());
        }
    }

    [[nodiscard]] bool isUnused(const IndexStorage &index) const
    {
        return index.scans == 0 && !index.isUnique && index.bytes > worthMentioning && m_facts.countedSince &&
               m_facts.countedSince->daysTo(m_facts.now) >= trustedUseDays;
    }

    void judgeSchema()
    {
        if (m_facts.isLocked) {
            add(Severity::Critical, u"locked"_qs,
                u"A table is locked against readers: its size, the schema and the sums could not be looked at"_qs,
                u"Whoever holds the lock is among the sessions: wait for it, or end it. --idle 0 --long 0 lists all."_qs);
            return;
        }
        if (!m_facts.migrations) {
            add(Severity::Note, u"schema"_qs, u"This role may not see the history of the schema"_qs);
            return;
        }
        switch (m_facts.migrations->state) {
        case MigrationState::UpToDate:
            break;
        case MigrationState::Behind:
        case MigrationState::NotInitialised:
            add(Severity::Critical, u"schema"_qs, u"The schema is older than this program"_qs,
                u"Run: shelfhelp migrate apply"_qs);
            break;
        case MigrationState::Adoptable:
            add(Severity::Critical, u"schema"_qs,
                u"The tables of the existing pipeline have not been adopted"_qs,
                u"Run: shelfhelp migrate adopt --dry-run"_qs);
            break;
        case MigrationState::Ahead:
            add(Severity::Critical, u"schema"_qs, u"The schema is newer than this program"_qs,
                u"Install the newer version here as well."_qs);
            break;
        case MigrationState::Broken:
            add(Severity::Critical, u"schema"_qs,
                u"The history of the schema is broken: "_qs + m_facts.migrations->reason,
                m_facts.migrations->remedy);
            break;
        }
    }

    void judgeSums()
    {
        if (!m_facts.rollups) {
            return;
        }
        const RollupState &sums = *m_facts.rollups;
        const bool isOfUse = sums.isUsable() && !sums.searches.all && !sums.checks.all;
        const qint64 touched = qMax(sums.searches.days.size(), sums.checks.days.size());
        if (!isOfUse && std::ranges::any_of(m_facts.tables, [](const TableStorage &table) {
                return table.name.endsWith(u"_searches") && table.schema == u"public" &&
                       table.liveRows > fewRows;
            })) {
            add(Severity::Warning, u"sums"_qs,
                u"The sums by day are of no use: every figure is read from the rows"_qs,
                u"Run: shelfhelp database rebuild"_qs);
        } else if (isOfUse && touched > manyTouchedDays) {
            add(Severity::Warning, u"sums"_qs,
                u"%1 days were written to since the sums by day were refreshed: figures are slow"_qs.arg(
                    touched),
                u"Run: shelfhelp database refresh"_qs);
        }
    }

    void judgeKept()
    {
        if (!m_facts.kept) {
            return;
        }
        const KeptFacts &kept = *m_facts.kept;
        judgeRejectionLimits(kept);
        if (kept.openRejections > 0) {
            add(Severity::Warning, u"rejections"_qs,
                u"%1 rejected notifications wait for somebody, the oldest since %2"_qs.arg(
                    QString::number(kept.openRejections), kept.oldestOpen->toUTC().toString(Qt::ISODate)),
                u"shelfhelp rejected list tells why; then rejected retry, or rejected discard."_qs);
        }
        if (kept.oldestSettled && kept.oldestSettled->daysTo(m_facts.now) > oldSettledDays) {
            add(Severity::Note, u"settled-rejections"_qs,
                u"%1 rejected notifications are settled, the oldest since %2"_qs.arg(
                    QString::number(kept.settledRejections),
                    kept.oldestSettled->toUTC().toString(Qt::ISODate)),
                u"Run: shelfhelp database purge --rejections-older-than %1d"_qs.arg(oldSettledDays));
        }
    }

    /// At the limit nothing is ingested any more.
    void judgeRejectionLimits(const KeptFacts &kept)
    {
        const double share =
            qMax(double(kept.openRejections + kept.settledRejections) /
                     double(qMax<qint64>(kept.mostRejections, 1)),
                 double(kept.rejectedBytes) / double(qMax<qint64>(kept.mostRejectedBytes, 1)));
        if (share < nearlyFull) {
            return;
        }
        add(share < 1 ? Severity::Warning : Severity::Critical, u"rejection-limit"_qs,
            u"The rejected notifications take %1 % of what may be kept of them; at 100 % nothing is ingested"_qs
                .arg(QString::number(int(share * 100))),
            u"Deal with them (shelfhelp rejected list), then run: shelfhelp database purge "
            "--rejections-older-than 1d"_qs);
    }

    void judgeBackup()
    {
        if (!m_facts.knowsBackups) {
            return;
        }
        if (!m_facts.lastBackup) {
            add(Severity::Warning, u"backup"_qs, u"There is no backup"_qs,
                u"Run: shelfhelp database backup"_qs);
        } else if (m_facts.lastBackup->daysTo(m_facts.now) > m_thresholds.backupDays) {
            add(Severity::Warning, u"backup"_qs,
                u"The last backup is of %1"_qs.arg(m_facts.lastBackup->toUTC().toString(Qt::ISODate)),
                u"Run: shelfhelp database backup"_qs);
        }
    }

    const HealthFacts &m_facts;
    const HealthThresholds &m_thresholds;
    QList<Finding> m_findings;
};

} // namespace

QList<Finding> judgeHealth(const HealthFacts &facts, const HealthThresholds &thresholds)
{
    return Judge(facts, thresholds).judge();
}

} // namespace ShelfHelp::Sql
