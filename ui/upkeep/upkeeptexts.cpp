// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upkeeptexts.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct UpkeepTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::UpkeepTexts)
};

QString changeText(qint64 before, qint64 after, const QLocale &locale)
{
    return UpkeepTexts::tr("%1 → %2", "size before and after")
        .arg(sizeText(before, locale), sizeText(after, locale));
}

QString orphansText(const QList<Sql::Orphans> &orphans, const QLocale &locale)
{
    QString text;
    for (const Sql::Orphans &found : orphans) {
        text += UpkeepTexts::tr("%1: rows that name others which are not there, as in the source: %2")
                    .arg(found.place, countText(found.rows, locale)) +
                u'\n';
    }
    return text;
}

} // namespace

QString sizeText(qint64 bytes, const QLocale &locale)
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString serverVersionText(int version)
{
    return u"%1.%2"_qs.arg(version / 10000).arg(version % 10000);
}

QString reasonAgainstUpkeep(const std::optional<Sql::Access> &access)
{
    if (!access) {
        return UpkeepTexts::tr("The database has not answered yet.");
    }
    if (access->isStandby) {
        return UpkeepTexts::tr("This server is a hot standby: it follows another one, and can only be read.");
    }
    if (!access->hasTables) {
        return UpkeepTexts::tr("There are no tables of Shelf Help in this database.");
    }
    if (!access->isOwner) {
        return UpkeepTexts::tr("Only the owner of the tables may do this: connect as “%1”.")
            .arg(visibleText(access->owner));
    }
    return {};
}

QString reasonAgainstFilling(const std::optional<Sql::Access> &access)
{
    const QString reason = reasonAgainstUpkeep(access);
    if (reason.isEmpty() && access->isReadOnly) {
        return UpkeepTexts::tr("The database is read-only: nothing can be stored in it.");
    }
    return reason;
}

QString purposeText(Sql::MaintenanceKind kind)
{
    switch (kind) {
    case Sql::MaintenanceKind::Vacuum:
        return UpkeepTexts::tr("Makes the room of dead rows usable again. The tables do not become smaller.");
    case Sql::MaintenanceKind::Analyze:
        return UpkeepTexts::tr("Collects the statistics by which the server chooses how to read.");
    case Sql::MaintenanceKind::Reindex:
        return UpkeepTexts::tr("Builds the indexes anew beside the old ones, then takes their place.");
    case Sql::MaintenanceKind::Cluster:
        return UpkeepTexts::tr("Writes the rows anew in the order of an index.");
    case Sql::MaintenanceKind::VacuumFull:
        return UpkeepTexts::tr("Writes the rows anew without gaps, and gives the room back to the system.");
    }
    Q_UNREACHABLE();
}

QString maintenanceTitle(Sql::MaintenanceKind kind)
{
    switch (kind) {
    case Sql::MaintenanceKind::Vacuum:
        return UpkeepTexts::tr("Vacuum");
    case Sql::MaintenanceKind::Analyze:
        return UpkeepTexts::tr("Analyse");
    case Sql::MaintenanceKind::Reindex:
        return UpkeepTexts::tr("Reindex");
    case Sql::MaintenanceKind::Cluster:
        return UpkeepTexts::tr("Cluster");
    case Sql::MaintenanceKind::VacuumFull:
        return UpkeepTexts::tr("Vacuum full");
    }
    Q_UNREACHABLE();
}

