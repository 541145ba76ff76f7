// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filterterms.h"

#include "celltext.h"

#include <ui/format/numbers.h>
#include <ui/format/privacy.h>

#include <QCoreApplication>

#include <functional>

namespace ShelfHelp::Ui {

namespace {

struct Terms
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Terms)
};

constexpr qsizetype longestValue = 60; ///< of a chip

QString shortened(const QString &text)
{
    return text.size() <= longestValue ? text : QString(text.left(longestValue - 1) + u'…');
}

/// "200–249", "from 600", "below 50".
QString rangeText(const Sql::NumberRange &range, const std::function<QString(qint64)> &number,
                  const QString &span)
{
    if (range.from && range.to) {
        return span;
    }
    return range.from ? Terms::tr("from %1").arg(number(*range.from))
                      : Terms::tr("below %1").arg(number(range.to.value_or(0)));
}

QString sizeText(const Sql::NumberRange &range, const QLocale &locale)
{
    const auto number = [&](qint64 size) { return Terms::tr("%1 books").arg(countText(size, locale)); };
    const QString span =
        Terms::tr("%1–%2 books")
            .arg(countText(range.from.value_or(0), locale), countText(range.to.value_or(0) - 1, locale));
    return rangeText(range, number, span);
}

QString durationsText(const Sql::NumberRange &range, const QLocale &locale)
{
    const auto number = [&](qint64 us) { return exactDurationText(us, locale); };
    const QString span =
        Terms::tr("%1 to %2").arg(number(range.from.value_or(0)), number(range.to.value_or(0)));
    return rangeText(range, number, span);
}

QString valuesText(const Sql::Selection &selection, const std::function<QString(const QString &)> &name)
{
    QStringList names;
    for (const QString &value : selection.values) {
        names.append(name(value));
    }
    return names.join(QLocale().textDirection() == Qt::RightToLeft ? u"، "_qs : u", "_qs);
}

QString disagreementText(Sql::Disagreement disagreement)
{
    switch (disagreement) {
    case Sql::Disagreement::WindowOnly:
        return Terms::tr("warm by the half hour only");
    case Sql::Disagreement::ClockOnly:
        return Terms::tr("warm by the duration only");
    case Sql::Disagreement::Either:
        break;
    }
    return Terms::tr("of either kind");
}

/// Collects the terms of one filter.
class Collector final
{
public:
    Collector(const Sql::Filter &filter, const FilterLabels &labels, const QLocale &locale)
        : m_filter(filter)
        , m_labels(labels)
        , m_locale(locale)
    {
    }

    [[nodiscard]] QList<FilterTerm> collect()
    {
        addSearchTerms();
        addCheckTerms();
        if (m_filter.bookId) {
            add(FilterField::Book, Terms::tr("Book"), labelled(FilterField::Book, *m_filter.bookId));
        }
        return m_terms;
    }

private:
    void add(FilterField field, const QString &name, const QString &value)
    {
        m_terms.append({.field = field, .name = name, .value = shortened(value)});
    }

    void addSelection(FilterField field, const QString &name, const std::optional<Sql::Selection> &selection,
                      const std::function<QString(const QString &)> &valueName)
    {
        if (selection) {
            m_terms.append({.field = field,
                            .name = name,
                            .value = shortened(valuesText(*selection, valueName)),
                            .isExcluded = selection->isExcluded,
                            .canExclude = true});
        }
    }

    [[nodiscard]] QString labelled(FilterField field, qint64 id) const
    {
        const QString label = m_labels.value(field);
        return label.isEmpty() ? Terms::tr("no. %1").arg(id) : label;
    }

