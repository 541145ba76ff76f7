// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compresseddevice.h"

#include <algorithm>
#include <cstring>

namespace ShelfHelp::Sql {

namespace {

constexpr std::size_t chunk = 64 * 1024;

Error readingFailed(qint64 position, const QString &reason)
{
    return {.message = u"Reading failed after %1 bytes: %2"_qs.arg(QString::number(position), reason)};
}

Error mismatch(Compression expected, Compression found)
{
    if (expected == Compression::None) {
        const Packing &packing = packingOf(found);
        return {.message =
                    u"The content is packed with %1, and the name does not say so"_qs.arg(packing.name),
                .remedy = u"Add %1 to the name of the file."_qs.arg(packing.ending)};
    }
    const QString what =
        found == Compression::None ? u"is not packed with it"_qs : u"is packed with " + packingOf(found).name;
    return {.message = u"The name says %1, but the content %2"_qs.arg(packingOf(expected).name, what),
            .remedy = u"Fetch the file again, or give it the ending that fits its content."_qs};
}

} // namespace

CompressedDevice::CompressedDevice(QIODevice &source)
    : m_source(source)
{
}

Outcome CompressedDevice::start(Compression expected)
{
    m_input.resize(chunk);
    if (Outcome read = readMagic(); !read.ok()) {
        return read;
    }
    m_compression = compressionOfMagic({m_input.data(), m_inputEnd});
    if (expected != Compression::Detect && expected != m_compression) {
        return mismatch(expected, m_compression);
    }
    if (m_compression != Compression::None) {
        m_decompressor = makeDecompressor(m_compression);
        if (m_decompressor == nullptr) {
            return Error{.kind = ErrorKind::Transient, .message = u"There is no memory to unpack it"_qs};
        }
    }
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return success();
}

/// A pipe may give the first bytes one by one.
Outcome CompressedDevice::readMagic()
{
    while (m_inputEnd < magicSize) {
        const qint64 count = m_source.read(m_input.data() + m_inputEnd, qint64(magicSize - m_inputEnd));
        if (count < 0) {
            return readingFailed(qint64(m_inputEnd), m_source.errorString());
        }
        if (count == 0 && m_source.atEnd()) {
            break;
        }
        m_inputEnd += std::size_t(count);
    }
    return success();
}

qint64 CompressedDevice::readData(char *data, qint64 maximum)
{
    if (m_fault) {
        return -1;
    }
    return m_decompressor == nullptr ? readPlain(data, maximum) : readPacked(data, maximum);
}

qint64 CompressedDevice::readPlain(char *data, qint64 maximum)
{
    if (m_inputBegin < m_inputEnd) {
        const std::size_t count = std::min(m_inputEnd - m_inputBegin, std::size_t(maximum));
        std::memcpy(data, m_input.data() + m_inputBegin, count);
        m_inputBegin += count;
        m_taken += qint64(count);
        return qint64(count);
    }
    const qint64 count = m_source.read(data, maximum);
    if (count < 0) {
        const Error error = readingFailed(m_taken, m_source.errorString());
        fail(error.message, error.remedy);
        return -1;
    }
    m_isDone = count == 0 && maximum > 0 && m_source.atEnd();
    m_taken += count;
    return count;
}

/// Comes back with the first bytes there are: behind a slow pipe, waiting for more could take for ever.
qint64 CompressedDevice::readPacked(char *data, qint64 maximum)
{
    std::size_t produced = 0;
    while (produced == 0 && maximum > 0 && !m_fault && !m_isDone) {
        if (m_inputBegin < m_inputEnd || m_mayHoldMore || refill()) {
            produced = unpack({data, std::size_t(maximum)});
        }
    }
    return produced == 0 && m_fault ? -1 : qint64(produced);
}

/// False at the end of the source and after a fault.
bool CompressedDevice::refill()
{
    const qint64 count = m_source.read(m_input.data(), chunk);
    m_inputBegin = 0;
    m_inputEnd = std::size_t(std::max<qint64>(count, 0));
    if (count < 0) {
        const Error error = readingFailed(m_taken, m_source.errorString());
        fail(error.message, error.remedy);
    } else if (count == 0 && m_source.atEnd()) {
        m_isDone = m_state == Decompressor::State::Between;
        if (!m_isDone) {
            fail(u"The %1 data break off after byte %2"_qs.arg(packingOf(m_compression).name,
                                                               QString::number(m_taken)),
                 u"The file was cut, or is still being written: fetch it again, then try again."_qs);
        }
    }
    return count > 0;
}

std::size_t CompressedDevice::unpack(std::span<char> output)
{
    const std::span<const char> input(m_input.data() + m_inputBegin, m_inputEnd - m_inputBegin);
    const Decompressor::Step step = m_decompressor->step(input, output);
    m_inputBegin += step.consumed;
    m_taken += qint64(step.consumed);
    m_given += qint64(step.produced);
    m_mayHoldMore = step.produced == output.size();
    m_state = step.state;
    judge(step.state);
    return step.produced;
}

void CompressedDevice::judge(Decompressor::State state)
{
    const QString name = packingOf(m_compression).name;
    const QString position = QString::number(m_taken);
    if (state == Decompressor::State::Damaged) {
        fail(u"The %1 data are damaged at byte %2"_qs.arg(name, position),
             u"Fetch the file again, then try again."_qs);
    } else if (state == Decompressor::State::TooLarge) {
        fail(u"Unpacking the %1 data at byte %2 takes more than 128 MiB of memory"_qs.arg(name, position),
             u"Pack the file again without a long window (zstd --long)."_qs);
    } else if (m_given > ratioFreeBytes && m_given / largestRatio >= m_taken) {
        fail(
            u"The first %1 bytes of the %2 data unpack to %3 bytes, more than a hundred times as many"_qs.arg(
                position, name, QString::number(m_given)),
            u"Real data do not look like that. If these do, unpack the file first."_qs);
    }
}

void CompressedDevice::fail(const QString &message, const QString &remedy)
{
    m_fault = Error{.message = message, .remedy = remedy};
    setErrorString(message);
}

qint64 CompressedDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace ShelfHelp::Sql
