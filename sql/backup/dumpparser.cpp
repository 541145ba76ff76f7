// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dumpparser.h"

#include <algorithm>
#include <array>

namespace ShelfHelp::Sql {

namespace {

using Kind = DumpToken::Kind;

constexpr qsizetype pieceSize = 256 * 1024;

/// First words of what a dump has beside rows, and what is not for us to do.
constexpr std::array passedOverWords{"alter",    "analyze",  "begin", "comment", "commit", "create",
                                     "drop",     "grant",    "lock",  "refresh", "reset",  "revoke",
                                     "reassign", "security", "start", "import"};

/// As a value of COPY's text format.
void appendEscaped(QByteArray &row, const QByteArray &value)
{
    for (const char byte : value) {
        switch (byte) {
        case '\\':
            row += "\\\\";
            break;
        case '\b':
            row += "\\b";
            break;
        case '\f':
            row += "\\f";
            break;
        case '\n':
            row += "\\n";
            break;
        case '\r':
            row += "\\r";
            break;
        case '\t':
            row += "\\t";
            break;
        case '\v':
            row += "\\v";
            break;
        default:
            row += byte;
        }
    }
}

} // namespace

Error DumpParser::unexpected(const QString &where) const
{
    return m_lexer.errorHere(
        u"%1 that no dump has"_qs.arg(where),
        u"Nothing was changed. Take the dump with pg_dump --data-only, or supabase db dump "
        "--data-only --use-copy."_qs);
}

Outcome DumpParser::advance()
{
    Result<DumpToken> token = m_lexer.next();
    if (!token.ok()) {
        return token.error();
    }
    m_token = std::move(token).value();
    return success();
}

Outcome DumpParser::expect(const char *word)
{
    const bool isIt = qstrlen(word) == 1 ? m_token.is(word[0]) : m_token.isWord(word);
    return isIt ? advance()
                : Outcome(unexpected(u"something in place of “%1”"_qs.arg(QLatin1StringView(word))));
}

Outcome DumpParser::run()
{
    while (true) {
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
        if (m_token.kind == Kind::End) {
            return closeTable();
        }
        if (m_token.kind == Kind::Command || m_token.is(';')) {
            continue;
        }
        const DumpToken first = m_token;
        if (!first.isWord("insert")) {
            if (Outcome closed = closeTable(); !closed.ok()) {
                return closed;
            }
        }
        if (Outcome read = readStatement(first); !read.ok()) {
            return read;
        }
    }
}

Outcome DumpParser::readStatement(const DumpToken &first)
{
    if (first.isWord("copy")) {
        return readCopy();
    }
    if (first.isWord("insert")) {
        return readInsert();
    }
    if (first.isWord("set")) {
        return readSetting();
    }
    if (first.isWord("select")) {
        return readSelect();
    }
    const bool isPassedOver =
        std::ranges::any_of(passedOverWords, [&](const char *word) { return first.isWord(word); });
    if (!isPassedOver) {
        return unexpected(u"a statement"_qs);
    }
    ++m_passedOver[QString::fromLatin1(first.text).toUpper()];
    return skipStatement();
}

Outcome DumpParser::skipStatement()
{
    while (!m_token.is(';')) {
        if (m_token.kind == Kind::End) {
            return m_lexer.errorHere(u"a statement without an end"_qs,
                                     u"The file was cut: fetch it again."_qs);
        }
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
    }
    return success();
}

Result<DumpParser::Name> DumpParser::readTableAndColumns()
{
    Name name;
    QString schema = u"public"_qs;
    for (int part = 0;; ++part) {
        if (m_token.kind != Kind::Name || part > 1) {
            return unexpected(u"a table's name"_qs);
        }
        if (part == 1) {
            schema = name.table;
        }
        name.table = QString::fromUtf8(m_token.text);
        if (Outcome read = advance(); !read.ok()) {
            return read.error();
        }
        if (!m_token.is('.')) {
            break;
        }
        if (Outcome read = advance(); !read.ok()) {
            return read.error();
        }
    }
    name.table = schema + u'.' + name.table;
    if (!m_token.is('(')) {
        return name;
    }
    do {
        if (Outcome read = advance(); !read.ok()) {
            return read.error();
        }
        if (m_token.kind != Kind::Name) {
            return unexpected(u"a list of columns"_qs);
        }
        name.columns.append(QString::fromUtf8(m_token.text));
        if (Outcome read = advance(); !read.ok()) {
            return read.error();
        }
    } while (m_token.is(','));
    if (Outcome read = expect(")"); !read.ok()) {
        return read.error();
    }
    return name;
}

Outcome DumpParser::openTable(const Name &name)
{
    if (m_isOpen && m_open.table == name.table && m_open.columns == name.columns) {
        return success();
    }
    if (Outcome closed = closeTable(); !closed.ok()) {
        return closed;
    }
    const Result<bool> wanted = m_events.beginTable(name.table, name.columns);
    if (!wanted.ok()) {
        Error error = wanted.error();
        error.message = u"Line %1: %2"_qs.arg(QString::number(m_lexer.line()), error.message);
        return error;
    }
    m_isWanted = wanted.value();
    m_open = name;
    m_isOpen = true;
    return success();
}

Outcome DumpParser::closeTable()
{
    if (!m_isOpen) {
        return success();
    }
    m_isOpen = false;
    if (m_isWanted && !m_rows.isEmpty()) {
        if (Outcome taken = m_events.rows(m_rows); !taken.ok()) {
            return taken;
        }
    }
    m_rows.clear();
    return m_isWanted ? m_events.endTable() : success();
}

Outcome DumpParser::readCopy()
{
    if (Outcome read = advance(); !read.ok()) {
        return read;
    }
    const Result<Name> name = readTableAndColumns();
    if (!name.ok()) {
        return name.error();
    }
    if (Outcome read = expect("from"); !read.ok()) {
        return read;
    }
    if (Outcome read = expect("stdin"); !read.ok()) {
        return read;
    }
    if (!m_token.is(';')) {
        return unexpected(u"options of COPY"_qs);
    }
    if (Outcome opened = openTable(name.value()); !opened.ok()) {
        return opened;
    }
    const bool isWanted = m_isWanted;
    if (Outcome read = m_lexer.readCopyData(
            [&](QByteArrayView rows) { return isWanted ? m_events.rows(rows) : success(); });
        !read.ok()) {
        return read;
    }
    return closeTable();
}

Outcome DumpParser::readInsert()
{
    if (Outcome read = advance(); !read.ok()) {
        return read;
    }
    if (Outcome read = expect("into"); !read.ok()) {
        return read;
    }
    const Result<Name> name = readTableAndColumns();
    if (!name.ok()) {
        return name.error();
    }
    if (Outcome opened = openTable(name.value()); !opened.ok()) {
        return opened;
    }
    if (!m_isWanted) {
        return skipStatement();
    }
    if (m_token.isWord("overriding")) {
        for (int words = 0; words < 3; ++words) { // OVERRIDING SYSTEM VALUE
            if (Outcome read = advance(); !read.ok()) {
                return read;
            }
        }
    }
    if (Outcome read = expect("values"); !read.ok()) {
        return read;
    }
    if (Outcome read = readTuples(); !read.ok()) {
        return read;
    }
    // ON CONFLICT DO NOTHING, of pg_dump --on-conflict-do-nothing; what conflicts is refused here.
    return m_token.isWord("on") || m_token.is(';') ? skipStatement() : Outcome(unexpected(u"an INSERT"_qs));
}

Outcome DumpParser::readTuples()
{
    while (true) {
        if (Outcome read = readTuple(); !read.ok()) {
            return read;
        }
        if (m_rows.size() >= pieceSize) {
            if (Outcome taken = m_events.rows(m_rows); !taken.ok()) {
                return taken;
            }
            m_rows.clear();
        }
        if (!m_token.is(',')) {
            return success();
        }
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
    }
}

Outcome DumpParser::readTuple()
{
    if (!m_token.is('(')) {
        return unexpected(u"values"_qs);
    }
    qsizetype values = 0;
    do {
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
        if (values++ > 0) {
            m_rows += '\t';
        }
        if (Outcome read = readValue(m_rows); !read.ok()) {
            return read;
        }
    } while (m_token.is(','));
    if (values != m_open.columns.size()) {
        return unexpected(u"a row with %1 values for %2 columns"_qs.arg(
            QString::number(values), QString::number(m_open.columns.size())));
    }
    m_rows += '\n';
    return expect(")");
}

Outcome DumpParser::readValue(QByteArray &row)
{
    if (m_token.kind == Kind::Text) {
        appendEscaped(row, m_token.text);
    } else if (m_token.kind == Kind::Number || m_token.isWord("true") || m_token.isWord("false")) {
        row += m_token.text;
    } else if (m_token.isWord("null")) {
        row += "\\N";
    } else {
        return unexpected(u"a value"_qs);
    }
    if (Outcome read = advance(); !read.ok()) {
        return read;
    }
    return m_token.is(':') ? readCast() : success();
}

/// ::bigint[] – what the column is decides.
Outcome DumpParser::readCast()
{
    while (m_token.is(':') || m_token.is('[') || m_token.is(']') || m_token.is('.') ||
           m_token.kind == Kind::Name) {
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
    }
    return success();
}

/// Only setval('sequence', 5, true) tells anything.
Outcome DumpParser::readSelect()
{
    QList<DumpToken> words;
    constexpr qsizetype mostWords = 10;
    while (!m_token.is(';')) {
        if (m_token.kind == Kind::End) {
            return m_lexer.errorHere(u"a statement without an end"_qs,
                                     u"The file was cut: fetch it again."_qs);
        }
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
        if (words.size() < mostWords) {
            words.append(m_token);
        }
    }
    if (words.size() > 2 && words[0].isWord("pg_catalog") && words[1].is('.')) {
        words.remove(0, 2);
    }
    const bool isSetting = !words.isEmpty() && words[0].isWord("set_config");
    const bool isSequence = !words.isEmpty() && words[0].isWord("setval");
    if (!isSetting && !isSequence) {
        return unexpected(u"a SELECT"_qs);
    }
    const bool isPlain = isSequence && words.size() > 6 && words[2].kind == Kind::Text &&
                         words[4].kind == Kind::Number && words[6].isWord("true");
    if (isPlain) {
        m_events.sequence(QString::fromUtf8(words[2].text).remove(u'"'), words[4].text.toLongLong());
    }
    return success();
}

/// Two of them say how the rest has to be read.
Outcome DumpParser::readSetting()
{
    QList<QByteArray> words;
    while (!m_token.is(';')) {
        if (m_token.kind == Kind::End) {
            return m_lexer.errorHere(u"a statement without an end"_qs,
                                     u"The file was cut: fetch it again."_qs);
        }
        if (Outcome read = advance(); !read.ok()) {
            return read;
        }
        if (m_token.kind == Kind::Name || m_token.kind == Kind::Text) {
            words.append(m_token.text.toLower());
        }
    }
    if (words.contains("client_encoding") && !words.contains("utf8") && !words.contains("utf-8") &&
        !words.contains("unicode")) {
        return m_lexer.errorHere(u"the dump is not in UTF-8"_qs,
                                 u"Take it again: pg_dump --encoding=UTF8."_qs);
    }
    if (words.contains("standard_conforming_strings") && words.contains("off")) {
        return m_lexer.errorHere(
            u"the dump is written with standard_conforming_strings off"_qs,
            u"Take it again in the form of COPY: pg_dump --data-only, without --inserts."_qs);
    }
    return success();
}

} // namespace ShelfHelp::Sql
