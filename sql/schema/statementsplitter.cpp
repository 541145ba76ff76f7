// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementsplitter.h"

#include <QByteArrayView>

#include <algorithm>
#include <cctype>
#include <optional>

namespace ShelfHelp::Sql {

namespace {

constexpr QByteArrayView defaultDelimiter = ";";

bool isSpace(char c)
{
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTagCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// `END`, `END;` and `END ;` in any case.
bool isEnd(QByteArrayView statement)
{
    constexpr QByteArrayView word = "end";
    if (statement.size() < word.size() ||
        statement.first(word.size()).compare(word, Qt::CaseInsensitive) != 0) {
        return false;
    }
    const QByteArrayView rest = statement.sliced(word.size()).trimmed();
    return rest.isEmpty() || rest == defaultDelimiter;
}

/// Walks over a script, one statement at a time.
class Scanner final
{
public:
    Scanner(QByteArrayView text, QByteArray delimiter)
        : m_text(text)
        , m_delimiter(std::move(delimiter))
    {
    }

    /// The next statement with its delimiter, trimmed; none at the end of the text or after an error.
    [[nodiscard]] std::optional<QByteArrayView> next();

    [[nodiscard]] const QString &error() const { return m_error; }

    [[nodiscard]] qsizetype position() const { return m_position; }

private:
    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }

    [[nodiscard]] bool at(QByteArrayView word) const { return m_text.sliced(m_position).startsWith(word); }

    [[nodiscard]] bool usesBlocks() const { return m_delimiter == defaultDelimiter; }

    void skipBlanksAndComments();
    bool skipComment();
    bool skipQuoted();
    bool skipDollarQuoted();
    bool skipParenthesis();
    bool skipBlock();
    [[nodiscard]] qsizetype afterWord(qsizetype from, QByteArrayView word) const;

    [[nodiscard]] bool startsWord() const { return m_position == m_start || isSpace(m_text[m_position - 1]); }

    void fail(qsizetype position, const QString &reason);

    QByteArrayView m_text;
    QByteArray m_delimiter;
    qsizetype m_position = 0;
    qsizetype m_start = 0;   ///< of the current statement
    qsizetype m_depth = 0;   ///< of parentheses
    qsizetype m_opening = 0; ///< position of the outermost open parenthesis
    QString m_error;
};

std::optional<QByteArrayView> Scanner::next()
{
    skipBlanksAndComments();
    m_start = m_position;
    m_depth = 0;
    if (atEnd()) {
        return std::nullopt;
    }
    while (!atEnd() && m_error.isEmpty()) {
        if (skipParenthesis() || skipQuoted()) {
            continue;
        }
        if (m_depth == 0 && at(m_delimiter)) {
            m_position += m_delimiter.size();
            return m_text.sliced(m_start, m_position - m_start).trimmed();
        }
        if (skipDollarQuoted() || skipComment()) {
            continue;
        }
        if (skipBlock()) {
            return m_text.sliced(m_start, m_position - m_start).trimmed();
        }
        ++m_position;
    }
    if (m_error.isEmpty() && m_depth > 0) {
        fail(m_opening, u"unclosed '('"_qs);
    }
    if (!m_error.isEmpty()) {
        return std::nullopt;
    }
    return m_text.sliced(m_start).trimmed();
}

void Scanner::skipBlanksAndComments()
{
    do {
        while (!atEnd() && isSpace(m_text[m_position])) {
            ++m_position;
        }
    } while (!atEnd() && skipComment());
}

/// A comment that does not end is none, for Atlas: its text becomes part of a statement.
bool Scanner::skipComment()
{
    const bool isLine = at("--");
    if (!isLine && !at("/*")) {
        return false;
    }
    const QByteArrayView closing = isLine ? QByteArrayView("\n") : QByteArrayView("*/");
    const qsizetype end = m_text.indexOf(closing, m_position + 2);
    if (end < 0) {
        return false;
    }
    m_position = end + closing.size();
    return true;
}

bool Scanner::skipQuoted()
{
    const char quote = m_text[m_position];
    if (quote != '\'' && quote != '"' && quote != '`') {
        return false;
    }
    const qsizetype end = m_text.indexOf(QByteArrayView(&quote, 1), m_position + 1);
    if (end < 0) {
        fail(m_position, u"unclosed quote"_qs);
        return true;
    }
    m_position = end + 1; // a doubled quote simply begins the next quoted text
    return true;
}

bool Scanner::skipDollarQuoted()
{
    if (m_text[m_position] != '$') {
        return false;
    }
    qsizetype tagEnd = m_position + 1;
    if (tagEnd < m_text.size() && isDigit(m_text[tagEnd])) {
        return false; // $1 is a parameter, and $1$ no quote, in PostgreSQL either
    }
    while (tagEnd < m_text.size() && isTagCharacter(m_text[tagEnd])) {
        ++tagEnd;
    }
    if (tagEnd >= m_text.size() || m_text[tagEnd] != '$') {
        return false;
    }
    const QByteArrayView tag = m_text.sliced(m_position, tagEnd + 1 - m_position);
    const qsizetype end = m_text.indexOf(tag, tagEnd + 1);
    m_position = end < 0 ? m_text.size() : end + tag.size();
    return true;
}

bool Scanner::skipParenthesis()
{
    const char c = m_text[m_position];
    if (c != '(' && c != ')') {
        return false;
    }
    if (c == ')' && m_depth == 0) {
        fail(m_position, u"unexpected ')'"_qs);
        return true;
    }
    if (c == '(' && m_depth == 0) {
        m_opening = m_position;
    }
    m_depth += c == '(' ? 1 : -1;
    ++m_position;
    return true;
}

/// `BEGIN ATOMIC … END;` and `BEGIN … END;` hold statements of their own. A BEGIN without its END is an
/// ordinary word.
bool Scanner::skipBlock()
{
    const qsizetype afterBegin = usesBlocks() && startsWord() ? afterWord(m_position, "begin") : -1;
    if (afterBegin < 0) {
        return false;
    }
    const qsizetype afterAtomic = afterWord(afterBegin, "atomic");
    const qsizetype bodyStart = afterAtomic < 0 ? afterBegin : afterAtomic;
    Scanner body(m_text.sliced(bodyStart), m_delimiter);
    while (const std::optional<QByteArrayView> statement = body.next()) {
        if (isEnd(*statement)) {
            m_position = bodyStart + body.position();
            return true;
        }
    }
    return false;
}

/// The position after `word` and the blanks behind it; -1 when it is not there, or nothing separates it.
qsizetype Scanner::afterWord(qsizetype from, QByteArrayView word) const
{
    const QByteArrayView found = m_text.sliced(from, std::min(word.size(), m_text.size() - from));
    qsizetype end = from + word.size();
    if (found.compare(word, Qt::CaseInsensitive) != 0 || end >= m_text.size() || !isSpace(m_text[end])) {
        return -1;
    }
    while (end < m_text.size() && isSpace(m_text[end])) {
        ++end;
    }
    return end;
}

void Scanner::fail(qsizetype position, const QString &reason)
{
    const QByteArrayView before = m_text.first(position);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    m_error = u"%1:%2: %3"_qs.arg(QString::number(before.count('\n') + 1),
                                  QString::number(position - lineStart + 1), reason);
}

/// The delimiter named by a first line `-- atlas:delimiter X`, and the script without that line.
QByteArray takeDelimiter(QByteArrayView &script)
{
    constexpr QByteArrayView directive = "-- atlas:delimiter ";
    const qsizetype lineEnd = script.indexOf('\n');
    if (!script.startsWith(directive) || lineEnd < 0) {
        return defaultDelimiter.toByteArray();
    }
    QByteArray delimiter = script.first(lineEnd).sliced(directive.size()).trimmed().toByteArray();
    delimiter.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    script = script.sliced(lineEnd + 1);
    return delimiter.isEmpty() ? defaultDelimiter.toByteArray() : delimiter;
}

} // namespace

Result<QList<QByteArray>> splitStatements(const QByteArray &script)
{
    QByteArrayView text(script);
    const QByteArray delimiter = takeDelimiter(text);
    Scanner scanner(text, delimiter);
    QList<QByteArray> statements;
    while (const std::optional<QByteArrayView> statement = scanner.next()) {
        QByteArray kept = statement->toByteArray();
        if (delimiter != defaultDelimiter && kept.endsWith(delimiter.trimmed())) {
            kept = kept.chopped(delimiter.trimmed().size()).trimmed();
        }
        statements.append(kept);
    }
    if (!scanner.error().isEmpty()) {
        return Error{.kind = ErrorKind::Permanent, .message = scanner.error()};
    }
    return statements;
}

} // namespace ShelfHelp::Sql
