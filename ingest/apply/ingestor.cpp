// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ingestor.h"

#include "lanes.h"
#include "parcelstream.h"

#include <sql/packing/compresseddevice.h>

#include <QBuffer>
#include <QElapsedTimer>

namespace ShelfHelp::Ingest {

namespace {

constexpr qint64 progressIntervalMs = 100;

LaneOptions laneOptions(const IngestOptions &options)
{
    const bool canBranch = options.connect && !options.isRehearsal;
    return {.count = canBranch ? std::max(options.workers, 1) : 1,
            .batchSize = options.batchSize,
            .store = {.connect = options.connect,
                      .patience = options.patience,
                      .shouldStop = options.shouldStop,
                      .isRehearsal = options.isRehearsal},
            .observer = options.observer};
}

/// One run: hands records to the lanes, tells the progress, and how it ended.
class Run final
{
    Q_DISABLE_COPY_MOVE(Run)

public:
    Run(Sql::Connection &connection, qint64 run, const IngestOptions &options, qint64 bytesTotal)
        : m_options(options)
        , m_lanes(connection, run, laneOptions(options))
        , m_bytesTotal(bytesTotal)
    {
        m_clock.start();
        m_sinceProgress.start();
    }

    [[nodiscard]] Outcome apply(DecodedParcel &&parcel)
    {
        if (parcel.isIdle) {
            return m_lanes.flush();
        }
        for (PendingRecord &record : parcel.records) {
            m_last = {.source = record.source, .line = record.line, .record = record.record.position};
            if (Outcome added = m_lanes.add(std::move(record)); !added.ok()) {
                return added;
            }
        }
        m_bytesDone = parcel.bytesDone;
        tellProgress();
        return parcel.fault ? Outcome(breakOff(std::move(*parcel.fault))) : success();
    }

    [[nodiscard]] Result<IngestSummary> finish()
    {
        if (Outcome finished = m_lanes.finish(); !finished.ok()) {
            return finished.error();
        }
        IngestSummary summary = m_lanes.summary();
        summary.seconds = double(m_clock.nsecsElapsed()) / 1e9;
        summary.stopped = m_stopped;
        summary.last = m_last;
        if (m_options.isRehearsal) {
            summary.run = 0; // it will never have been
            summary.tables = m_lanes.tableChanges(m_options.listedRows);
        }
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
    /// The input cannot be read on: stores what was read before, and tells how much that is.
    [[nodiscard]] Error breakOff(Error error)
    {
        if (Outcome finished = m_lanes.finish(); !finished.ok()) {
            return finished.error();
        }
        const IngestSummary summary = m_lanes.summary();
        if (summary.read > 0) {
            error.message += u". Before that: read %1, stored %2, duplicate %3, rejected %4"_qs.arg(
                QString::number(summary.read), QString::number(summary.stored),
                QString::number(summary.duplicate), QString::number(summary.rejected));
        }
        return error;
    }

    void tellProgress()
    {
        if (m_options.progress && m_sinceProgress.elapsed() >= progressIntervalMs) {
            m_sinceProgress.restart();
            IngestSummary soFar = m_lanes.summary();
            soFar.seconds = double(m_clock.nsecsElapsed()) / 1e9;
            m_options.progress(soFar, m_bytesDone, m_bytesTotal);
        }
    }

    const IngestOptions &m_options;
    LaneSet m_lanes;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceProgress;
    RecordPlace m_last;
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

/// A rehearsal needs no run: its row would be rolled back before anybody could ask for it.
Result<qint64> beginRun(Sql::Connection &connection, const QString &name, const IngestOptions &options)
{
    if (options.isRehearsal) {
        return 0;
    }
    return BatchStore(connection, laneOptions(options).store).beginRun(name);
}

/// Reads, decodes and applies in turn: for one document threads are not worth it.
Outcome readDevice(Run &run, QIODevice &source, const QString &name)
{
    Sql::CompressedDevice device(source);
    if (Outcome started = device.start(Sql::Compression::Detect); !started.ok()) {
        return withSource(started.error(), name);
    }
    DocumentReader reader(device, DocumentReader::Format::Detect);
    Decoder decoder;
    while (!run.shouldStop()) {
        const Result<std::optional<InputDocument>> document = reader.next();
        DecodedParcel parcel{.bytesDone = device.bytesTaken()};
        if (!document.ok()) {
            parcel.fault = withSource(device.fault().value_or(document.error()), name);
        } else if (!document.value()) {
            break;
        } else {
            parcel.records = decodeDocument(decoder, *document.value(), Decoder::padding, name);
        }
        if (Outcome applied = run.apply(std::move(parcel)); !applied.ok()) {
            return applied;
        }
    }
    return success();
}

/// The files, and what else lies there where that is to be told.
Result<InputSurvey> survey(const QStringList &paths, const IngestOptions &options)
{
    if (options.passesOver) {
        return surveyInputFiles(paths, options.shouldStop);
    }
    Result<QList<InputFile>> files = findInputFiles(paths);
    return files.ok() ? Result<InputSurvey>(InputSurvey{.files = std::move(files).value()}) : files.error();
}

Result<IngestSummary> ingestFiles(Sql::Connection &connection, const QStringList &paths,
                                  const QList<InputFile> &files, const IngestOptions &options)
{
    const Result<qint64> runId = beginRun(connection, runName(paths), options);
    if (!runId.ok()) {
        return runId.error();
    }
    Run run(connection, runId.value(), options, totalSize(files));
    ParcelStream stream(files, std::max(options.workers, 1));
    const auto shouldStop = [&run] { return run.shouldStop(); };
    while (!shouldStop()) {
        std::optional<DecodedParcel> parcel = stream.next(shouldStop);
        if (!parcel) {
            break;
        }
        if (Outcome applied = run.apply(std::move(*parcel)); !applied.ok()) {
            return applied.error();
        }
    }
    return run.finish();
}

} // namespace

Result<IngestSummary> ingestPaths(Sql::Connection &connection, const QStringList &paths,
                                  const IngestOptions &options)
{
    const Result<InputSurvey> found = survey(paths, options);
    if (!found.ok()) {
        return found.error();
    }
    Result<IngestSummary> summary = ingestFiles(connection, paths, found.value().files, options);
    if (!summary.ok()) {
        return summary.error();
    }
    IngestSummary told = std::move(summary).value();
    told.passedOverCount = found.value().passedOverCount;
    for (const SkippedInput &input : found.value().passedOver) {
        told.passedOver.append({input.path, input.why});
    }
    return told;
}

Result<IngestSummary> ingestDocument(Sql::Connection &connection, const QByteArray &document,
                                     const QString &sourceName, const IngestOptions &options)
{
    const Result<qint64> runId = beginRun(connection, sourceName, options);
    if (!runId.ok()) {
        return runId.error();
    }
    Run run(connection, runId.value(), options, document.size());
    QBuffer buffer;
    buffer.setData(document);
    buffer.open(QIODevice::ReadOnly);
    if (Outcome read = readDevice(run, buffer, sourceName); !read.ok()) {
        return read.error();
    }
    return run.finish();
}

} // namespace ShelfHelp::Ingest
