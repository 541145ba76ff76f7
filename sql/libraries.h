// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

class Connection;

/// A library and what it is to be called. Names are not unique.
struct LibraryName
{
    QString libraryId;
    QString name;

    friend bool operator==(const LibraryName &, const LibraryName &) = default;
};

/// What naming did, or would do.
enum class Naming {
    Added,    ///< there was no such id
    Named,    ///< it was unnamed: registered by a notification, with its id as name
    Replaced, ///< it was called otherwise
    Kept,     ///< it is called otherwise, and stays so
    Same,     ///< it is called so already
};

struct NamedLibrary
{
    QString libraryId;
    QString name;   ///< the one that was asked for
    Naming outcome; ///< of Kept nothing was changed
    std::optional<QString> formerName = {};

    friend bool operator==(const NamedLibrary &, const NamedLibrary &) = default;
};

struct NamingOptions
{
    bool replaces = false; ///< names that differ are replaced, else kept
    bool isDryRun = false; ///< says what it would do, and rolls it back
};

/// A name as it is stored: blanks at both ends are taken away.
[[nodiscard]] QString trimmedName(const QString &name);

/// What is wrong with a trimmed name or an id, as the end of a sentence ("is empty"); nothing when it can be
/// stored: 1 to 200 characters, none of them a control character, a line separator or a change of direction.
[[nodiscard]] std::optional<QString> problemWithName(const QString &name);

/// Names libraries in one statement; ids are distinct, and everything has to be free of problems, else it is
/// ErrorKind::Usage and nothing changes. In the order given.
[[nodiscard]] Result<QList<NamedLibrary>>
nameLibraries(Connection &connection, const QList<LibraryName> &libraries, const NamingOptions &options = {});

/// How many other libraries are called so.
[[nodiscard]] Result<qint64> countNamesakes(Connection &connection, const LibraryName &library);

} // namespace ShelfHelp::Sql
