// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "csvreader.h"

#include <QStringDecoder>

#include <csv.h>

namespace ShelfHelp::App {

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

/// libcsv would take blanks away at both ends of a field; RFC 4180 counts them as part of it.
int isNoSpace(unsigned char)
{
    return 0;
}

Error errorAt(qsizetype line, qsizetype column, const QString &what)
{
    return {.kind = ErrorKind::Permanent,
            .message =
                u"line %1, column %2: %3"_qs.arg(QString::number(line), QString::number(column), what)};
}

/// Whether these bytes are UTF-8 as a whole.
bool isUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError();
}

/// Characters in the longest part from the start that is UTF-8.
qsizetype readableLength(QByteArrayView line)
{
    qsizetype length = line.size();
    while (length > 0 && !isUtf8(line.first(length))) {
        --length;
    }
    return QString::fromUtf8(line.first(length)).toUcs4().size();
}

/// Feeds libcsv line by line, to know where a record begins and where the parser stops.
class Parser final
{
    Q_DISABLE_COPY_MOVE(Parser)

public:
    Parser()
    {
        csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_space_func(&m_parser, isNoSpace);
    }

    ~Parser() { csv_free(&m_parser); }

    [[nodiscard]] Outcome feed(QByteArrayView line)
    {
        ++m_line;
        if (!isUtf8(line)) {
            return errorAt(m_line, readableLength(line) + 1, u"this is not UTF-8"_qs);
        }
        if (m_pending.fields.isEmpty() && !m_isInside) {
            m_pending.line = m_line;
        }
        const std::size_t read =
            csv_parse(&m_parser, line.data(), std::size_t(line.size()), takeField, takeEnd, this);
        m_isInside = !line.endsWith('\n') || m_recordsAtLine == m_records.size();
        m_recordsAtLine = m_records.size();
        if (read < std::size_t(line.size()) || csv_error(&m_parser) != CSV_SUCCESS) {
            return errorAt(
                m_line, readableLength(line.first(qsizetype(read))) + 1,
                u"a quotation mark is out of place: a field that holds one is quoted, and the mark doubled"_qs);
        }
        return success();
    }

    [[nodiscard]] Outcome finish()
    {
        if (csv_fini(&m_parser, takeField, takeEnd, this) != 0) {
            return errorAt(m_pending.line, 1, u"a quoted field that begins in this record has no end"_qs);
        }
        return success();
    }

    [[nodiscard]] QList<CsvRecord> takeRecords() { return std::move(m_records); }

private:
    static void takeField(void *bytes, std::size_t size, void *self)
    {
        static_cast<Parser *>(self)->m_pending.fields.append(
            QString::fromUtf8(static_cast<const char *>(bytes), qsizetype(size)));
    }

    static void takeEnd(int, void *self)
    {
        auto *parser = static_cast<Parser *>(self);
        parser->m_records.append(parser->m_pending);
        parser->m_pending.fields.clear();
    }

    csv_parser m_parser = {};
    QList<CsvRecord> m_records;
    CsvRecord m_pending;
    qsizetype m_line = 0;
    qsizetype m_recordsAtLine = 0;
    bool m_isInside = false; ///< of a quoted field that goes on in the next line
};

} // namespace

Result<QList<CsvRecord>> readCsv(const QByteArray &document)
{
    Parser parser;
    QByteArrayView rest(document);
    if (rest.startsWith(byteOrderMark)) {
        rest = rest.sliced(byteOrderMark.size());
    }
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? rest : rest.first(end + 1);
        if (Outcome fed = parser.feed(line); !fed.ok()) {
            return fed.error();
        }
        rest = rest.sliced(line.size());
    }
    if (Outcome finished = parser.finish(); !finished.ok()) {
        return finished.error();
    }
    return parser.takeRecords();
}

} // namespace ShelfHelp::App
