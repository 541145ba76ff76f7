// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "libraries.h"

#include "transaction.h"

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr qsizetype longestName = 200; ///< characters

/// Whether a character could change how what stands around it is shown.
bool isHarmful(char32_t character)
{
    const bool turnsDirection =
        (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return turnsDirection;
    }
}

Outcome checkNames(const QList<LibraryName> &libraries)
{
    for (const LibraryName &library : libraries) {
        if (const auto problem = problemWithName(library.libraryId)) {
            return Error{.kind = ErrorKind::Usage, .message = u"The id of a library "_qs + *problem};
        }
        if (const auto problem = problemWithName(library.name)) {
            return Error{.kind = ErrorKind::Usage,
                         .message = u"The name of the library %1 %2"_qs.arg(library.libraryId, *problem)};
        }
    }
    return success();
}

Naming namingOf(const QString &outcome)
{
    if (outcome == u"added") {
        return Naming::Added;
    }
    if (outcome == u"named") {
        return Naming::Named;
    }
    if (outcome == u"replaced") {
        return Naming::Replaced;
    }
    return outcome == u"kept" ? Naming::Kept : Naming::Same;
}

Parameter column(const QList<LibraryName> &libraries, QString LibraryName::*member)
{
    std::vector<std::optional<std::string>> texts;
    for (const LibraryName &library : libraries) {
        texts.emplace_back((library.*member).toStdString());
    }
    return Parameter::texts(texts);
}

} // namespace

QString trimmedName(const QString &name)
{
    return name.trimmed();
}

std::optional<QString> problemWithName(const QString &name)
{
    if (!name.isValidUtf16()) {
        return u"is not valid text"_qs;
    }
    const QList<uint> characters = name.toUcs4();
    if (characters.isEmpty()) {
        return u"is empty"_qs;
    }
    if (characters.size() > longestName) {
        return u"has %1 characters, more than %2"_qs.arg(QString::number(characters.size()),
                                                         QString::number(longestName));
    }
    if (std::ranges::any_of(characters, isHarmful)) {
        return u"holds a control character"_qs;
    }
    return name == trimmedName(name) ? std::nullopt : std::optional(u"begins or ends with a blank"_qs);
}

Result<QList<NamedLibrary>> nameLibraries(Connection &connection, const QList<LibraryName> &libraries,
                                          const NamingOptions &options)
{
    if (Outcome checked = checkNames(libraries); !checked.ok()) {
        return checked.error();
    }
    Transaction transaction(connection); // rolls back by itself
    if (Outcome begun = transaction.begin(Transaction::Kind::Write); !begun.ok()) {
        return begun.error();
    }
    const Result<Rows> rows = connection.executeStatement(
        u"libraries/set_names"_qs, {column(libraries, &LibraryName::libraryId),
                                    column(libraries, &LibraryName::name), options.replaces});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<NamedLibrary> named;
    for (int row = 0; row < rows.value().size(); ++row) {
        named.append({.libraryId = rows.value().get<QString>(row, 0),
                      .name = libraries.at(row).name,
                      .outcome = namingOf(rows.value().get<QString>(row, 1)),
                      .formerName = rows.value().get<std::optional<QString>>(row, 2)});
    }
    if (!options.isDryRun) {
        if (Outcome committed = transaction.commit(); !committed.ok()) {
            return committed.error();
        }
    }
    return named;
}

Result<qint64> countNamesakes(Connection &connection, const LibraryName &library)
{
    const Result<Rows> rows =
        connection.executeStatement(u"libraries/count_namesakes"_qs, {library.name, library.libraryId});
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

} // namespace ShelfHelp::Sql
