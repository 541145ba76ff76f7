// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librariesreport.h"

#include <ingest/apply/printable.h>

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace ShelfHelp::App {

namespace {

using Ingest::printable;

struct NamingWord
{
    Sql::Naming naming;
    QLatin1StringView word;
};

constexpr std::array namingWords{NamingWord{Sql::Naming::Added, QLatin1StringView("added")},
                                 NamingWord{Sql::Naming::Named, QLatin1StringView("named")},
                                 NamingWord{Sql::Naming::Replaced, QLatin1StringView("replaced")},
                                 NamingWord{Sql::Naming::Kept, QLatin1StringView("kept")},
                                 NamingWord{Sql::Naming::Same, QLatin1StringView("same")}};

QString wordOf(Sql::Naming naming)
{
    return std::ranges::find(namingWords, naming, &NamingWord::naming)->word;
}

qsizetype count(const QList<Sql::NamedLibrary> &named, Sql::Naming naming)
{
    return std::ranges::count(named, naming, &Sql::NamedLibrary::outcome);
}

QString changeLine(const Sql::NamedLibrary &library)
{
    const QString former = library.formerName.value_or(QString());
    switch (library.outcome) {
    case Sql::Naming::Added:
    case Sql::Naming::Named:
        return u"  %1  %2: %3\n"_qs.arg(wordOf(library.outcome), printable(library.libraryId),
                                        printable(library.name));
    case Sql::Naming::Replaced:
        return u"  replaced  %1: %2 (was %3)\n"_qs.arg(printable(library.libraryId), printable(library.name),
                                                       printable(former));
    case Sql::Naming::Kept:
        return u"  kept  %1: %2 (not %3)\n"_qs.arg(printable(library.libraryId), printable(former),
                                                   printable(library.name));
    case Sql::Naming::Same:
        break;
    }
    return {};
}

} // namespace

QString libraryLine(const Sql::LibraryRow &library)
{
    const QString last = library.lastCheck ? library.lastCheck->toUTC().toString(Qt::ISODate) : u"-"_qs;
    const QString mark = library.isUnnamed ? u"  (unnamed)"_qs : QString();
    const qint64 checks = library.outcomes.total();
    return u"%1  %2  %3, last %4%5\n"_qs.arg(printable(library.libraryId), printable(library.name),
                                             checks == 1 ? u"1 check"_qs : u"%1 checks"_qs.arg(checks), last,
                                             mark);
}

QJsonObject libraryJson(const Sql::LibraryRow &library)
{
    return {{u"library_id"_qs, library.libraryId},
            {u"library_name"_qs, library.name},
            {u"checks"_qs, library.outcomes.total()},
            {u"last_check"_qs, library.lastCheck
                                   ? QJsonValue(library.lastCheck->toUTC().toString(Qt::ISODateWithMs))
                                   : QJsonValue()},
            {u"is_unnamed"_qs, library.isUnnamed},
            {u"is_name_shared"_qs, library.isNameShared}};
}

QString namingText(const QList<Sql::NamedLibrary> &named, bool isDryRun)
{
    QString text;
    for (const Sql::NamedLibrary &library : named) {
        text += changeLine(library);
    }
    QStringList counts;
    for (const NamingWord &word : namingWords) {
        counts.append(u"%1 %2"_qs.arg(QString::number(count(named, word.naming)), word.word));
    }
    return text + counts.join(u", ") + (isDryRun ? u" (nothing was changed: a dry run)\n"_qs : u"\n"_qs);
}

QJsonObject namingJson(const QList<Sql::NamedLibrary> &named, bool isDryRun)
{
    QJsonObject object{{u"dry_run"_qs, isDryRun}};
    QJsonArray libraries;
    for (const Sql::NamedLibrary &library : named) {
        if (library.outcome != Sql::Naming::Same) {
            libraries.append(QJsonObject{
                {u"library_id"_qs, library.libraryId},
                {u"library_name"_qs, library.name},
                {u"outcome"_qs, wordOf(library.outcome)},
                {u"former_name"_qs, library.formerName ? QJsonValue(*library.formerName) : QJsonValue()}});
        }
    }
    for (const NamingWord &word : namingWords) {
        object.insert(word.word, count(named, word.naming));
    }
    object.insert(u"libraries"_qs, libraries);
    return object;
}

} // namespace ShelfHelp::App