    void addSearchTerms()
    {
        addSelection(FilterField::SearchType, Terms::tr("Search type"), m_filter.searchTypes, searchTypeText);
        if (m_filter.temperature) {
            add(FilterField::Temperature, Terms::tr("Searches"), temperatureText(*m_filter.temperature));
        }
        if (m_filter.disagreement) {
            add(FilterField::Disagreement, Terms::tr("Rules disagree"),
                disagreementText(*m_filter.disagreement));
        }
        if (!m_filter.shelfSize.isOpen()) {
            add(FilterField::ShelfSize, Terms::tr("Shelf size"), sizeText(m_filter.shelfSize, m_locale));
        }
        if (!m_filter.searchDurationUs.isOpen()) {
            add(FilterField::SearchDuration, Terms::tr("Search duration"),
                durationsText(m_filter.searchDurationUs, m_locale));
        }
        if (m_filter.shelfId) {
            const QString url = m_labels.value(FilterField::Shelf);
            add(FilterField::Shelf, Terms::tr("Shelf"),
                url.isEmpty() ? labelled(FilterField::Shelf, *m_filter.shelfId) : shelfUrlText(url));
        }
        if (m_filter.readerId) {
            add(FilterField::Reader, Terms::tr("Reader"), *m_filter.readerId);
        }
    }

    void addCheckTerms()
    {
        addSelection(
            FilterField::Library, Terms::tr("Library"), m_filter.libraries, [this](const QString &id) {
                const QString label = m_labels.value(FilterField::Library);
                const bool isOnly = m_filter.libraries->values.size() == 1;
                return isOnly && !label.isEmpty() && label != id ? Terms::tr("%1 (%2)").arg(label, id) : id;
            });
        if (m_filter.medium) {
            add(FilterField::Medium, Terms::tr("Medium"), mediumText(*m_filter.medium));
        }
        addSelection(FilterField::Outcome, Terms::tr("Outcome"), m_filter.outcomes, outcomeText);
        if (m_filter.isSuspect) {
            add(FilterField::Suspect, Terms::tr("Text and flag"),
                *m_filter.isSuspect ? Terms::tr("disagree") : Terms::tr("agree"));
        }
        if (m_filter.message) {
            const QString message = visibleText(*m_filter.message);
            add(FilterField::Message, Terms::tr("Answer"),
                message.isEmpty() ? Terms::tr("(no text)") : message);
        }
        if (!m_filter.checkDurationUs.isOpen()) {
            add(FilterField::CheckDuration, Terms::tr("Check duration"),
                durationsText(m_filter.checkDurationUs, m_locale));
        }
        if (m_filter.lacksDuration) {
            add(FilterField::LacksDuration, Terms::tr("Duration"),
                *m_filter.lacksDuration ? Terms::tr("not usable") : Terms::tr("usable"));
        }
    }

    const Sql::Filter &m_filter;
    const FilterLabels &m_labels;
    const QLocale &m_locale;
    QList<FilterTerm> m_terms;
};

} // namespace

QString FilterTerm::text() const
{
    return isExcluded   ? Terms::tr("%1 is not %2").arg(name, value)
           : canExclude ? Terms::tr("%1 is %2").arg(name, value)
                        : Terms::tr("%1: %2").arg(name, value);
}

QList<FilterTerm> termsOf(const Sql::Filter &filter, const FilterLabels &labels, const QLocale &locale)
{
    return Collector(filter, labels, locale).collect();
}

Sql::Filter withField(Sql::Filter filter, FilterField field, const Sql::Filter &source)
{
    switch (field) {
    case FilterField::SearchType:
        filter.searchTypes = source.searchTypes;
        break;
    case FilterField::Temperature:
        filter.temperature = source.temperature;
        break;
    case FilterField::Disagreement:
        filter.disagreement = source.disagreement;
        break;
    case FilterField::ShelfSize:
        filter.shelfSize = source.shelfSize;
        break;
    case FilterField::SearchDuration:
        filter.searchDurationUs = source.searchDurationUs;
        break;
    case FilterField::Shelf:
        filter.shelfId = source.shelfId;
        break;
    case FilterField::Reader:
        filter.readerId = source.readerId;
        filter.shelfName = source.shelfName;
        break;
    case FilterField::Library:
        filter.libraries = source.libraries;
        break;
    case FilterField::Medium:
        filter.medium = source.medium;
        break;
    case FilterField::Outcome:
        filter.outcomes = source.outcomes;
        break;
    case FilterField::Suspect:
        filter.isSuspect = source.isSuspect;
        break;
    case FilterField::Message:
        filter.message = source.message;
        break;
    case FilterField::CheckDuration:
        filter.checkDurationUs = source.checkDurationUs;
        break;
    case FilterField::LacksDuration:
        filter.lacksDuration = source.lacksDuration;
        break;
    case FilterField::Book:
        filter.bookId = source.bookId;
        break;
    }
    return filter;
}

