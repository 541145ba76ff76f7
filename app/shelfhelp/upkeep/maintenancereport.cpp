// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenancereport.h"

#include <ingest/apply/printable.h>

#include <QJsonArray>
#include <QLocale>

namespace ShelfHelp::App {

namespace {

QString changeText(const QString &name, qint64 before, qint64 after)
{
    return u"%1 %2 → %3"_qs.arg(name, sizeText(before), sizeText(after));
}

QJsonObject storageJson(const Sql::TableStorage &table)
{
    return {{u"table_bytes"_qs, table.tableBytes},
            {u"index_bytes"_qs, table.indexBytes},
            {u"bloat_bytes"_qs, table.knownBloat()},
            {u"dead_rows"_qs, table.deadRows}};
}

} // namespace

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString printableLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        line = Ingest::printable(line);
    }
    return lines.join(u'\n');
}

QString planText(const Sql::MaintenancePlan &plan)
{
    constexpr qsizetype fewSteps = 6;
    QString text;
    if (plan.steps.size() > fewSteps) {
        text += u"%1 of %2 tables\n"_qs.arg(Sql::maintenanceName(plan.steps.constFirst().kind),
                                            QString::number(plan.steps.size()));
    }
    for (const Sql::MaintenanceStep &step :
         plan.steps.first(plan.steps.size() > fewSteps ? 0 : plan.steps.size())) {
        text += u"%1 %2 (%3%4, of that about %5 empty, %6 dead rows)%7\n"_qs.arg(
            Sql::maintenanceName(step.kind), step.table.fullName(), sizeText(step.table.tableBytes),
            u" and indexes of "_qs + sizeText(step.table.indexBytes), sizeText(step.table.knownBloat()),
            QString::number(step.table.deadRows), step.index.isEmpty() ? QString() : u" by "_qs + step.index);
    }
    for (const QString &skipped : plan.skipped) {
        text += u"passed over: %1\n"_qs.arg(skipped);
    }
    text += plan.lock + u'\n';
    if (plan.roomNeeded > 0) {
        text += u"While it lasts it takes up to %1 more on the server's disk.\n"_qs.arg(
            sizeText(plan.roomNeeded));
    }
    return printableLines(text);
}

QString maintenanceText(const Sql::MaintenanceReport &report)
{
    QString text;
    for (const Sql::MaintainedTable &table : report.tables) {
        text += u"%1: %2, %3, %4, %5 s\n"_qs.arg(
            table.before.fullName(), changeText(u"rows"_qs, table.before.tableBytes, table.after.tableBytes),
            changeText(u"indexes"_qs, table.before.indexBytes, table.after.indexBytes),
            changeText(u"empty (estimated)"_qs, table.before.knownBloat(), table.after.knownBloat()),
            QString::number(table.seconds, 'f', 2));
    }
    for (const QString &index : report.removedIndexes) {
        text += u"removed the invalid index %1, which an interrupted reindex had left\n"_qs.arg(index);
    }
    for (const QString &index : report.leftIndexes) {
        text +=
            u"the invalid index %1 of an interrupted reindex is left: shelfhelp database health says what removes it\n"_qs
                .arg(index);
    }
    return printableLines(text);
}

QJsonObject maintenanceJson(const Sql::MaintenanceReport &report)
{
    QJsonArray tables;
    for (const Sql::MaintainedTable &table : report.tables) {
        tables.append(QJsonObject{{u"table"_qs, table.before.fullName()},
                                  {u"before"_qs, storageJson(table.before)},
                                  {u"after"_qs, storageJson(table.after)},
                                  {u"seconds"_qs, table.seconds}});
    }
    return {{u"tables"_qs, tables},
            {u"removed_indexes"_qs, QJsonArray::fromStringList(report.removedIndexes)},
            {u"left_indexes"_qs, QJsonArray::fromStringList(report.leftIndexes)},
            {u"complete"_qs, !report.failure.has_value()}};
}

QString progressLine(const Sql::MaintenanceProgress &progress)
{
    QString line = u"%1 of %2: %3"_qs.arg(QString::number(progress.number), QString::number(progress.count),
                                          progress.table);
    if (!progress.phase.isEmpty()) {
        line += u", "_qs + progress.phase;
    }
    if (progress.share > 0) {
        line += u" %1 %"_qs.arg(qRound(progress.share * 100));
    }
    if (!progress.waitsFor.isEmpty()) {
        line += u", waits for "_qs + progress.waitsFor;
    }
    return Ingest::printable(line);
}

} // namespace ShelfHelp::App
