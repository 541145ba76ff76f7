// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejections.h"

#include "connection.h"

#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int rawColumn = 16;

RejectionState toState(std::string_view text)
{
    if (text == "open") {
        return RejectionState::Open;
    }
    return text == "retried" ? RejectionState::Retried : RejectionState::Discarded;
}

/// All but the bytes.
RejectedNotification toRejection(const Rows &rows, int row)
{
    return {.id = rows.get<qint64>(row, 0),
            .reason = rows.get<QString>(row, 1),
            .path = rows.get<QString>(row, 2),
            .offset = rows.get<std::optional<qint64>>(row, 3),
            .detail = rows.get<QString>(row, 4),
            .excerpt = rows.get<QString>(row, 5),
            .source = rows.get<QString>(row, 6),
            .line = rows.get<qint64>(row, 7),
            .record = rows.get<qint64>(row, 8),
            .attempts = rows.get<qint64>(row, 9),
            .firstSeen = rows.get<QDateTime>(row, 10),
            .lastSeen = rows.get<QDateTime>(row, 11),
            .state = toState(rows.text(row, 12)),
            .rawSize = rows.get<qint64>(row, 13),
            .keptSize = rows.get<qint64>(row, 14),
            .rawSha256 = rows.get<QString>(row, 15),
            .raw = {}};
}

Parameter stateParameter(const RejectionFilter &filter)
{
    return filter.state ? Parameter(toText(*filter.state)) : Parameter(std::nullopt);
}

Parameter idParameter(const QList<qint64> &ids)
{
    return Parameter::bigints(std::vector<std::optional<std::int64_t>>(ids.begin(), ids.end()));
}

Result<QList<qint64>> toIds(const Result<Rows> &rows)
{
    if (!rows.ok()) {
        return rows.error();
    }
    QList<qint64> ids;
    for (int row = 0; row < rows.value().size(); ++row) {
        ids.append(rows.value().get<qint64>(row, 0));
    }
    return ids;
}

Result<qint64> settled(const Result<Rows> &rows)
{
    return rows.ok() ? Result<qint64>(rows.value().get<qint64>(0, 0)) : rows.error();
}

} // namespace

QString toText(RejectionState state)
{
    switch (state) {
    case RejectionState::Open:
        return u"open"_qs;
    case RejectionState::Retried:
        return u"retried"_qs;
    case RejectionState::Discarded:
        return u"discarded"_qs;
    }
    Q_UNREACHABLE();
}

Result<QList<RejectedNotification>> rejections(Connection &connection, const RejectionFilter &filter,
                                               int limit, std::optional<qint64> before)
{
    const Result<Rows> rows =
        connection.executeStatement(u"rejections/list"_qs, {stateParameter(filter), filter.reason,
                                                            filter.runId, before, limit, qint64(0)});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<RejectedNotification> list;
    for (int row = 0; row < rows.value().size(); ++row) {
        list.append(toRejection(rows.value(), row));
    }
    return list;
}

Result<RejectionPage> rejectionPage(Connection &connection, const RejectionFilter &filter, qint64 offset,
                                    int limit)
{
    const Result<Rows> count = connection.executeStatement(
        u"rejections/count"_qs, {stateParameter(filter), filter.reason, filter.runId});
    if (!count.ok()) {
        return count.error();
    }
    const Result<Rows> rows = connection.executeStatement(
        u"rejections/list"_qs,
        {stateParameter(filter), filter.reason, filter.runId, Parameter(std::nullopt), limit, offset});
    if (!rows.ok()) {
        return rows.error();
    }
    RejectionPage page{.rejections = {}, .total = count.value().get<qint64>(0, 0)};
    for (int row = 0; row < rows.value().size(); ++row) {
        page.rejections.append(toRejection(rows.value(), row));
    }
    return page;
}

Result<QList<qint64>> rejectionIds(Connection &connection, const RejectionFilter &filter)
{
    return toIds(connection.executeStatement(u"rejections/list_ids"_qs,
                                             {stateParameter(filter), filter.reason, filter.runId}));
}

Result<QList<qint64>> unknownRejections(Connection &connection, const QList<qint64> &ids)
{
    return toIds(connection.executeStatement(u"rejections/find_missing"_qs, {idParameter(ids)}));
}

Result<RejectedNotification> rejection(Connection &connection, qint64 id)
{
    const Result<Rows> rows = connection.executeStatement(u"rejections/find"_qs, {id});
    if (!rows.ok()) {
        return rows.error();
    }
    if (rows.value().size() == 0) {
        return Error{.message = u"There is no rejected notification %1"_qs.arg(id),
                     .remedy = u"shelfhelp rejected list --state all shows which there are."_qs};
    }
    RejectedNotification found = toRejection(rows.value(), 0);
    found.raw = rows.value().get<QByteArray>(0, rawColumn);
    return found;
}

Result<bool> markRetried(Connection &connection, qint64 id, qint64 attempts, qint64 run)
{
    const Result<Rows> rows = connection.executeStatement(u"rejections/mark_retried"_qs, {id, attempts, run});
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<bool>(0, 0);
}

Result<qint64> discardRejections(Connection &connection, const QList<qint64> &ids)
{
    return settled(connection.executeStatement(u"rejections/discard"_qs, {idParameter(ids)}));
}

Result<qint64> reopenRejections(Connection &connection, const QList<qint64> &ids)
{
    return settled(connection.executeStatement(u"rejections/reopen"_qs, {idParameter(ids)}));
}

} // namespace ShelfHelp::Sql
