// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "libraryfile.h"

#include "csvreader.h"

#include <ingest/apply/printable.h>

#include <QHash>

#include <algorithm>

namespace ShelfHelp::App {

namespace {

const QString &idColumn()
{
    static const QString name = u"library_id"_qs;
    return name;
}

const QString &nameColumn()
{
    static const QString name = u"library_name"_qs;
    return name;
}

Error errorIn(const CsvRecord &record, const QString &what)
{
    return {.kind = ErrorKind::Permanent,
            .message = u"line %1: %2"_qs.arg(QString::number(record.line), what)};
}

/// Where a column stands.
Result<qsizetype> find(const CsvRecord &header, const QString &column)
{
    QStringList names;
    for (const QString &field : header.fields) {
        names.append(field.trimmed());
    }
    if (names.count(column) != 1) {
        return errorIn(header,
                       names.contains(column)
                           ? u"the column %1 stands there twice"_qs.arg(column)
                           : u"the column %1 is missing; the first line names the columns: %2,%3"_qs.arg(
                                 column, idColumn(), nameColumn()));
    }
    return names.indexOf(column);
}

/// Takes the records after the header, one by one.
class Collector final
{
public:
    Collector(qsizetype idIndex, qsizetype nameIndex, qsizetype fieldCount)
        : m_idIndex(idIndex)
        , m_nameIndex(nameIndex)
        , m_fieldCount(fieldCount)
    {
    }

    [[nodiscard]] Outcome add(const CsvRecord &record)
    {
        if (record.fields.size() != m_fieldCount) {
            return errorIn(record, u"%1 fields instead of %2"_qs.arg(QString::number(record.fields.size()),
                                                                     QString::number(m_fieldCount)));
        }
        const Sql::LibraryName library{Sql::trimmedName(record.fields.at(m_idIndex)),
                                       Sql::trimmedName(record.fields.at(m_nameIndex))};
        if (const auto problem = Sql::problemWithName(library.libraryId)) {
            return errorIn(record, u"column %1 %2"_qs.arg(idColumn(), *problem));
        }
        if (const auto problem = Sql::problemWithName(library.name)) {
            return errorIn(record, u"column %1 %2"_qs.arg(nameColumn(), *problem));
        }
        return remember(record, library);
    }

    [[nodiscard]] const QList<Sql::LibraryName> &libraries() const { return m_libraries; }

private:
    struct Seen
    {
        QString name;
        qsizetype line;
    };

    [[nodiscard]] Outcome remember(const CsvRecord &record, const Sql::LibraryName &library)
    {
        const auto seen = m_seen.constFind(library.libraryId);
        if (seen == m_seen.cend()) {
            m_seen.insert(library.libraryId, {library.name, record.line});
            m_libraries.append(library);
            return success();
        }
        if (seen->name == library.name) {
            return success();
        }
        return errorIn(record,
                       u"column %1: %2 has another name in line %3"_qs.arg(
                           idColumn(), Ingest::printable(library.libraryId), QString::number(seen->line)));
    }

    qsizetype m_idIndex;
    qsizetype m_nameIndex;
    qsizetype m_fieldCount;
    QHash<QString, Seen> m_seen;
    QList<Sql::LibraryName> m_libraries;
};

} // namespace

Result<QList<Sql::LibraryName>> readLibraryFile(const QByteArray &document)
{
    const Result<QList<CsvRecord>> records = readCsv(document);
    if (!records.ok()) {
        return records.error();
    }
    const CsvRecord header =
        records.value().isEmpty() ? CsvRecord{.line = 1, .fields = {}} : records.value().first();
    const Result<qsizetype> idIndex = find(header, idColumn());
    const Result<qsizetype> nameIndex = find(header, nameColumn());
    if (!idIndex.ok() || !nameIndex.ok()) {
        return idIndex.ok() ? nameIndex.error() : idIndex.error();
    }
    Collector collector(idIndex.value(), nameIndex.value(), header.fields.size());
    for (const CsvRecord &record : records.value().sliced(1)) {
        if (Outcome added = collector.add(record); !added.ok()) {
            return added.error();
        }
    }
    return collector.libraries();
}

} // namespace ShelfHelp::App
