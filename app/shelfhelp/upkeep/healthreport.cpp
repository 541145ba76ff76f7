// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "healthreport.h"

#include "maintenancereport.h"

#include <QJsonArray>

namespace ShelfHelp::App {

namespace {

QString poolingName(Sql::Pooling pooling)
{
    switch (pooling) {
    case Sql::Pooling::None:
        return u"direct"_qs;
    case Sql::Pooling::Session:
        return u"pooler, session mode"_qs;
    case Sql::Pooling::Transaction:
        return u"pooler, transaction mode"_qs;
    case Sql::Pooling::Statement:
        return u"pooler, statement mode"_qs;
    case Sql::Pooling::Unknown:
        return u"pooler"_qs;
    }
    Q_UNREACHABLE();
}

QString schemaState(const std::optional<Sql::MigrationStatus> &status)
{
    if (!status) {
        return u"unknown"_qs;
    }
    switch (status->state) {
    case Sql::MigrationState::UpToDate:
        return u"up to date"_qs;
    case Sql::MigrationState::Behind:
        return u"behind"_qs;
    case Sql::MigrationState::Ahead:
        return u"ahead"_qs;
    case Sql::MigrationState::NotInitialised:
        return u"empty"_qs;
    case Sql::MigrationState::Adoptable:
        return u"adoptable"_qs;
    case Sql::MigrationState::Broken:
        return u"broken"_qs;
    }
    Q_UNREACHABLE();
}

QString instantText(const std::optional<QDateTime> &instant)
{
    return instant ? instant->toUTC().toString(Qt::ISODate) : u"never"_qs;
}

QJsonValue instantJson(const std::optional<QDateTime> &instant)
{
    return instant ? QJsonValue(instant->toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue bytesJson(const std::optional<qint64> &bytes)
{
    return bytes ? QJsonValue(*bytes) : QJsonValue();
}

QString line(const QString &name, const QString &value)
{
    return u"%1 %2\n"_qs.arg(name.leftJustified(24), value);
}

QString sumsText(const Sql::HealthFacts &facts)
{
    if (!facts.rollups) {
        return u"unknown"_qs;
    }
    if (!facts.rollups->isUsable()) {
        return u"none"_qs;
    }
    const auto touched = [](const Sql::TouchedDays &days) {
        return days.all ? u"all"_qs : QString::number(days.days.size());
    };
    return u"%1 days of searches and %2 of checks to refresh"_qs.arg(touched(facts.rollups->searches),
                                                                     touched(facts.rollups->checks));
}

QString databaseText(const Sql::HealthFacts &facts)
{
    QString text = line(u"database"_qs, facts.database);
    text += line(u"server"_qs, QString::number(facts.serverVersion / 10000) + u'.' +
                                   QString::number(facts.serverVersion % 10000));
    text += line(u"size"_qs, facts.planBytes
                                 ? u"%1 of %2"_qs.arg(sizeText(facts.bytes), sizeText(*facts.planBytes))
                                 : sizeText(facts.bytes));
    text += line(u"read-only"_qs, facts.isStandby    ? u"yes, a standby"_qs
                                  : facts.isReadOnly ? u"yes"_qs
                                                     : u"no"_qs);
    text += line(u"connections"_qs, u"%1 of %2"_qs.arg(facts.connections).arg(facts.maxConnections));
    text += line(u"way"_qs, u"%1, %2"_qs.arg(poolingName(facts.pooling),
                                             facts.tls.isEmpty() ? u"no TLS"_qs : facts.tls));
    text += line(u"transaction age"_qs, QString::number(facts.transactionAge));
    text += line(u"schema"_qs, schemaState(facts.migrations));
    text += line(u"sums by day"_qs, sumsText(facts));
    if (facts.knowsBackups) {
        text += line(u"last backup"_qs, instantText(facts.lastBackup));
    }
    if (facts.kept) {
        text += line(u"ledger"_qs, u"%1 entries, oldest %2"_qs.arg(QString::number(facts.kept->ledger),
                                                                   instantText(facts.kept->oldestEntry)));
        text += line(
            u"rejections"_qs,
            u"%1 open, %2 settled"_qs.arg(facts.kept->openRejections).arg(facts.kept->settledRejections));
    }
    return text;
}

QString tableLine(const QString &name, const QString &rows, const QString &indexes, const QString &live,
                  const QString &dead, const QString &empty, const QString &vacuumed, const QString &analyzed)
{
    return name.leftJustified(36) + rows.rightJustified(11) + indexes.rightJustified(11) +
           live.rightJustified(12) + dead.rightJustified(10) + empty.rightJustified(11) + u"  " +
           vacuumed.leftJustified(22) + analyzed + u'\n';
}

QString tablesText(const QList<Sql::TableStorage> &tables)
{
    QString text = tableLine(u"table"_qs, u"rows"_qs, u"indexes"_qs, u"alive"_qs, u"dead"_qs, u"empty"_qs,
                             u"vacuumed"_qs, u"analysed"_qs);
    for (const Sql::TableStorage &table : tables) {
        text += tableLine(table.fullName(), sizeText(table.tableBytes), sizeText(table.indexBytes),
                          QString::number(table.liveRows), QString::number(table.deadRows),
                          sizeText(table.knownBloat()), instantText(table.vacuumedAt),
                          instantText(table.analyzedAt));
    }
    return text;
}

QString findingsText(const QList<Sql::Finding> &findings)
{
    if (findings.isEmpty()) {
        return u"Nothing needs care.\n"_qs;
    }
    QString text;
    for (const Sql::Finding &finding : findings) {
        text += u"%1: %2\n"_qs.arg(Sql::severityName(finding.severity), finding.what);
        if (!finding.remedy.isEmpty()) {
            text += u"    %1\n"_qs.arg(finding.remedy);
        }
    }
    return text;
}

QJsonArray tablesJson(const QList<Sql::TableStorage> &tables)
{
    QJsonArray array;
    for (const Sql::TableStorage &table : tables) {
        QJsonArray indexes;
        for (const Sql::IndexStorage &index : table.indexes) {
            indexes.append(QJsonObject{{u"index"_qs, index.name},
                                       {u"bytes"_qs, index.bytes},
                                       {u"scans"_qs, index.scans},
                                       {u"valid"_qs, index.isValid},
                                       {u"bloat_bytes"_qs, bytesJson(index.bloatBytes)}});
        }
        array.append(QJsonObject{{u"table"_qs, table.fullName()},
                                 {u"table_bytes"_qs, table.tableBytes},
                                 {u"index_bytes"_qs, table.indexBytes},
                                 {u"live_rows"_qs, table.liveRows},
                                 {u"dead_rows"_qs, table.deadRows},
                                 {u"bloat_bytes"_qs, bytesJson(table.bloatBytes)},
                                 {u"vacuumed_at"_qs, instantJson(table.vacuumedAt)},
                                 {u"analyzed_at"_qs, instantJson(table.analyzedAt)},
                                 {u"indexes"_qs, indexes}});
    }
    return array;
}

QJsonArray sessionsJson(const QList<Sql::SessionFact> &sessions)
{
    QJsonArray array;
    for (const Sql::SessionFact &session : sessions) {
        QJsonArray blockers;
        for (const qint64 blocker : session.blockedBy) {
            blockers.append(blocker);
        }
        array.append(QJsonObject{{u"process"_qs, session.process},
                                 {u"user"_qs, session.user},
                                 {u"program"_qs, session.program},
                                 {u"state"_qs, session.state},
                                 {u"command"_qs, session.command},
                                 {u"seconds"_qs, session.seconds},
                                 {u"blocked_by"_qs, blockers}});
    }
    return array;
}

QJsonObject keptJson(const Sql::KeptFacts &kept)
{
    return {{u"ledger"_qs, kept.ledger},
            {u"oldest_entry"_qs, instantJson(kept.oldestEntry)},
            {u"open_rejections"_qs, kept.openRejections},
            {u"oldest_open"_qs, instantJson(kept.oldestOpen)},
            {u"settled_rejections"_qs, kept.settledRejections},
            {u"oldest_settled"_qs, instantJson(kept.oldestSettled)}};
}

QJsonArray findingsJson(const QList<Sql::Finding> &findings)
{
    QJsonArray array;
    for (const Sql::Finding &finding : findings) {
        array.append(QJsonObject{{u"severity"_qs, Sql::severityName(finding.severity)},
                                 {u"code"_qs, finding.code},
                                 {u"what"_qs, finding.what},
                                 {u"remedy"_qs, finding.remedy}});
    }
    return array;
}

} // namespace

QString healthText(const Sql::HealthReport &report)
{
    return printableLines(databaseText(report.facts) + u'\n' + tablesText(report.facts.tables) + u'\n' +
                          findingsText(report.findings));
}

QJsonObject healthJson(const Sql::HealthReport &report)
{
    const Sql::HealthFacts &facts = report.facts;
    return {{u"database"_qs, facts.database},
            {u"server_version"_qs, facts.serverVersion},
            {u"bytes"_qs, facts.bytes},
            {u"plan_bytes"_qs, bytesJson(facts.planBytes)},
            {u"read_only"_qs, facts.isReadOnly},
            {u"standby"_qs, facts.isStandby},
            {u"connections"_qs, facts.connections},
            {u"max_connections"_qs, facts.maxConnections},
            {u"transaction_age"_qs, facts.transactionAge},
            {u"autovacuum"_qs, facts.hasAutovacuum},
            {u"way"_qs, poolingName(facts.pooling)},
            {u"tls"_qs, facts.tls.isEmpty() ? QJsonValue() : QJsonValue(facts.tls)},
            {u"schema"_qs, schemaState(facts.migrations)},
            {u"sums"_qs, sumsText(facts)},
            {u"last_backup"_qs, instantJson(facts.lastBackup)},
            {u"kept"_qs, facts.kept ? QJsonValue(keptJson(*facts.kept)) : QJsonValue()},
            {u"tables"_qs, tablesJson(facts.tables)},
            {u"sessions"_qs, sessionsJson(facts.sessions)},
            {u"findings"_qs, findingsJson(report.findings)},
            {u"needs_care"_qs, report.needsCare()}};
}

} // namespace ShelfHelp::App
