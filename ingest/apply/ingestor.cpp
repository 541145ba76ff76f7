// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingestor.h"

#include <ingest/decode/decoder.h>
#include <ingest/decode/reasons.h>
#include <ingest/sources/compresseddevice.h>
#include <ingest/sources/documentreader.h>
#include <ingest/sources/inputfiles.h>

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>

#include <unistd.h>

namespace ShelfHelp::Ingest {

namespace {

constexpr qint64 progressIntervalMs = 100;

/// A document beyond the limit never reaches the decoder: it was not even kept.
PendingRecord oversizeRecord(const InputDocument &document, const QString &source)
{
    PendingRecord pending{
        .source = source, .line = document.line, .rawSize = document.size, .rawHash = document.sha256};
    pending.record.raw = std::string(document.bytes);
    pending.record.content = Rejection{.reason = std::string(Reason::sizeInvocation),
                                       .detail = "the document is larger than 6 MiB: split it, or write one "
                                                 "notification a line into a .jsonl file"};
    return pending;
}

/// One run over several devices: decodes, applies, tells the progress.
class Run final
{
public:
    Run(Sql::Connection &connection, qint64 run, const IngestOptions &options, qint64 bytesTotal)
        : m_options(options)
        , m_applier(connection, run, options.batchSize, options.observer)
        , m_bytesTotal(bytesTotal)
    {
        m_clock.start();
        m_sinceProgress.start();
    }

    [[nodiscard]] Outcome readDevice(QIODevice &source, const InputFile &input)
    {
        CompressedDevice device(source);
        if (Outcome started = device.start(input.compression); !started.ok()) {
            return breakOff(withSource(started.error(), input.path));
        }
        DocumentReader reader(device, input.format);
        while (!shouldStop()) {
            const Result<std::optional<InputDocument>> document = reader.next();
            if (!document.ok()) {
                return breakOff(withSource(device.fault().value_or(document.error()), input.path));
            }
            if (!document.value()) {
                break;
            }
            if (Outcome applied = applyDocument(*document.value(), input.path); !applied.ok()) {
                return applied;
            }
            tellProgress(m_bytesDone + device.bytesTaken());
        }
        m_bytesDone += device.bytesTaken();
        return success();
    }

    /// The input cannot be read on: stores what was read before, and tells how much that is.
    [[nodiscard]] Error breakOff(Error error)
    {
        if (Outcome finished = m_applier.finish(); !finished.ok()) {
            return finished.error();
        }
        const IngestSummary &summary = m_applier.summary();
        if (summary.read > 0) {
            error.message += u". Before that: read %1, stored %2, duplicate %3, rejected %4"_qs.arg(
                QString::number(summary.read), QString::number(summary.stored),
                QString::number(summary.duplicate), QString::number(summary.rejected));
        }
        return error;
    }

    [[nodiscard]] Result<IngestSummary> finish()
    {
        if (Outcome finished = m_applier.finish(); !finished.ok()) {
            return finished.error();
        }
        IngestSummary summary = m_applier.summary();
        summary.seconds = double(m_clock.nsecsElapsed()) / 1e9;
        summary.stopped = m_stopped;
        if (m_options.progress) {
            m_options.progress(summary, m_bytesDone, m_bytesTotal);
        }
        return summary;
    }

    [[nodiscard]] bool shouldStop()
    {
        m_stopped = m_stopped || (m_options.shouldStop && m_options.shouldStop());
        return m_stopped;
    }

private:
    [[nodiscard]] Outcome applyDocument(const InputDocument &document, const QString &source)
    {
        if (document.isOversize) {
            return m_applier.add(oversizeRecord(document, source));
        }
        for (DecodedRecord &record : m_decoder.decode(document.bytes, Decoder::padding)) {
            if (Outcome added =
                    m_applier.add({.record = std::move(record), .source = source, .line = document.line});
                !added.ok()) {
                return added;
            }
        }
        return success();
    }

    void tellProgress(qint64 bytesDone)
    {
        if (m_options.progress && m_sinceProgress.elapsed() >= progressIntervalMs) {
            m_sinceProgress.restart();
            IngestSummary soFar = m_applier.summary();
            soFar.seconds = double(m_clock.nsecsElapsed()) / 1e9;
            m_options.progress(soFar, bytesDone, m_bytesTotal);
        }
    }

    static Error withSource(Error error, const QString &source)
    {
        error.message = source + u": " + error.message;
        return error;
    }

    const IngestOptions &m_options;
    Decoder m_decoder;
    BatchApplier m_applier;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceProgress;
    const qint64 m_bytesTotal;
    qint64 m_bytesDone = 0;
    bool m_stopped = false;
};

/// What the run is called in the ledger: the first path, and how many more there were.
QString runName(const QStringList &paths)
{
    return paths.size() == 1 ? paths.first()
                             : u"%1 and %2 more"_qs.arg(paths.first(), QString::number(paths.size() - 1));
}

qint64 totalSize(const QList<InputFile> &files)
{
    qint64 total = 0;
    for (const InputFile &file : files) {
        if (file.path == u"-") {
            return 0;
        }
        total += file.size;
    }
    return total;
}

Outcome readFile(Run &run, const InputFile &input)
{
    QFile file(input.path);
    const bool opened = input.path == u"-"
                            ? file.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered)
                            : file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (!opened) {
        return run.breakOff({.message = u"%1 cannot be opened: %2"_qs.arg(input.path, file.errorString()),
                             .remedy = u"Check its permissions."_qs});
    }
    return run.readDevice(file, input);
}

} // namespace

Result<IngestSummary> ingestPaths(Sql::Connection &connection, const QStringList &paths,
                                  const IngestOptions &options)
{
    const Result<QList<InputFile>> files = findInputFiles(paths);
    if (!files.ok()) {
        return files.error();
    }
    const Result<qint64> runId = Sql::beginRun(connection, runName(paths));
    if (!runId.ok()) {
        return runId.error();
    }
    Run run(connection, runId.value(), options, totalSize(files.value()));
    for (const InputFile &file : files.value()) {
        if (run.shouldStop()) {
            break;
        }
        if (Outcome read = readFile(run, file); !read.ok()) {
            return read.error();
        }
    }
    return run.finish();
}

Result<IngestSummary> ingestDocument(Sql::Connection &connection, const QByteArray &document,
                                     const QString &sourceName, const IngestOptions &options)
{
    const Result<qint64> runId = Sql::beginRun(connection, sourceName);
    if (!runId.ok()) {
        return runId.error();
    }
    QBuffer buffer;
    buffer.setData(document);
    buffer.open(QIODevice::ReadOnly);
    Run run(connection, runId.value(), options, document.size());
    if (Outcome read = run.readDevice(buffer, {.path = sourceName}); !read.ok()) {
        return read.error();
    }
    return run.finish();
}

} // namespace ShelfHelp::Ingest
