// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filling.h"

namespace ShelfHelp::Sql {

Outcome Filling::begin(Restore &result)
{
    if (Outcome begun = m_transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun;
    }
    if (Outcome prepared = m_target.prepare(); !prepared.ok()) {
        return prepared;
    }
    result.checksKeys = !m_target.isReplica();
    const Result<TableContents> contents = m_target.contents();
    if (!contents.ok()) {
        return contents.error();
    }
    result.removed = contents.value();
    if (result.removed.isEmpty()) {
        return success();
    }
    if (!m_options.mayReplace) {
        return Error{
            .message = u"The database is not empty: it has "_qs + toText(result.removed),
            .remedy = u"Choose an empty database, or add --replace to remove those rows. Back them up first: "
                      "shelfhelp database backup."_qs};
    }
    return m_target.empty();
}

Outcome Filling::judgeOrphans(const QList<Orphans> &orphans, bool isProven) const
{
    for (const Orphans &found : orphans) {
        if (found.isKey || (!isProven && !m_options.keepsOrphans)) {
            return Error{
                .kind = ErrorKind::Permanent,
                .message = u"%1 rows name others by %2 that are not in the file: it is not complete"_qs.arg(
                    QString::number(found.rows), found.place),
                .remedy = found.isKey
                              ? u"Nothing was changed. Take a complete dump."_qs
                              : u"Nothing was changed. Take a complete dump, or add --keep-orphans to "
                                "store them as they are."_qs};
        }
    }
    return success();
}

Outcome Filling::end(Restore &result, const QHash<QString, qint64> &lastIdentities, bool hasLedger,
                     bool isProven)
{
    if (Outcome set = m_target.setIdentities(lastIdentities); !set.ok()) {
        return set;
    }
    m_options.monitor.tell({.step = u"looking for orphans"_qs});
    Result<QList<Orphans>> orphans = m_target.findOrphans();
    if (!orphans.ok()) {
        return orphans.error();
    }
    if (Outcome judged = judgeOrphans(orphans.value(), isProven); !judged.ok()) {
        return judged;
    }
    result.orphans = std::move(orphans).value();
    if (!hasLedger) {
        if (Outcome noted = m_target.noteAsAdopted(); !noted.ok()) {
            return noted;
        }
    }
    if (Outcome marked = m_target.markAll(); !marked.ok()) {
        return marked;
    }
    if (Outcome stopped = m_options.monitor.check(); !stopped.ok() || m_options.isDryRun) {
        return stopped; // the transaction's end rolls it back
    }
    return m_transaction.commit();
}

} // namespace ShelfHelp::Sql
