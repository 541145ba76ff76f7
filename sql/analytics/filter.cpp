// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter.h"

#include <vector>

namespace ShelfHelp::Sql {

namespace {

/// A value, or a NULL that a statement may leave out.
template <typename T>
Parameter orNull(const std::optional<T> &value)
{
    return value ? Parameter(*value) : Parameter::null();
}

Parameter texts(const std::optional<Selection> &selection)
{
    if (!selection) {
        return Parameter::null();
    }
    std::vector<std::optional<std::string>> values;
    for (const QString &value : selection->values) {
        values.emplace_back(value.toStdString());
    }
    return Parameter::texts(values);
}

Parameter isExcluded(const std::optional<Selection> &selection)
{
    return selection && selection->isExcluded;
}

Parameter word(std::optional<Temperature> temperature)
{
    if (!temperature) {
        return Parameter::null();
    }
    switch (*temperature) {
    case Temperature::Cold:
        return u"cold"_qs;
    case Temperature::Warm:
        return u"warm"_qs;
    case Temperature::Invalid:
        break;
    }
    return u"invalid"_qs;
}

Parameter word(std::optional<Disagreement> disagreement)
{
    if (!disagreement) {
        return Parameter::null();
    }
    switch (*disagreement) {
    case Disagreement::WindowOnly:
        return u"window"_qs;
    case Disagreement::ClockOnly:
        return u"clock"_qs;
    case Disagreement::Either:
        break;
    }
    return u"either"_qs;
}

} // namespace

bool Filter::isCarriedForSearches() const
{
    return !bookId && !shelfId && !readerId && !disagreement && shelfSize.isOpen() &&
           searchDurationUs.isOpen();
}

bool Filter::isCarriedForChecks() const
{
    return !bookId && !isSuspect && !message && !lacksDuration && checkDurationUs.isOpen();
}

bool Filter::restrictsSearches() const
{
    return !isCarriedForSearches() || searchTypes || temperature;
}

bool Filter::restrictsChecks() const
{
    return !isCarriedForChecks() || libraries || medium || outcomes;
}

Parameters Filter::searchParameters() const
{
    return {orNull(shelfId),
            orNull(readerId),
            orNull(shelfName),
            texts(searchTypes),
            isExcluded(searchTypes),
            word(temperature),
            orNull(shelfSize.from),
            orNull(shelfSize.to),
            orNull(searchDurationUs.from),
            orNull(searchDurationUs.to),
            orNull(bookId),
            word(disagreement)};
}

Parameters Filter::checkParameters() const
{
    return {texts(libraries),
            isExcluded(libraries),
            medium ? Parameter(*medium == Medium::Libby) : Parameter::null(),
            texts(outcomes),
            isExcluded(outcomes),
            orNull(isSuspect),
            orNull(bookId),
            orNull(checkDurationUs.from),
            orNull(checkDurationUs.to),
            orNull(lacksDuration),
            orNull(message)};
}

const QStringList &outcomeNames()
{
    static const QStringList names{u"available"_qs, u"out"_qs, u"absent"_qs, u"unknown"_qs};
    return names;
}

} // namespace ShelfHelp::Sql
