// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingestcommand.h"

#include "console.h"
#include "sumkeeper.h"

#include <ingest/apply/ingestor.h>
#include <ingest/apply/printable.h>
#include <sql/ingeststore.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QStringList>

#include <memory>
#include <optional>

namespace ShelfHelp::App {

namespace {

constexpr int defaultBatch = 5000; ///< a replay; sources that acknowledge use smaller ones
constexpr int largestBatch = 10'000;
constexpr int mostWorkers = 64;
constexpr int defaultWait = 30;
constexpr int longestWait = 7 * 24 * 3600;
constexpr qint64 logIntervalMs = 5000; ///< between progress lines that are not drawn over each other

struct IngestArguments
{
    std::vector<std::string> paths;
    bool json = false;
    bool dryRun = false;
    int batch = defaultBatch;
    int workers = 1;
    int wait = defaultWait;
    std::optional<qint64> undo;
};

QString place(const QString &source, qint64 line, qint64 record)
{
    const QString lineText = line > 0 ? u", line %1"_qs.arg(line) : QString();
    return u"%1%2, record %3"_qs.arg(Ingest::printable(source), lineText, QString::number(record));
}

QString rejectionLine(const Ingest::RejectionReport &rejection)
{
    const QString path = rejection.path.isEmpty() ? QString() : u" at " + Ingest::printable(rejection.path);
    return u"rejected: %1: %2%3: %4"_qs.arg(place(rejection.source, rejection.line, rejection.record),
                                            rejection.reason, path, Ingest::printable(rejection.detail));
}

QJsonObject toJson(const Ingest::RejectionReport &rejection)
{
    return {{u"source"_qs, rejection.source}, {u"line"_qs, rejection.line}, {u"record"_qs, rejection.record},
            {u"reason"_qs, rejection.reason}, {u"path"_qs, rejection.path}, {u"detail"_qs, rejection.detail}};
}

QJsonObject toJson(const QList<Ingest::TableChange> &tables)
{
    QJsonObject object;
    for (const Ingest::TableChange &table : tables) {
        object.insert(table.table, QJsonObject{{u"added"_qs, table.added},
                                               {u"changed"_qs, table.changed},
                                               {u"unchanged"_qs, table.unchanged}});
    }
    return object;
}

double rate(const Ingest::IngestSummary &summary)
{
    return summary.seconds > 0 ? double(summary.read) / summary.seconds : 0;
}

QJsonObject toJson(const Ingest::IngestSummary &summary)
{
    QJsonArray rejections;
    for (const Ingest::RejectionReport &rejection : summary.rejections) {
        rejections.append(toJson(rejection));
    }
    QJsonObject object{{u"read"_qs, summary.read},
                       {u"stored"_qs, summary.stored},
                       {u"duplicate"_qs, summary.duplicate},
                       {u"rejected"_qs, summary.rejected},
                       {u"rejections"_qs, rejections},
                       {u"libraries_registered"_qs, summary.librariesRegistered},
                       {u"stopped"_qs, summary.stopped},
                       {u"seconds"_qs, summary.seconds},
                       {u"events_per_second"_qs, rate(summary)}};
    if (summary.run > 0) {
        object.insert(u"run"_qs, summary.run);
    } else {
        object.insert(u"tables"_qs, toJson(summary.tables));
    }
    return object;
}

QString counts(const Ingest::IngestSummary &summary)
{
    return u"read %1, stored %2, duplicate %3, rejected %4"_qs.arg(
        QString::number(summary.read), QString::number(summary.stored), QString::number(summary.duplicate),
        QString::number(summary.rejected));
}

QString timeLeft(double seconds, qint64 done, qint64 total)
{
    if (total <= 0 || done <= 0) {
        return {};
    }
    const double left = seconds * double(total - done) / double(done);
    return u", %1 %, %2 s left"_qs.arg(QString::number(100 * done / total), QString::number(left, 'f', 0));
}

/// One line that is drawn over on a terminal; in a log a line every few seconds.
class ProgressLine final
{
public:
    ProgressLine() { m_sinceLine.start(); }

    void show(const Ingest::IngestSummary &summary, qint64 done, qint64 total)
    {
        const QString line = u"%1 (%2/s%3)"_qs.arg(counts(summary), QString::number(rate(summary), 'f', 0),
                                                   timeLeft(summary.seconds, done, total));
        if (isTerminal()) {
            std::fprintf(stderr, "\r\033[K%s", qPrintable(line));
            m_isDrawn = true;
        } else if (m_sinceLine.elapsed() >= logIntervalMs) {
            m_sinceLine.restart();
            printMessage(line);
        }
    }

