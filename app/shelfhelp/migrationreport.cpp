// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationreport.h"

#include "console.h"

#include <ingest/apply/printable.h>

#include <QJsonArray>

namespace ShelfHelp::App {

namespace {

QString describe(const Sql::MigrationStatus &status)
{
    switch (status.state) {
    case Sql::MigrationState::UpToDate:
        return u"up to date"_qs;
    case Sql::MigrationState::Behind:
        return u"behind: run shelfhelp migrate apply"_qs;
    case Sql::MigrationState::Ahead:
        return u"newer than this program: install a newer version"_qs;
    case Sql::MigrationState::NotInitialised:
        return u"empty: run shelfhelp migrate apply"_qs;
    case Sql::MigrationState::Adoptable:
        return u"has the tables of the existing pipeline, without our history: run shelfhelp migrate adopt"_qs;
    case Sql::MigrationState::Broken:
        return u"broken: "_qs + status.reason;
    }
    Q_UNREACHABLE();
}

QString stateName(Sql::MigrationState state)
{
    switch (state) {
    case Sql::MigrationState::UpToDate:
        return u"up_to_date"_qs;
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

/// One per line, indented.
QString listed(const QStringList &lines)
{
    QString text;
    for (const QString &line : lines) {
        text += u"  "_qs + Ingest::printable(line) + u'\n';
    }
    return text;
}

QString listed(const QList<Sql::ShapeDifference> &differences)
{
    QStringList lines;
    for (const Sql::ShapeDifference &difference : differences) {
        lines.append(difference.toText());
    }
    return listed(lines);
}

QString kindName(Sql::DifferenceKind kind)
{
    switch (kind) {
    case Sql::DifferenceKind::Missing:
        return u"missing"_qs;
    case Sql::DifferenceKind::Unexpected:
        return u"additional"_qs;
    case Sql::DifferenceKind::Other:
        return u"other"_qs;
    }
    Q_UNREACHABLE();
}

QJsonArray toJson(const QList<Sql::ShapeDifference> &differences)
{
    const auto definition = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    QJsonArray array;
    for (const Sql::ShapeDifference &difference : differences) {
        array.append(QJsonObject{{u"object"_qs, difference.object},
                                 {u"kind"_qs, kindName(difference.kind)},
                                 {u"wanted"_qs, definition(difference.wanted)},
                                 {u"found"_qs, definition(difference.found)}});
    }
    return array;
}

QString count(qsizetype number)
{
    return number == 1 ? u"1 place"_qs : u"%1 places"_qs.arg(number);
}

} // namespace

QString statusText(const Sql::MigrationStatus &status)
{
    QString text = u"Schema: %1\n"_qs.arg(Ingest::printable(describe(status)));
    if (status.isAdopted) {
        text += u"Adopted: another program made the tables; the baseline was never run\n"_qs;
    }
    if (!status.baseline.isEmpty()) {
        text += u"Baseline: %1\n"_qs.arg(status.baseline.size()) + listed(status.baseline);
    }
    return text + u"Applied: %1\nPending: %2\n"_qs.arg(status.applied.size()).arg(status.pending.size()) +
           listed(status.pending);
}

QJsonObject statusJson(const Sql::MigrationStatus &status)
{
    return {{u"state"_qs, stateName(status.state)},
            {u"adopted"_qs, status.isAdopted},
            {u"baseline"_qs, QJsonArray::fromStringList(status.baseline)},
            {u"applied"_qs, QJsonArray::fromStringList(status.applied)},
            {u"pending"_qs, QJsonArray::fromStringList(status.pending)},
            {u"reason"_qs, status.reason},
            {u"remedy"_qs, status.remedy},
            {u"warnings"_qs, QJsonArray::fromStringList(status.warnings)}};
}

QString verificationText(const Sql::Verification &verification)
{
    QString text = verification.isEqual()
                       ? u"The schema is as this program wants it\n"_qs
                       : u"The schema differs in %1:\n"_qs.arg(count(verification.differences.size())) +
                             listed(verification.differences);
    if (!verification.notes.isEmpty()) {
        text += u"Of no harm, in %1:\n"_qs.arg(count(verification.notes.size())) + listed(verification.notes);
    }
    return text;
}

QJsonObject verificationJson(const Sql::Verification &verification)
{
    return {{u"equal"_qs, verification.isEqual()},
            {u"differences"_qs, toJson(verification.differences)},
            {u"notes"_qs, toJson(verification.notes)},
            {u"migrations"_qs, statusJson(verification.status)}};
}

void printWarnings(const Sql::MigrationStatus &status)
{
    for (const QString &warning : status.warnings) {
        printMessage(u"Warning: "_qs + Ingest::printable(warning));
    }
}

} // namespace ShelfHelp::App
