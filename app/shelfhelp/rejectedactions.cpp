// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejectedactions.h"

#include "console.h"
#include "rejectionreport.h"

#include <ingest/apply/rejectionexport.h>
#include <ingest/apply/retry.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <unistd.h>

#include <cstdio>

namespace ShelfHelp::App {

namespace {

void writeBytes(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
}

Sql::RejectionFilter filterOf(const RejectedArguments &arguments)
{
    Sql::RejectionFilter filter;
    for (const auto state :
         {Sql::RejectionState::Open, Sql::RejectionState::Retried, Sql::RejectionState::Discarded}) {
        if (toText(state).toStdString() == arguments.state) {
            filter.state = state;
        }
    }
    if (!arguments.reason.empty()) {
        filter.reason = QString::fromStdString(arguments.reason);
    }
    return filter;
}

Error usageError(const QString &message)
{
    return {.kind = ErrorKind::Usage, .message = message};
}

/// The ids asked for, without repetition; fails naming those that do not exist.
Result<QList<qint64>> namedIds(Sql::Connection &connection, const RejectedArguments &arguments)
{
    QList<qint64> ids;
    for (const qint64 id : arguments.ids) {
        if (!ids.contains(id)) {
            ids.append(id);
        }
    }
    const auto unknown = Sql::unknownRejections(connection, ids);
    if (!unknown.ok()) {
        return unknown.error();
    }
    if (unknown.value().isEmpty()) {
        return ids;
    }
    QStringList names;
    for (const qint64 id : unknown.value()) {
        names.append(QString::number(id));
    }
    return Error{.message = u"There is no rejected notification %1"_qs.arg(names.join(u", ")),
                 .remedy = u"shelfhelp rejected list --state all shows which there are."_qs};
}

/// Ids, or all that the filter lets through: one of the two has to be asked for.
Result<QList<qint64>> chosenIds(Sql::Connection &connection, const RejectedArguments &arguments)
{
    const bool isFiltered = arguments.all || !arguments.reason.empty();
    if (isFiltered == !arguments.ids.empty()) {
        return usageError(u"Say which ones: either their ids, or all of them"_qs);
    }
    return isFiltered ? Sql::rejectionIds(connection, filterOf(arguments)) : namedIds(connection, arguments);
}

QString describe(const Ingest::RetryOutcome &outcome)
{
    switch (outcome.kind) {
    case Ingest::RetryOutcome::Kind::Stored:
        return u"stored"_qs;
    case Ingest::RetryOutcome::Kind::Duplicate:
        return u"stored already"_qs;
    case Ingest::RetryOutcome::Kind::Rejected:
        return u"rejected again: "_qs + outcome.reason;
    case Ingest::RetryOutcome::Kind::Cut:
        return u"cannot be retried: only the beginning of it was kept"_qs;
    case Ingest::RetryOutcome::Kind::Settled:
        return u"settled meanwhile"_qs;
    }
    Q_UNREACHABLE();
}

void printRetried(const Ingest::RetryOutcome &outcome)
{
    printResult(u"%1  %2\n"_qs.arg(QString::number(outcome.id), describe(outcome)));
}

Outcome exportOne(const QString &folder, const Sql::RejectedNotification &rejection)
{
    if (folder == u"-") {
        writeBytes(QJsonDocument(toJsonWithRaw(rejection)).toJson(QJsonDocument::Compact) + '\n');
        return success();
    }
    const Result<QString> written = Ingest::writeRejectionFile(folder, rejection);
    if (!written.ok()) {
        return written.error();
    }
    printResult(written.value() + u'\n');
    return success();
}

/// Only a person at a terminal can say yes.
Result<bool> mayDiscard(qsizetype count, bool yes)
{
    if (yes) {
        return true;
    }
    if (isatty(STDIN_FILENO) == 0) {
        return usageError(u"Discarding asks first, and there is no terminal to ask on: add --yes"_qs);
    }
    std::fprintf(stderr, "Discard %lld rejected notifications? They stay readable. [y/N] ", qlonglong(count));
    const int answer = std::getchar();
    return answer == 'y' || answer == 'Y';
}

} // namespace

int listRejections(Sql::Connection &connection, const CommonOptions &common,
                   const RejectedArguments &arguments)
{
    const auto before = arguments.before > 0 ? std::optional(arguments.before) : std::nullopt;
    // One more than is shown tells whether there are more.
    auto found = Sql::rejections(connection, filterOf(arguments), arguments.limit + 1, before);
    if (!found.ok()) {
        return fail(found.error());
    }
    const bool hasMore = found.value().size() > arguments.limit;
    if (hasMore) {
        found.value().removeLast();
    }
    QJsonArray array;
    for (const Sql::RejectedNotification &rejection : found.value()) {
        if (arguments.json) {
            array.append(toJson(rejection));
        } else {
            printResult(rejectionLine(rejection));
        }
    }
    if (arguments.json) {
        printResult(QJsonObject{{u"rejections"_qs, array}, {u"more"_qs, hasMore}});
    } else if (hasMore && !common.quiet) {
        printMessage(u"There are more: go on with --before %1"_qs.arg(found.value().last().id));
    }
    return AllWell;
}

int showRejection(Sql::Connection &connection, const CommonOptions &, const RejectedArguments &arguments)
{
    const auto found = Sql::rejection(connection, arguments.ids.front());
    if (!found.ok()) {
        return fail(found.error());
    }
    if (arguments.raw) {
        writeBytes(found.value().raw);
    } else if (arguments.json) {
        printResult(toJsonWithRaw(found.value()));
    } else {
        printResult(rejectionText(found.value()));
    }
    return AllWell;
}

int retryRejections(Sql::Connection &connection, const CommonOptions &common,
                    const RejectedArguments &arguments)
{
    const auto ids = chosenIds(connection, arguments);
    if (!ids.ok()) {
        return fail(ids.error());
    }
    if (ids.value().isEmpty()) {
        printResult(u"nothing to retry\n"_qs);
        return AllWell;
    }
    watchStopSignals();
    const auto retried = Ingest::retryRejections(connection, ids.value(),
                                                 {.observer = printRetried, .shouldStop = stopRequested});
    if (!retried.ok()) {
        return fail(retried.error());
    }
    const Ingest::IngestSummary &run = retried.value().run;
    printResult(u"read %1, stored %2, duplicate %3, rejected %4, cut %5\n"_qs.arg(
        QString::number(run.read), QString::number(run.stored), QString::number(run.duplicate),
        QString::number(run.rejected), QString::number(retried.value().cut)));
    if (run.stopped && !common.quiet) {
        printMessage(u"Stopped on request. What is told above is done; run it again to go on."_qs);
    }
    return run.rejected + retried.value().cut > 0 ? SomeRejected : AllWell;
}

int exportRejections(Sql::Connection &connection, const CommonOptions &common,
                     const RejectedArguments &arguments)
{
    const auto ids = chosenIds(connection, arguments);
    if (!ids.ok()) {
        return fail(ids.error());
    }
    const QString folder = QString::fromLocal8Bit(arguments.out);
    if (const Outcome made = folder == u"-" ? success() : Ingest::makeFolder(folder); !made.ok()) {
        return fail(made.error());
    }
    for (const qint64 id : ids.value()) {
        const auto found = Sql::rejection(connection, id);
        if (!found.ok()) {
            return fail(found.error());
        }
        if (const Outcome written = exportOne(folder, found.value()); !written.ok()) {
            return fail(written.error());
        }
        if (found.value().isCut() && !common.quiet) {
            printMessage(u"%1: only the first %2 of %3 bytes were kept"_qs.arg(
                QString::number(id), QString::number(found.value().keptSize),
                QString::number(found.value().rawSize)));
        }
    }
    return AllWell;
}

int discardRejections(Sql::Connection &connection, const CommonOptions &, const RejectedArguments &arguments)
{
    const auto ids = namedIds(connection, arguments);
    if (!ids.ok()) {
        return fail(ids.error());
    }
    const Result<bool> may = mayDiscard(ids.value().size(), arguments.yes);
    if (!may.ok()) {
        return fail(may.error());
    }
    if (!may.value()) {
        printResult(u"nothing discarded\n"_qs);
        return AllWell;
    }
    const auto discarded = Sql::discardRejections(connection, ids.value());
    if (!discarded.ok()) {
        return fail(discarded.error());
    }
    printResult(u"%1 discarded, %2 were settled before\n"_qs.arg(
        QString::number(discarded.value()), QString::number(ids.value().size() - discarded.value())));
    return AllWell;
}

} // namespace ShelfHelp::App
