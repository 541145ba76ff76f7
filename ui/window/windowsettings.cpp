// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowsettings.h"

#include <ui/format/dates.h>

#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr std::array schemeNames{
    std::pair{ColorScheme::System, QLatin1StringView("system")},
    std::pair{ColorScheme::Light, QLatin1StringView("light")},
    std::pair{ColorScheme::Dark, QLatin1StringView("dark")},
    std::pair{ColorScheme::HighContrast, QLatin1StringView("high-contrast")},
};

constexpr QLatin1StringView geometryKey("window/geometry");
constexpr QLatin1StringView pageKey("window/page");
constexpr QLatin1StringView rangeKey("window/range");
constexpr QLatin1StringView themeKey("window/theme");
constexpr QLatin1StringView languageKey("window/language");
constexpr QLatin1StringView reportingZoneKey("window/timeZone");
constexpr QLatin1StringView sourceZoneKey("window/sourceTimeZone");
constexpr QLatin1StringView liveKey("window/lookForNewsSeconds");
constexpr QLatin1StringView singleKeysKey("window/singleKeys");
constexpr QLatin1StringView privacyKey("window/privacyMode");
constexpr QLatin1StringView comparisonKey("window/comparison");
constexpr QLatin1StringView matchWeekdayKey("window/matchWeekday");
constexpr QLatin1StringView bucketsKey("window/buckets");
constexpr QLatin1StringView funnelWindowKey("window/funnelWindowMinutes");
constexpr QLatin1StringView recentKey("window/recentRanges");
constexpr QLatin1StringView viewsKey("window/savedViews");
constexpr QLatin1StringView columnsGroup("columns");

constexpr std::array comparisonNames{
    std::pair{ComparisonMode::None, QLatin1StringView("none")},
    std::pair{ComparisonMode::PreviousPeriod, QLatin1StringView("previous")},
    std::pair{ComparisonMode::YearBefore, QLatin1StringView("year-before")},
};
constexpr qsizetype recentRangesKept = 8;

QTimeZone zoneOf(const QSettings &settings, QLatin1StringView key, const QTimeZone &otherwise)
{
    const QByteArray id = settings.value(key).toString().toLatin1();
    const QTimeZone zone(id); // of no id it is the system's
    return !id.isEmpty() && zone.isValid() ? plainZone(zone) : otherwise;
}

Comparison comparisonOf(const QSettings &settings)
{
    Comparison comparison;
    const QString word = settings.value(comparisonKey).toString();
    for (const auto &[mode, name] : comparisonNames) {
        comparison.mode = word == name ? mode : comparison.mode;
    }
    comparison.matchesWeekday = settings.value(matchWeekdayKey, true).toBool();
    return comparison;
}

QString comparisonName(ComparisonMode mode)
{
    for (const auto &[candidate, name] : comparisonNames) {
        if (candidate == mode) {
            return name;
        }
    }
    return comparisonNames[1].second; // a period of one's own is of the moment
}

std::array<std::optional<Sql::Bucket>, rangeLengths> bucketsOf(const QSettings &settings)
{
    std::array<std::optional<Sql::Bucket>, rangeLengths> buckets;
    const QStringList words = settings.value(bucketsKey).toStringList();
    for (std::size_t i = 0; i < buckets.size() && qsizetype(i) < words.size(); ++i) {
        buckets[i] = Sql::bucketFromName(words[qsizetype(i)]);
    }
    return buckets;
}

/// Written as 2024-09-02T00:00:00Z/2024-09-09T00:00:00Z.
QList<Sql::TimeRange> recentOf(const QSettings &settings)
{
    QList<Sql::TimeRange> recent;
    for (const QString &text : settings.value(recentKey).toStringList()) {
        const Sql::TimeRange range{QDateTime::fromString(text.section(u'/', 0, 0), Qt::ISODate),
                                   QDateTime::fromString(text.section(u'/', 1), Qt::ISODate)};
        if (range.from.isValid() && range.to.isValid() && !range.isEmpty()) {
            recent.append(range);
        }
    }
    return recent;
}

