// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "savedview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

template <typename Value>
using Words = std::initializer_list<std::pair<Value, const char *>>;

constexpr Words<ComparisonMode> comparisonWords{{ComparisonMode::None, "none"},
                                                {ComparisonMode::PreviousPeriod, "previous"},
                                                {ComparisonMode::YearBefore, "year-before"},
                                                {ComparisonMode::Custom, "custom"}};
constexpr Words<Sql::Medium> mediumWords{{Sql::Medium::Libby, "libby"}, {Sql::Medium::Physical, "physical"}};
constexpr Words<Sql::Temperature> temperatureWords{{Sql::Temperature::Cold, "cold"},
                                                   {Sql::Temperature::Warm, "warm"},
                                                   {Sql::Temperature::Invalid, "invalid"}};
constexpr Words<Sql::Disagreement> disagreementWords{{Sql::Disagreement::WindowOnly, "window"},
                                                     {Sql::Disagreement::ClockOnly, "clock"},
                                                     {Sql::Disagreement::Either, "either"}};

template <typename Value>
QString wordOf(Words<Value> words, Value value)
{
    for (const auto &[candidate, word] : words) {
        if (candidate == value) {
            return QString::fromLatin1(word);
        }
    }
    Q_UNREACHABLE();
}

template <typename Value>
std::optional<Value> valueOf(Words<Value> words, const QJsonValue &word)
{
    for (const auto &[value, candidate] : words) {
        if (word.toString() == QLatin1StringView(candidate)) {
            return value;
        }
    }
    return std::nullopt;
}

QJsonObject rangeJson(const Sql::TimeRange &range)
{
    return {{u"from"_qs, range.from.toUTC().toString(Qt::ISODateWithMs)},
            {u"to"_qs, range.to.toUTC().toString(Qt::ISODateWithMs)}};
}

std::optional<Sql::TimeRange> rangeOf(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    const Sql::TimeRange range{QDateTime::fromString(object[u"from"_qs].toString(), Qt::ISODateWithMs),
                               QDateTime::fromString(object[u"to"_qs].toString(), Qt::ISODateWithMs)};
    const bool isRange = range.from.isValid() && range.to.isValid() && !range.isEmpty();
    return isRange ? std::optional(range) : std::nullopt;
}

/// Writes and reads the parts of a filter, each once: one list of them for both ways.
class FilterMapper final
{
public:
    /// Reads from `json` into the filter, or writes the filter into it.
    FilterMapper(QJsonObject &json, bool reads)
        : m_json(json)
        , m_reads(reads)
    {
    }

    void map(Sql::Filter &filter)
    {
        number(u"book"_qs, filter.bookId);
        number(u"shelf"_qs, filter.shelfId);
        text(u"reader"_qs, filter.readerId);
        text(u"shelfName"_qs, filter.shelfName);
        selection(u"searchTypes"_qs, filter.searchTypes);
        word(u"temperature"_qs, temperatureWords, filter.temperature);
        word(u"disagreement"_qs, disagreementWords, filter.disagreement);
        numbers(u"shelfSize"_qs, filter.shelfSize);
        numbers(u"searchDurationUs"_qs, filter.searchDurationUs);
        selection(u"libraries"_qs, filter.libraries);
        word(u"medium"_qs, mediumWords, filter.medium);
        selection(u"outcomes"_qs, filter.outcomes);
        flag(u"suspect"_qs, filter.isSuspect);
        text(u"message"_qs, filter.message);
        flag(u"lacksDuration"_qs, filter.lacksDuration);
        numbers(u"checkDurationUs"_qs, filter.checkDurationUs);
    }

private:
    template <typename Value, typename Write, typename Read>
    void member(const QString &key, std::optional<Value> &value, Write write, Read read)
    {
        if (m_reads) {
            value = m_json.contains(key) ? read(m_json[key]) : std::nullopt;
        } else if (value) {
            m_json.insert(key, write(*value));
        }
    }

    void number(const QString &key, std::optional<qint64> &value)
    {
        member(
            key, value, [](qint64 n) { return QJsonValue(n); },
            [](const QJsonValue &json) {
                return json.isDouble() ? std::optional(json.toInteger()) : std::nullopt;
            });
    }

    void text(const QString &key, std::optional<QString> &value)
    {
        member(
            key, value, [](const QString &words) { return QJsonValue(words); },
            [](const QJsonValue &json) {
                return json.isString() ? std::optional(json.toString()) : std::nullopt;
            });
    }

    void flag(const QString &key, std::optional<bool> &value)
    {
        member(
            key, value, [](bool on) { return QJsonValue(on); },
            [](const QJsonValue &json) {
                return json.isBool() ? std::optional(json.toBool()) : std::nullopt;
            });
    }

    template <typename Value>
    void word(const QString &key, Words<Value> words, std::optional<Value> &value)
    {
        member(
            key, value, [words](Value each) { return QJsonValue(wordOf(words, each)); },
            [words](const QJsonValue &json) { return valueOf(words, json); });
    }

