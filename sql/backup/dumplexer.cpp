// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dumplexer.h"

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype pieceSize = 256 * 1024;
constexpr qsizetype longestWord = 64 * 1024 * 1024;
constexpr int atEnd = -1;

bool isBlank(int byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == '\v';
}

bool isDigit(int byte)
{
    return byte >= '0' && byte <= '9';
}

bool isNameStart(int byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte >= 0x80;
}

bool isNamePart(int byte)
{
    return isNameStart(byte) || isDigit(byte) || byte == '$';
}

/// What stands behind a backslash in E'…'; −1 for what pg_dump does not write.
int unescaped(int byte)
{
    switch (byte) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case '\\':
    case '\'':
        return byte;
    default:
        return -1;
    }
}

} // namespace

Error DumpLexer::errorHere(const QString &what, const QString &remedy) const
{
    return {.kind = ErrorKind::Permanent,
            .message = u"Line %1: %2"_qs.arg(QString::number(m_line), what),
            .remedy = remedy};
}

/// False at the end.
Result<bool> DumpLexer::refill()
{
    m_buffer.remove(0, m_position);
    m_position = 0;
    const QByteArray piece = m_device.read(pieceSize);
    if (piece.isEmpty() && !m_device.atEnd()) {
        return Error{.message = u"Reading failed after line %1: %2"_qs.arg(QString::number(m_line),
                                                                           m_device.errorString())};
    }
    m_buffer += piece;
    m_bytes += piece.size();
    return !piece.isEmpty();
}

Result<int> DumpLexer::peek(qsizetype ahead)
{
    while (m_position + ahead >= m_buffer.size()) {
        const Result<bool> filled = refill();
        if (!filled.ok()) {
            return filled.error();
        }
        if (!filled.value()) {
            return atEnd;
        }
    }
    return int(uchar(m_buffer[m_position + ahead]));
}

void DumpLexer::take()
{
    m_line += m_buffer[m_position] == '\n' ? 1 : 0;
    ++m_position;
}

Outcome DumpLexer::add(QByteArray &text, char byte) const
{
    if (text.size() >= longestWord) {
        return errorHere(u"a word of more than 64 MiB"_qs);
    }
    text.append(byte);
    return success();
}

Outcome DumpLexer::skipLine()
{
    while (true) {
        const Result<int> byte = peek();
        if (!byte.ok() || byte.value() == atEnd) {
            return byte.ok() ? success() : Outcome(byte.error());
        }
        take();
        if (byte.value() == '\n') {
            return success();
        }
    }
}

/// They nest.
Outcome DumpLexer::skipComment()
{
    int depth = 0;
    do {
        const Result<int> first = peek();
        const Result<int> second = first.ok() ? peek(1) : first;
        if (!second.ok()) {
            return second.error();
        }
        if (first.value() == atEnd) {
            return errorHere(u"a comment without an end"_qs, u"The file was cut: fetch it again."_qs);
        }
        const bool isOpening = first.value() == '/' && second.value() == '*';
        const bool isClosing = first.value() == '*' && second.value() == '/';
        depth += isOpening ? 1 : isClosing ? -1 : 0;
        take();
        if (isOpening || isClosing) {
            take();
        }
    } while (depth > 0);
    return success();
}

Outcome DumpLexer::skipBlanks()
{
    while (true) {
        const Result<int> first = peek();
        const Result<int> second = first.ok() ? peek(1) : first;
        if (!second.ok()) {
            return second.error();
        }
        Outcome skipped = success();
        if (first.value() == '-' && second.value() == '-') {
            skipped = skipLine();
        } else if (first.value() == '/' && second.value() == '*') {
            skipped = skipComment();
        } else if (isBlank(first.value())) {
            take();
        } else {
            return success();
        }
        if (!skipped.ok()) {
            return skipped;
        }
    }
}

Result<DumpToken> DumpLexer::next()
{
    if (Outcome skipped = skipBlanks(); !skipped.ok()) {
        return skipped.error();
    }
    const Result<int> first = peek();
    const Result<int> second = first.ok() ? peek(1) : first;
    if (!second.ok()) {
        return second.error();
    }
    const int byte = first.value();
    if (byte == atEnd) {
        return DumpToken{};
    }
    if (byte == '\\') {
        return readCommand();
    }
    if ((byte == 'E' || byte == 'e') && second.value() == '\'') {
        take();
        return readText(true);
    }
    if (byte == '\'') {
        return readText(false);
    }
    if (byte == '"') {
        return readQuotedName();
    }
    if (byte == '$' && (second.value() == '$' || isNameStart(second.value()))) {
        return readBody();
    }
    if (isNameStart(byte)) {
        return readName();
    }
    if (isDigit(byte) ||
        ((byte == '-' || byte == '+' || byte == '.') && (isDigit(second.value()) || second.value() == '.'))) {
        return readNumber();
    }
    take();
    return DumpToken{.kind = DumpToken::Kind::Other, .text = QByteArray(1, char(byte))};
}

Result<DumpToken> DumpLexer::readName()
{
    DumpToken token{.kind = DumpToken::Kind::Name};
    while (true) {
        const Result<int> byte = peek();
        if (!byte.ok()) {
            return byte.error();
        }
        if (!isNamePart(byte.value())) {
            token.text = token.text.toLower(); // ASCII only, as PostgreSQL does it in UTF-8
            return token;
        }
        if (Outcome added = add(token.text, char(byte.value())); !added.ok()) {
            return added.error();
        }
        take();
    }
}

