// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parcelstream.h"

#include <ingest/sources/standardinput.h>
#include <sql/packing/compresseddevice.h>

#include <QFile>

#include <chrono>

namespace ShelfHelp::Ingest {

using namespace std::chrono_literals;

namespace {

/// Enough documents to make handing over cheap, few enough to begin early.
constexpr std::size_t parcelBytes = 256 * 1024;
/// What may be ahead of the caller, in bytes as read; decoded it takes about three times as much.
constexpr std::size_t largestLead = 4 * 1024 * 1024;
constexpr auto stopInterval = 50ms;
constexpr auto idleTime = 200ms;

} // namespace

ParcelStream::ParcelStream(QList<InputFile> files, int decoders)
    : m_files(std::move(files))
{
    m_threads.emplace_back([this] { read(); });
    for (int i = 0; i < decoders; ++i) {
        m_threads.emplace_back([this] { decode(); });
    }
}

ParcelStream::~ParcelStream()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
}

std::optional<DecodedParcel> ParcelStream::next(const std::function<bool()> &shouldStop)
{
    std::unique_lock lock(m_mutex);
    m_pendingBytes -= std::exchange(m_bytesInHand, 0); // the caller is done with those
    m_changed.notify_all();
    const auto isReady = [this] { return !m_pending.empty() || m_isAllSent; };
    for (auto waited = 0ms; !isReady(); waited += stopInterval) {
        if (waited >= idleTime) {
            return DecodedParcel{.isIdle = true};
        }
        m_changed.wait_for(lock, stopInterval, isReady);
        if (shouldStop && shouldStop()) {
            return std::nullopt;
        }
    }
    if (m_pending.empty()) {
        return std::nullopt;
    }
    Pending pending = std::move(m_pending.front());
    m_pending.pop_front();
    m_bytesInHand = pending.bytes;
    lock.unlock();
    return pending.parcel.get();
}

void ParcelStream::read()
{
    for (const InputFile &file : m_files) {
        if (std::optional<Error> fault = readFile(file)) {
            send({.source = file.path, .bytesDone = m_bytesDone, .fault = std::move(fault)});
            break;
        }
        if (m_isStopped) {
            break;
        }
    }
    const std::lock_guard lock(m_mutex);
    m_isAllSent = true;
    m_changed.notify_all();
}

std::optional<Error> ParcelStream::readFile(const InputFile &file)
{
    if (file.path == u"-") {
        StandardInput input(m_isStopped);
        return readDevice(input, file);
    }
    QFile device(file.path);
    if (!device.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return Error{.message = u"%1 cannot be opened: %2"_qs.arg(file.path, device.errorString()),
                     .remedy = u"Check its permissions."_qs};
    }
    return readDevice(device, file);
}

std::optional<Error> ParcelStream::readDevice(QIODevice &source, const InputFile &file)
{
    Sql::CompressedDevice device(source);
    if (const Outcome started = device.start(file.compression); !started.ok()) {
        return withSource(started.error(), file.path);
    }
    DocumentReader reader(device, file.format);
    Parcel parcel{.source = file.path};
    std::optional<Error> fault;
    for (waitForRoom(); !m_isStopped; waitForRoom()) {
        const Result<std::optional<InputDocument>> document = reader.next();
        if (!document.ok()) {
            fault = withSource(device.fault().value_or(document.error()), file.path);
            break;
        }
        if (!document.value()) {
            break;
        }
        parcel.add(*document.value());
        reader.release();
        if (reader.isDrained() || parcel.bytes.size() >= parcelBytes) {
            parcel.bytesDone = m_bytesDone + device.bytesTaken();
            send(std::exchange(parcel, Parcel{.source = file.path}));
        }
    }
    m_bytesDone += device.bytesTaken();
    parcel.bytesDone = m_bytesDone;
    if (!parcel.documents.empty()) {
        send(std::move(parcel));
    }
    return fault;
}

/// Before something is read, so that the reader holds nothing while it waits.
void ParcelStream::waitForRoom()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isStopped || m_pendingBytes < largestLead; });
}

void ParcelStream::send(Parcel &&parcel)
{
    const std::size_t bytes = parcel.bytes.size();
    Task task([parcel = std::move(parcel)](Decoder &decoder) mutable {
        return decodeParcel(decoder, std::move(parcel));
    });
    const std::lock_guard lock(m_mutex);
    m_pending.push_back({task.get_future(), bytes});
    m_pendingBytes += bytes;
    m_tasks.push_back(std::move(task));
    m_changed.notify_all();
}

void ParcelStream::decode()
{
    Decoder decoder;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isStopped || m_isAllSent || !m_tasks.empty(); });
        if (m_isStopped || m_tasks.empty()) {
            return;
        }
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(decoder);
        lock.lock();
    }
}

} // namespace ShelfHelp::Ingest