QString planText(const Sql::MaintenancePlan &plan, const QLocale &locale)
{
    constexpr qsizetype fewSteps = 4;
    QStringList lines;
    QStringList names;
    for (const Sql::MaintenanceStep &step : plan.steps) {
        names.append(
            step.index.isEmpty()
                ? step.table.fullName()
                : UpkeepTexts::tr("%1 by %2", "table, index").arg(step.table.fullName(), step.index));
    }
    if (names.size() > fewSteps) {
        lines.append(pluralText(
            UpkeepTexts::tr("%n table(s), one after the other.", nullptr, int(names.size())), names.size()));
    } else {
        lines.append(names.join(u", "));
    }
    for (const QString &skipped : plan.skipped) {
        lines.append(UpkeepTexts::tr("Passed over: %1").arg(skipped));
    }
    lines.append(plan.lock.split(u'\n'));
    if (plan.roomNeeded > 0) {
        lines.append(UpkeepTexts::tr("While it lasts it takes up to %1 more on the server's disk.")
                         .arg(sizeText(plan.roomNeeded, locale)));
    }
    for (QString &line : lines) {
        line = visibleText(line);
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString maintenanceText(const Sql::MaintenanceReport &report, const QLocale &locale)
{
    QString text;
    for (const Sql::MaintainedTable &table : report.tables) {
        text += UpkeepTexts::tr("%1: rows %2, indexes %3, empty about %4, dead rows %5 → %6, %7")
                    .arg(table.before.fullName(),
                         changeText(table.before.tableBytes, table.after.tableBytes, locale),
                         changeText(table.before.indexBytes, table.after.indexBytes, locale),
                         changeText(table.before.knownBloat(), table.after.knownBloat(), locale),
                         countText(table.before.deadRows, locale), countText(table.after.deadRows, locale),
                         durationText(table.seconds * 1000, locale)) +
                u'\n';
    }
    for (const QString &index : report.removedIndexes) {
        text += UpkeepTexts::tr("Removed the invalid index %1, which an interrupted reindex had left.")
                    .arg(index) +
                u'\n';
    }
    for (const QString &index : report.leftIndexes) {
        text += UpkeepTexts::tr("The invalid index %1 of an interrupted reindex is left: reindex the table.")
                    .arg(index) +
                u'\n';
    }
    return text;
}

QString contentsText(const Sql::TableContents &contents, const QLocale &locale)
{
    QString text;
    for (const auto &[table, rows] : contents) {
        text += UpkeepTexts::tr("%1: %2", "table, rows").arg(table, countText(rows, locale)) + u'\n';
    }
    return text;
}

QString restoreText(const Sql::Restore &restored, const QLocale &locale)
{
    QString text;
    if (restored.isArchive) {
        const QDateTime taken = restored.takenAt.toUTC();
        text += UpkeepTexts::tr("A backup by %1, taken on %2 at %3 UTC.")
                    .arg(restored.program, dateText(taken.date(), DateStyle::DayMonthYear, locale),
                         clockText(taken.time(), locale)) +
                u'\n';
    } else {
        text += UpkeepTexts::tr("A dump of another program. Nothing in it is executed: its rows are read.") +
                u'\n';
    }
    text += UpkeepTexts::tr("Rows in the file:") + u'\n' + contentsText(restored.loaded, locale);
    for (const QString &what : restored.leftOut) {
        text += UpkeepTexts::tr("Left out: %1").arg(what) + u'\n';
    }
    text += orphansText(restored.orphans, locale);
    if (restored.checksKeys) {
        text += UpkeepTexts::tr("This role may not switch foreign keys off: each row was checked.") + u'\n';
    }
    return restored.note.isEmpty() ? text : text + restored.note + u'\n';
}

QString transferText(const Sql::Transfer &transferred, const QLocale &locale)
{
    QString text;
    for (const Sql::TransferredTable &table : transferred.tables) {
        const QString line = table.wasThere
                                 ? UpkeepTexts::tr("%1: %2 rows, equal at both ends (were there), %3")
                                 : UpkeepTexts::tr("%1: %2 rows, equal at both ends, %3");
        constexpr int shownDigits = 12; // of the fingerprint
        text += line.arg(table.name, countText(table.rows, locale), table.sum.left(shownDigits)) + u'\n';
    }
    if (!transferred.removed.isEmpty()) {
        text +=
            UpkeepTexts::tr("Removed from the target:") + u'\n' + contentsText(transferred.removed, locale);
    }
    text += orphansText(transferred.orphans, locale);
    if (transferred.checksKeys) {
        text += UpkeepTexts::tr("This role may not switch foreign keys off: each row was checked.") + u'\n';
    }
    return transferred.note.isEmpty() ? text : text + transferred.note + u'\n';
}

} // namespace ShelfHelp::Ui
