// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingestcommand.h"

#include "console.h"

#include <ingest/apply/ingestor.h>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QStringList>

#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int defaultBatch = 1000;
constexpr int largestBatch = 10'000;
constexpr qint64 logIntervalMs = 5000; ///< between progress lines that are not drawn over each other

struct IngestArguments
{
    std::vector<std::string> paths;
    bool json = false;
    int batch = defaultBatch;
};

/// Text from a payload or a file name on a terminal: no control characters.
QString printable(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control) {
            character = QChar::ReplacementCharacter;
        }
    }
    return text;
}

QString place(const Ingest::RejectionReport &rejection)
{
    const QString line = rejection.line > 0 ? u", line %1"_qs.arg(rejection.line) : QString();
    return u"%1%2, record %3"_qs.arg(printable(rejection.source), line, QString::number(rejection.record));
}

QString rejectionLine(const Ingest::RejectionReport &rejection)
{
    const QString path = rejection.path.isEmpty() ? QString() : u" at " + printable(rejection.path);
    return u"rejected: %1: %2%3: %4"_qs.arg(place(rejection), rejection.reason, path,
                                            printable(rejection.detail));
}

QJsonObject toJson(const Ingest::RejectionReport &rejection)
{
    return {{u"source"_qs, rejection.source}, {u"line"_qs, rejection.line}, {u"record"_qs, rejection.record},
            {u"reason"_qs, rejection.reason}, {u"path"_qs, rejection.path}, {u"detail"_qs, rejection.detail}};
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
    return {{u"read"_qs, summary.read},
            {u"stored"_qs, summary.stored},
            {u"duplicate"_qs, summary.duplicate},
            {u"rejected"_qs, summary.rejected},
            {u"rejections"_qs, rejections},
            {u"libraries_registered"_qs, summary.librariesRegistered},
            {u"stopped"_qs, summary.stopped},
            {u"seconds"_qs, summary.seconds},
            {u"events_per_second"_qs, rate(summary)}};
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
    if (summary.stopped) {
        printMessage(
            u"Stopped on request. What is counted is stored; run it again to go on, nothing is stored twice."_qs);
    }
}

int ingestInto(Sql::Connection &connection, const CommonOptions &common, const IngestArguments &arguments)
{
    ProgressLine line;
    Ingest::IngestOptions options{.batchSize = arguments.batch, .shouldStop = stopRequested};
    if (!common.quiet) {
        options.progress = [&line](const Ingest::IngestSummary &soFar, qint64 done, qint64 total) {
            line.show(soFar, done, total);
        };
    }
    QStringList paths;
    for (const std::string &path : arguments.paths) {
        paths.append(QString::fromLocal8Bit(path));
    }
    const auto summary = Ingest::ingestPaths(connection, paths, options);
    line.clear();
    if (!summary.ok()) {
        return fail(summary.error());
    }
    printSummary(summary.value(), common.quiet);
    if (arguments.json) {
        printResult(toJson(summary.value()));
    } else {
        printResult(u"%1 in %2 s\n"_qs.arg(counts(summary.value()),
                                           QString::number(summary.value().seconds, 'f', 2)));
    }
    return summary.value().rejected > 0 ? SomeRejected : AllWell;
}

int ingest(const CommonOptions &common, const IngestArguments &arguments)
{
    watchStopSignals();
    return withConnection(
        common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Writing,
        [&](Sql::Connection &connection) { return ingestInto(connection, common, arguments); });
}

} // namespace

void addIngestCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<IngestArguments>();
    CLI::App *command =
        app.add_subcommand("ingest", "Store notifications from files, folders or standard input");
    command
        ->add_option(
            "PATH", arguments->paths,
            "Files or folders of .json (envelope, queue batch, Lambda event, bare message, array) and "
            ".jsonl or .ndjson (one of these a line), each also .gz or .zst, or - for standard input")
        ->required();
    command->add_flag("--json", arguments->json, "Print the outcome as one JSON document");
    command->add_option("--batch", arguments->batch, "Notifications per transaction")
        ->check(CLI::Range(1, largestBatch))
        ->capture_default_str();
    command->callback([&common, &status, arguments] { status = ingest(common, *arguments); });
}

} // namespace ShelfHelp::App