    void selection(const QString &key, std::optional<Sql::Selection> &value)
    {
        member(
            key, value,
            [](const Sql::Selection &chosen) {
                return QJsonObject{{u"values"_qs, QJsonArray::fromStringList(chosen.values)},
                                   {u"excluded"_qs, chosen.isExcluded}};
            },
            [](const QJsonValue &json) {
                Sql::Selection chosen{.isExcluded = json[u"excluded"_qs].toBool()};
                const QJsonArray values = json[u"values"_qs].toArray();
                for (const QJsonValueConstRef each : values) {
                    chosen.values.append(each.toString());
                }
                return std::optional(chosen);
            });
    }

    void numbers(const QString &key, Sql::NumberRange &range)
    {
        number(key + u"From", range.from);
        number(key + u"To", range.to);
    }

    QJsonObject &m_json;
    bool m_reads;
};

QJsonObject labelsJson(const FilterLabels &labels)
{
    QJsonObject json;
    for (auto label = labels.cbegin(); label != labels.cend(); ++label) {
        json.insert(QString::number(int(label.key())), label.value());
    }
    return json;
}

FilterLabels labelsOf(const QJsonObject &json)
{
    FilterLabels labels;
    for (auto label = json.constBegin(); label != json.constEnd(); ++label) {
        labels.insert(FilterField(label.key().toInt()), label.value().toString());
    }
    return labels;
}

QJsonObject comparisonJson(const Comparison &comparison)
{
    QJsonObject json{{u"mode"_qs, wordOf(comparisonWords, comparison.mode)},
                     {u"matchesWeekday"_qs, comparison.matchesWeekday}};
    if (comparison.mode == ComparisonMode::Custom) {
        json.insert(u"custom"_qs, rangeJson(comparison.custom));
    }
    return json;
}

Comparison comparisonOf(const QJsonObject &json)
{
    Comparison comparison{
        .mode = valueOf(comparisonWords, json[u"mode"_qs]).value_or(ComparisonMode::PreviousPeriod),
        .matchesWeekday = json[u"matchesWeekday"_qs].toBool(true)};
    const auto custom = rangeOf(json[u"custom"_qs]);
    if (comparison.mode == ComparisonMode::Custom && !custom) {
        comparison.mode = ComparisonMode::PreviousPeriod;
    }
    comparison.custom = custom.value_or(Sql::TimeRange());
    return comparison;
}

QJsonObject viewJson(View view)
{
    QJsonObject filter;
    FilterMapper(filter, false).map(view.filter);
    QJsonArray buckets;
    for (const auto &bucket : view.buckets) {
        buckets.append(bucket ? QJsonValue(Sql::bucketName(*bucket)) : QJsonValue());
    }
    QJsonObject json{{u"page"_qs, view.page},
                     {u"comparison"_qs, comparisonJson(view.comparison)},
                     {u"buckets"_qs, buckets},
                     {u"filter"_qs, filter},
                     {u"labels"_qs, labelsJson(view.labels)},
                     {u"funnelWindowMinutes"_qs, int(view.funnelWindow.count())}};
    if (const auto preset = view.range.preset()) {
        json.insert(u"preset"_qs, Sql::presetName(*preset));
    } else {
        json.insert(u"range"_qs, rangeJson(*view.range.custom()));
    }
    if (view.zoom) {
        json.insert(u"zoom"_qs, rangeJson(*view.zoom));
    }
    return json;
}

std::optional<View> viewOf(const QJsonObject &json)
{
    View view{.page = json[u"page"_qs].toString(),
              .zoom = rangeOf(json[u"zoom"_qs]),
              .comparison = comparisonOf(json[u"comparison"_qs].toObject()),
              .labels = labelsOf(json[u"labels"_qs].toObject()),
              .funnelWindow = funnelWindowOf(json[u"funnelWindowMinutes"_qs].toInt())};
    const auto preset = Sql::presetFromName(json[u"preset"_qs].toString());
    const auto range = rangeOf(json[u"range"_qs]);
    if (view.page.isEmpty() || (!preset && !range)) {
        return std::nullopt;
    }
    view.range = preset ? RangeSelection(*preset) : RangeSelection(*range);
    const QJsonArray buckets = json[u"buckets"_qs].toArray();
    for (std::size_t i = 0; i < view.buckets.size() && qsizetype(i) < buckets.size(); ++i) {
        view.buckets[i] = Sql::bucketFromName(buckets[qsizetype(i)].toString());
    }
    QJsonObject filter = json[u"filter"_qs].toObject();
    FilterMapper(filter, true).map(view.filter);
    return view;
}

} // namespace

std::chrono::minutes funnelWindowOf(int minutes)
{
    constexpr int longest = 24 * 60;
    return minutes > 0 && minutes <= longest ? std::chrono::minutes(minutes) : Sql::defaultFunnelWindow;
}

QByteArray toJson(const QList<SavedView> &views)
{
    QJsonArray list;
    for (const SavedView &saved : views) {
        QJsonObject json = viewJson(saved.view);
        json.insert(u"name"_qs, saved.name);
        list.append(json);
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

QList<SavedView> savedViewsFromJson(const QByteArray &json)
{
    QList<SavedView> views;
    const QJsonArray list = QJsonDocument::fromJson(json).array();
    for (const QJsonValueConstRef each : list) {
        const QString name = each[u"name"_qs].toString();
        const auto view = viewOf(each.toObject());
        if (view && !name.isEmpty()) {
            views.append({.name = name, .view = *view});
        }
    }
    return views;
}

} // namespace ShelfHelp::Ui
