// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/filter.h>

#include <QList>
#include <QLocale>
#include <QMap>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// What a filter can be about; each is at most one chip.
enum class FilterField {
    SearchType,
    Temperature,
    Disagreement,
    ShelfSize,
    SearchDuration,
    Shelf,
    Reader,
    Library,
    Medium,
    Outcome,
    Suspect,
    Message,
    CheckDuration,
    LacksDuration,
    Book,
};

/// How people call what is filtered by an id: the title of a book, the name of a library.
using FilterLabels = QMap<FilterField, QString>;

/// A step a mark or a menu offers: this field as in `filter`. `label` as in FilterLabels, may be empty.
struct FilterStep
{
    FilterField field{};
    Sql::Filter filter;
    QString label = {};

    friend bool operator==(const FilterStep &, const FilterStep &) = default;
};

/// One restriction in words: "Medium", "is", "Libby".
struct FilterTerm
{
    FilterField field{};
    QString name;
    QString value;
    bool isExcluded = false;
    bool canExclude = false;

    [[nodiscard]] QString text() const;
};

/// All restrictions of a filter, in the order of FilterField. Values may come from payloads: plain text.
[[nodiscard]] QList<FilterTerm> termsOf(const Sql::Filter &filter, const FilterLabels &labels,
                                        const QLocale &locale);

/// `filter` with one field as it is in `source`.
[[nodiscard]] Sql::Filter withField(Sql::Filter filter, FilterField field, const Sql::Filter &source);
/// … without that restriction.
[[nodiscard]] Sql::Filter withoutField(Sql::Filter filter, FilterField field);
/// … with "is" and "is not" exchanged, where the field knows both.
[[nodiscard]] Sql::Filter withExchanged(Sql::Filter filter, FilterField field);

/// `filter` with those of `outcomes` alone that it lets through.
[[nodiscard]] Sql::Filter withOutcomesOf(Sql::Filter filter, const QStringList &outcomes);

[[nodiscard]] FilterStep mediumStep(Sql::Medium medium);
[[nodiscard]] FilterStep temperatureStep(Sql::Temperature temperature);
/// `outcome` is one of Sql::outcomeNames().
[[nodiscard]] FilterStep outcomeStep(const QString &outcome);
[[nodiscard]] FilterStep searchTypeStep(const QString &type);
[[nodiscard]] FilterStep shelfStep(qint64 shelfId, const QString &url);
/// Nothing for a shelf that is no reader's.
[[nodiscard]] std::optional<FilterStep> readerStep(const QString &readerId);
[[nodiscard]] FilterStep bookStep(qint64 bookId, const QString &title);
[[nodiscard]] FilterStep libraryStep(const QString &libraryId, const QString &name);

/// "Libby", "Physical"; "Cold" …; "Available" …; "Shuffle" … as people read them.
[[nodiscard]] QString mediumText(Sql::Medium medium);
[[nodiscard]] QString temperatureText(Sql::Temperature temperature);
[[nodiscard]] QString outcomeText(const QString &outcome);
/// Types come from payloads: known ones capitalised, others as they are.
[[nodiscard]] QString searchTypeText(const QString &type);

} // namespace ShelfHelp::Ui
