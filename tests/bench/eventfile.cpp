// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventfile.h"

#include "failure.h"

#include <ingest/decode/decoder.h>
#include <ingest/simulate/simulator.h>

#include <QFile>

namespace ShelfHelp::Bench {

namespace {

void openOrFail(QFile &file, QIODevice::OpenMode mode)
{
    if (!file.open(mode)) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
}

void closeOrFail(QFile &file)
{
    if (!file.flush()) {
        throw Failure{u"%1: %2"_qs.arg(file.fileName(), file.errorString())};
    }
}

} // namespace

EventFile::EventFile(qint64 events, quint64 seed)
    : m_events(events)
{
    const Ingest::SimulationOptions options{.events = events, .seed = seed};
    need(Ingest::checkOptions(options));
    QFile file(path());
    openOrFail(file, QIODevice::WriteOnly);
    Ingest::Simulator simulator(options);
    while (const auto line = simulator.next()) {
        file.write(*line + '\n');
    }
    closeOrFail(file);
}

QString EventFile::beginning(qint64 events) const
{
    QFile all(path());
    QFile some(m_directory.filePath(u"first-%1.jsonl"_qs.arg(events)));
    openOrFail(all, QIODevice::ReadOnly);
    openOrFail(some, QIODevice::WriteOnly);
    for (qint64 event = 0; event < events; ++event) {
        some.write(all.readLine());
    }
    closeOrFail(some);
    return some.fileName();
}

QByteArray EventFile::padded() const
{
    QFile file(path());
    openOrFail(file, QIODevice::ReadOnly);
    return file.readAll() + QByteArray(qsizetype(Ingest::Decoder::padding), '\0');
}

} // namespace ShelfHelp::Bench