Preferences preferencesOf(const QSettings &settings)
{
    Preferences preferences{
        .colorScheme = colorSchemeFromName(settings.value(themeKey).toString()).value_or(ColorScheme::System),
        .language = settings.value(languageKey).toString(),
        .reportingZone = zoneOf(settings, reportingZoneKey, plainZone(QTimeZone::systemTimeZone())),
        .sourceZone = zoneOf(settings, sourceZoneKey, QTimeZone::utc()),
        .hasSingleKeys = settings.value(singleKeysKey, true).toBool(),
        .isPrivate = settings.value(privacyKey, false).toBool()};
    const int seconds = settings.value(liveKey, preferences.liveSeconds).toInt();
    preferences.liveSeconds = liveSteps().contains(seconds) ? seconds : preferences.liveSeconds;
    return preferences;
}

void savePreferences(QSettings &settings, const Preferences &preferences)
{
    settings.setValue(languageKey, preferences.language);
    settings.setValue(themeKey, colorSchemeName(preferences.colorScheme));
    settings.setValue(reportingZoneKey, QString::fromLatin1(preferences.reportingZone.id()));
    settings.setValue(sourceZoneKey, QString::fromLatin1(preferences.sourceZone.id()));
    settings.setValue(liveKey, preferences.liveSeconds);
    settings.setValue(singleKeysKey, preferences.hasSingleKeys);
    settings.setValue(privacyKey, preferences.isPrivate);
}

} // namespace

QString colorSchemeName(ColorScheme scheme)
{
    for (const auto &[candidate, name] : schemeNames) {
        if (candidate == scheme) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

std::optional<ColorScheme> colorSchemeFromName(const QString &name)
{
    for (const auto &[scheme, candidate] : schemeNames) {
        if (candidate == name) {
            return scheme;
        }
    }
    return std::nullopt;
}

void WindowSettings::remember(const Sql::TimeRange &chosen)
{
    recentRanges.removeAll(chosen);
    recentRanges.prepend(chosen);
    recentRanges.resize(std::min(recentRanges.size(), recentRangesKept));
}

WindowSettings WindowSettings::load()
{
    QSettings settings;
    WindowSettings loaded{.geometry = settings.value(geometryKey).toByteArray(),
                          .page = settings.value(pageKey).toString(),
                          .range = Sql::presetFromName(settings.value(rangeKey).toString()),
                          .preferences = preferencesOf(settings),
                          .comparison = comparisonOf(settings),
                          .buckets = bucketsOf(settings),
                          .funnelWindow = funnelWindowOf(settings.value(funnelWindowKey).toInt()),
                          .recentRanges = recentOf(settings),
                          .savedViews = savedViewsFromJson(settings.value(viewsKey).toByteArray())};
    settings.beginGroup(columnsGroup);
    for (const QString &page : settings.childKeys()) {
        loaded.columns.insert(page, settings.value(page).toByteArray());
    }
    return loaded;
}

void WindowSettings::save() const
{
    QSettings settings;
    settings.setValue(geometryKey, geometry);
    settings.setValue(pageKey, page);
    if (range) {
        settings.setValue(rangeKey, Sql::presetName(*range));
    } else {
        settings.remove(rangeKey);
    }
    savePreferences(settings, preferences);
    settings.setValue(comparisonKey, comparisonName(comparison.mode));
    settings.setValue(matchWeekdayKey, comparison.matchesWeekday);
    QStringList words;
    for (const auto &bucket : buckets) {
        words.append(bucket ? Sql::bucketName(*bucket) : QString());
    }
    settings.setValue(bucketsKey, words);
    words.clear();
    for (const Sql::TimeRange &each : recentRanges) {
        words.append(each.from.toUTC().toString(Qt::ISODate) + u'/' + each.to.toUTC().toString(Qt::ISODate));
    }
    settings.setValue(recentKey, words);
    settings.setValue(funnelWindowKey, int(funnelWindow.count()));
    settings.setValue(viewsKey, toJson(savedViews));
    settings.beginGroup(columnsGroup);
    for (auto column = columns.cbegin(); column != columns.cend(); ++column) {
        settings.setValue(column.key(), column.value());
    }
}

} // namespace ShelfHelp::Ui
