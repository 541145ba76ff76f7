// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakehttpreader.h"

#include <utility>

namespace ShelfHelp::Tests {

bool FakeHttpReader::readStartLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1.")) {
        return false;
    }
    m_request.method = words.at(0);
    m_request.target = words.at(1);
    return true;
}

FakeHttpReader::State FakeHttpReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        return State::NeedsMore;
    }
    QList<QByteArray> lines = m_buffer.left(end).split('\n');
    m_buffer.remove(0, end + 4);
    if (!readStartLine(lines.takeFirst().trimmed())) {
        return State::Broken;
    }
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1) {
            return State::Broken;
        }
        m_request.headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    m_bodySize = m_request.header("Content-Length").toLongLong();
    m_part = m_request.header("Transfer-Encoding") == "chunked" ? Part::Chunks : Part::Body;
    return m_request.header("Expect").toLower() == "100-continue" ? State::ExpectsContinue : advance();
}

bool FakeHttpReader::readBody()
{
    if (m_buffer.size() < m_bodySize) {
        return false;
    }
    m_request.body = m_buffer.left(m_bodySize);
    m_buffer.remove(0, m_bodySize);
    m_part = Part::End;
    return true;
}

FakeHttpReader::State FakeHttpReader::readChunk()
{
    const qsizetype lineEnd = m_buffer.indexOf("\r\n");
    if (lineEnd < 0) {
        return State::NeedsMore;
    }
    bool isNumber = false;
    const qsizetype size = m_buffer.left(lineEnd).split(';').first().trimmed().toInt(&isNumber, 16);
    if (!isNumber || size < 0) {
        return State::Broken;
    }
    const qsizetype whole = lineEnd + 2 + size + 2;
    if (m_buffer.size() < whole) {
        return State::NeedsMore;
    }
    m_request.body += m_buffer.mid(lineEnd + 2, size);
    m_buffer.remove(0, whole);
    m_part = size == 0 ? Part::End : Part::Chunks;
    return advance();
}

FakeHttpReader::State FakeHttpReader::advance()
{
    switch (m_part) {
    case Part::Head:
        return readHead();
    case Part::Body:
        return readBody() ? State::Complete : State::NeedsMore;
    case Part::Chunks:
        return readChunk();
    case Part::End:
        return State::Complete;
    }
    return State::Broken;
}

FakeRequest FakeHttpReader::take()
{
    m_part = Part::Head;
    m_bodySize = 0;
    return std::exchange(m_request, {});
}

} // namespace ShelfHelp::Tests