Result<DumpToken> DumpLexer::readQuotedName()
{
    DumpToken token{.kind = DumpToken::Kind::Name, .isQuoted = true};
    take();
    while (true) {
        const Result<int> byte = peek();
        const Result<int> second = byte.ok() ? peek(1) : byte;
        if (!second.ok()) {
            return second.error();
        }
        if (byte.value() == atEnd) {
            return errorHere(u"a quoted name without an end"_qs, u"The file was cut: fetch it again."_qs);
        }
        take();
        if (byte.value() == '"') {
            if (second.value() != '"') {
                return token;
            }
            take();
        }
        if (Outcome added = add(token.text, char(byte.value())); !added.ok()) {
            return added.error();
        }
    }
}

Result<DumpToken> DumpLexer::readText(bool hasEscapes)
{
    DumpToken token{.kind = DumpToken::Kind::Text};
    take();
    while (true) {
        Result<int> byte = peek();
        const Result<int> second = byte.ok() ? peek(1) : byte;
        if (!second.ok()) {
            return second.error();
        }
        if (byte.value() == atEnd) {
            return errorHere(u"a text without an end"_qs, u"The file was cut: fetch it again."_qs);
        }
        take();
        if (byte.value() == '\'') {
            if (second.value() != '\'') {
                return token;
            }
            take();
        } else if (hasEscapes && byte.value() == '\\') {
            byte = unescaped(second.value());
            if (byte.value() < 0) {
                return errorHere(u"an escape that dumps do not have"_qs,
                                 u"Take the dump again, with --use-copy."_qs);
            }
            take();
        }
        if (Outcome added = add(token.text, char(byte.value())); !added.ok()) {
            return added.error();
        }
    }
}

Result<DumpToken> DumpLexer::readNumber()
{
    DumpToken token{.kind = DumpToken::Kind::Number};
    while (true) {
        const Result<int> byte = peek();
        if (!byte.ok()) {
            return byte.error();
        }
        const bool isSign = byte.value() == '-' || byte.value() == '+';
        const bool mayBeSign = token.text.isEmpty() || token.text.endsWith('e') || token.text.endsWith('E');
        const bool isPart =
            isDigit(byte.value()) || byte.value() == '.' || byte.value() == 'e' || byte.value() == 'E';
        if (!isPart && !(isSign && mayBeSign)) {
            return token;
        }
        if (Outcome added = add(token.text, char(byte.value())); !added.ok()) {
            return added.error();
        }
        take();
    }
}

/// $tag$ … $tag$
Result<DumpToken> DumpLexer::readBody()
{
    QByteArray tag;
    do {
        const Result<int> byte = peek();
        if (!byte.ok()) {
            return byte.error();
        }
        if (byte.value() == atEnd || (byte.value() != '$' && !isNamePart(byte.value()))) {
            return errorHere(u"a dollar sign that begins no text"_qs);
        }
        take();
        tag.append(char(byte.value()));
    } while (tag.size() < 2 || !tag.endsWith('$'));
    QByteArray last;
    while (last != tag) {
        const Result<int> byte = peek();
        if (!byte.ok()) {
            return byte.error();
        }
        if (byte.value() == atEnd) {
            return errorHere(u"a body without an end"_qs, u"The file was cut: fetch it again."_qs);
        }
        take();
        last.append(char(byte.value()));
        last = last.right(tag.size());
    }
    return DumpToken{.kind = DumpToken::Kind::Body};
}

/// psql would run some of them as programs of this machine. Nothing here does; a file that asks for it is no
/// dump.
Result<DumpToken> DumpLexer::readCommand()
{
    constexpr qsizetype longestCommand = 1000;
    const qint64 line = m_line;
    QByteArray command;
    while (true) {
        const Result<int> byte = peek();
        if (!byte.ok()) {
            return byte.error();
        }
        if (byte.value() == atEnd || byte.value() == '\n' || command.size() > longestCommand) {
            break;
        }
        command.append(char(byte.value()));
        take();
    }
    const QList<QByteArray> words = command.simplified().split(' ');
    const bool isKnown = words.first() == "\\restrict" || words.first() == "\\unrestrict";
    if (isKnown && words.size() == 2 && !words[1].contains('\\')) {
        return DumpToken{.kind = DumpToken::Kind::Command, .text = words.first()};
    }
    m_line = line;
    return errorHere(
        u"a command for psql, which no dump has (a backslash outside of a text)"_qs,
        u"Nothing was changed, and the command was not run. Find out where the file comes from before you "
        "use any of it; if it is yours, take that line out."_qs);
}

Outcome DumpLexer::readCopyData(const std::function<Outcome(QByteArrayView)> &sink)
{
    if (Outcome skipped = skipLine(); !skipped.ok()) {
        return skipped; // the rest of the line of the statement
    }
    bool isLineStart = true;
    while (true) {
        // A whole line, or as much of it as fits.
        qsizetype end = m_buffer.indexOf('\n', m_position);
        while (end < 0 && m_buffer.size() - m_position < pieceSize) {
            const Result<bool> filled = refill();
            if (!filled.ok()) {
                return filled.error();
            }
            if (!filled.value()) {
                return errorHere(u"the data of a table break off, without the line \\."_qs,
                                 u"Nothing was changed. The file was cut: fetch it again."_qs);
            }
            end = m_buffer.indexOf('\n', m_position);
        }
        const qsizetype size = (end < 0 ? m_buffer.size() : end + 1) - m_position;
        const QByteArrayView piece = QByteArrayView(m_buffer).sliced(m_position, size);
        if (isLineStart && (piece == QByteArrayView("\\.\n") || piece == QByteArrayView("\\.\r\n"))) {
            m_position += size;
            ++m_line;
            return success();
        }
        if (Outcome taken = sink(piece); !taken.ok()) {
            return taken;
        }
        m_position += size;
        isLineStart = end >= 0;
        m_line += isLineStart ? 1 : 0;
    }
}

} // namespace ShelfHelp::Sql
