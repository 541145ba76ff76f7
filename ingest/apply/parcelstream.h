// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "parcel.h"

#include <ingest/sources/inputfiles.h>

#include <QList>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace ShelfHelp::Ingest {

/// The records of files and standard input, in order, read and decoded on threads of their own while the
/// caller is busy with those before. At most a few MiB are ahead of the caller.
class ParcelStream final
{
    Q_DISABLE_COPY_MOVE(ParcelStream)

public:
    /// Begins to read at once; `decoders` threads share the decoding.
    ParcelStream(QList<InputFile> files, int decoders);
    /// Stops the threads, whatever they are at.
    ~ParcelStream();

    /// Waits for the next piece; nothing at the end, behind a fault, and when `shouldStop` becomes true.
    /// While a slow source gives nothing an idle piece comes a few times a second: a chance to store what
    /// waits.
    [[nodiscard]] std::optional<DecodedParcel> next(const std::function<bool()> &shouldStop);

private:
    using Task = std::packaged_task<DecodedParcel(Decoder &)>;

    struct Pending
    {
        std::future<DecodedParcel> parcel;
        std::size_t bytes = 0;
    };

    void read();
    [[nodiscard]] std::optional<Error> readFile(const InputFile &file);
    [[nodiscard]] std::optional<Error> readDevice(QIODevice &source, const InputFile &file);
    void waitForRoom();
    void send(Parcel &&parcel);
    void decode();

    const QList<InputFile> m_files;
    std::mutex m_mutex; ///< of everything up to m_isAllSent
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    std::deque<Pending> m_pending;  ///< in the order of the input
    std::size_t m_pendingBytes = 0; ///< with those in the caller's hand
    std::size_t m_bytesInHand = 0;
    bool m_isAllSent = false;
    std::atomic<bool> m_isStopped = false;
    qint64 m_bytesDone = 0; ///< of the files before; the reader's own
    std::vector<std::thread> m_threads;
};

} // namespace ShelfHelp::Ingest