    void clear()
    {
        if (std::exchange(m_isDrawn, false)) {
            std::fputs("\r\033[K", stderr);
        }
    }

private:
    QElapsedTimer m_sinceLine;
    bool m_isDrawn = false;
};

void printSummary(const Ingest::IngestSummary &summary, bool quiet)
{
    if (quiet) {
        return;
    }
    for (const Ingest::RejectionReport &rejection : summary.rejections) {
        printMessage(rejectionLine(rejection));
    }
    if (summary.rejected > summary.rejections.size()) {
        printMessage(u"… and %1 more rejected"_qs.arg(summary.rejected - summary.rejections.size()));
    }
    if (summary.stopped && summary.read == 0) {
        printMessage(u"Stopped on request before anything was stored."_qs);
    } else if (summary.stopped) {
        printMessage(
            u"Stopped on request behind %1. Everything up to there is stored; run it again to go on, "
            "nothing is stored twice."_qs.arg(
                place(summary.last.source, summary.last.line, summary.last.record)));
    }
    if (summary.run > 0 && summary.stored > 0) {
        printMessage(u"This was run %1; shelfhelp ingest --undo %1 takes it back."_qs.arg(summary.run));
    }
}

/// The tables with + added, ~ changed and = unchanged rows.
QString tableDiff(const QList<Ingest::TableChange> &tables)
{
    QString text = u"Nothing was stored. It would change:\n"_qs;
    for (const Ingest::TableChange &table : tables) {
        text += u"  %1  +%2  ~%3  =%4\n"_qs.arg(
            table.table.leftJustified(16), QString::number(table.added).leftJustified(7),
            QString::number(table.changed).leftJustified(7), QString::number(table.unchanged));
    }
    return tables.isEmpty() ? u"Nothing was stored, and nothing would be.\n"_qs : text;
}

void printOutcome(const Ingest::IngestSummary &summary, const IngestArguments &arguments)
{
    if (arguments.json) {
        printResult(toJson(summary));
        return;
    }
    if (arguments.dryRun) {
        printResult(tableDiff(summary.tables));
    }
    printResult(u"%1 in %2 s\n"_qs.arg(counts(summary), QString::number(summary.seconds, 'f', 2)));
}

int ingestInto(Sql::DatabaseAccess &access, const CommonOptions &common, const IngestArguments &arguments)
{
    const auto connect = [&access] { return access.open(Sql::Purpose::Writing); };
    const std::chrono::seconds patience(arguments.wait);
    const auto connection =
        Ingest::openConnection({.connect = connect, .patience = patience, .shouldStop = stopRequested});
    if (!connection.ok()) {
        return fail(connection.error());
    }
    ProgressLine line;
    Ingest::IngestOptions options{.batchSize = arguments.batch,
                                  .workers = arguments.workers,
                                  .connect = connect,
                                  .patience = patience,
                                  .isRehearsal = arguments.dryRun,
                                  .shouldStop = stopRequested};
    if (!common.quiet) {
        options.progress = [&line](const Ingest::IngestSummary &soFar, qint64 done, qint64 total) {
            line.show(soFar, done, total);
        };
    }
    QStringList paths;
    for (const std::string &path : arguments.paths) {
        paths.append(QString::fromLocal8Bit(path));
    }
    const auto summary = Ingest::ingestPaths(*connection.value(), paths, options);
    line.clear();
    if (!summary.ok()) {
        return fail(summary.error());
    }
    if (!arguments.dryRun && !summary.value().stopped && connection.value()->isAlive()) {
        refreshSums(*connection.value());
    }
    printSummary(summary.value(), common.quiet);
    printOutcome(summary.value(), arguments);
    return summary.value().rejected > 0 ? SomeRejected : AllWell;
}

int undo(Sql::Connection &connection, const IngestArguments &arguments)
{
    const auto undone = Sql::undoRun(connection, *arguments.undo);
    if (!undone.ok()) {
        return fail(undone.error());
    }
    refreshSums(connection);
    QJsonObject tables;
    QString text = u"Run %1 is taken back:\n"_qs.arg(*arguments.undo);
    for (const Sql::UndoneRows &rows : undone.value()) {
        tables.insert(rows.table, QJsonObject{{u"removed"_qs, rows.removed}, {u"changed"_qs, rows.changed}});
        if (rows.removed + rows.changed > 0) {
            text += u"  %1  -%2  ~%3\n"_qs.arg(rows.table.leftJustified(22),
                                               QString::number(rows.removed).leftJustified(7),
                                               QString::number(rows.changed));
        }
    }
    if (arguments.json) {
        printResult(QJsonObject{{u"run"_qs, *arguments.undo}, {u"tables"_qs, tables}});
    } else {
        printResult(text);
    }
    return AllWell;
}

int ingest(const CommonOptions &common, const IngestArguments &arguments)
{
    if (arguments.undo) {
        return withConnection(common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Owner,
                              [&](Sql::Connection &connection) { return undo(connection, arguments); });
    }
    watchStopSignals();
    return withDatabase(common, Sql::DatabaseAccess::Schema::Required,
                        [&](Sql::DatabaseAccess &access) { return ingestInto(access, common, arguments); });
}

} // namespace

void addIngestCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<IngestArguments>();
    CLI::App *command =
        app.add_subcommand("ingest", "Store notifications from files, folders or standard input");
    CLI::Option *paths = command->add_option(
        "PATH", arguments->paths,
        "Files or folders of .json (envelope, queue batch, Lambda event, bare message, array) and "
        ".jsonl or .ndjson (one of these a line), each also .gz or .zst, or - for standard input");
    command->add_flag("--json", arguments->json, "Print the outcome as one JSON document");
    command->add_option("--batch", arguments->batch, "Notifications per transaction")
        ->check(CLI::Range(1, largestBatch))
        ->capture_default_str();
    command
        ->add_option("--workers", arguments->workers,
                     "Threads that decode, and connections that store; each message group stays in order")
        ->check(CLI::Range(1, mostWorkers))
        ->capture_default_str();
    command
        ->add_option("--wait", arguments->wait,
                     "Seconds to wait, in all, for a database that is away, busy or full")
        ->check(CLI::Range(0, longestWait))
        ->capture_default_str();
    command->add_flag("--dry-run", arguments->dryRun,
                      "Change nothing: print the rows that would be added (+), changed (~) and found (=)");
    CLI::Option *undo = command
                            ->add_option("--undo", arguments->undo,
                                         "Take back what the run of this number stored; no PATH then")
                            ->type_name("RUN");
    // One of the two, and not both.
    CLI::Option_group *what = command->add_option_group("what");
    what->add_options(paths, undo);
    what->require_option(1);
    command->callback([&common, &status, arguments] { status = ingest(common, *arguments); });
}

} // namespace ShelfHelp::App