Sql::Filter withoutField(Sql::Filter filter, FilterField field)
{
    return withField(std::move(filter), field, {});
}

Sql::Filter withExchanged(Sql::Filter filter, FilterField field)
{
    const auto exchange = [](std::optional<Sql::Selection> &selection) {
        if (selection) {
            selection->isExcluded = !selection->isExcluded;
        }
    };
    switch (field) {
    case FilterField::SearchType:
        exchange(filter.searchTypes);
        break;
    case FilterField::Library:
        exchange(filter.libraries);
        break;
    case FilterField::Outcome:
        exchange(filter.outcomes);
        break;
    default:
        break;
    }
    return filter;
}

Sql::Filter withOutcomesOf(Sql::Filter filter, const QStringList &outcomes)
{
    QStringList left;
    for (const QString &outcome : outcomes) {
        if (!filter.outcomes || filter.outcomes->contains(outcome)) {
            left.append(outcome);
        }
    }
    filter.outcomes = Sql::Selection{.values = left};
    return filter;
}

FilterStep mediumStep(Sql::Medium medium)
{
    FilterStep step{.field = FilterField::Medium, .filter = {}};
    step.filter.medium = medium;
    return step;
}

FilterStep temperatureStep(Sql::Temperature temperature)
{
    FilterStep step{.field = FilterField::Temperature, .filter = {}};
    step.filter.temperature = temperature;
    return step;
}

FilterStep outcomeStep(const QString &outcome)
{
    FilterStep step{.field = FilterField::Outcome, .filter = {}};
    step.filter.outcomes = Sql::Selection{.values = {outcome}};
    return step;
}

FilterStep searchTypeStep(const QString &type)
{
    FilterStep step{.field = FilterField::SearchType, .filter = {}};
    step.filter.searchTypes = Sql::Selection{.values = {type}};
    return step;
}

FilterStep shelfStep(qint64 shelfId, const QString &url)
{
    FilterStep step{.field = FilterField::Shelf, .filter = {}, .label = url};
    step.filter.shelfId = shelfId;
    return step;
}

std::optional<FilterStep> readerStep(const QString &readerId)
{
    if (readerId.isEmpty()) {
        return std::nullopt;
    }
    FilterStep step{.field = FilterField::Reader, .filter = {}};
    step.filter.readerId = readerId;
    return step;
}

FilterStep bookStep(qint64 bookId, const QString &title)
{
    FilterStep step{.field = FilterField::Book, .filter = {}, .label = title};
    step.filter.bookId = bookId;
    return step;
}

FilterStep libraryStep(const QString &libraryId, const QString &name)
{
    FilterStep step{.field = FilterField::Library, .filter = {}, .label = name};
    step.filter.libraries = Sql::Selection{.values = {libraryId}};
    return step;
}

QString mediumText(Sql::Medium medium)
{
    return medium == Sql::Medium::Libby ? Terms::tr("Libby") : Terms::tr("Physical");
}

QString temperatureText(Sql::Temperature temperature)
{
    switch (temperature) {
    case Sql::Temperature::Cold:
        return Terms::tr("cold");
    case Sql::Temperature::Warm:
        return Terms::tr("warm");
    case Sql::Temperature::Invalid:
        break;
    }
    return Terms::tr("without a usable duration");
}

QString outcomeText(const QString &outcome)
{
    const qsizetype index = Sql::outcomeNames().indexOf(outcome);
    switch (index) {
    case 0:
        return Terms::tr("Available");
    case 1:
        return Terms::tr("Out");
    case 2:
        return Terms::tr("Not in catalogue");
    case 3:
        return Terms::tr("Unknown");
    default:
        return outcome;
    }
}

QString searchTypeText(const QString &type)
{
    if (type.compare(u"shuffle"_qs, Qt::CaseInsensitive) == 0) {
        return Terms::tr("Shuffle");
    }
    if (type.compare(u"search"_qs, Qt::CaseInsensitive) == 0) {
        return Terms::tr("Search");
    }
    return type.isEmpty() ? Terms::tr("none") : type;
}

} // namespace ShelfHelp::Ui
