// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/models/savedview.h>

#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

const QDateTime monday = QDateTime({2024, 9, 2}, {0, 0}, Qt::UTC);

View plain(const QString &page)
{
    View view;
    view.page = page;
    return view;
}

/// Every part of a filter.
Sql::Filter everything()
{
    return {.bookId = 1,
            .shelfId = 2,
            .readerId = u"158747789"_qs,
            .shelfName = u"to-read"_qs,
            .searchTypes = Sql::Selection{{u"Shuffle"_qs, {}}, true},
            .temperature = Sql::Temperature::Invalid,
            .disagreement = Sql::Disagreement::ClockOnly,
            .shelfSize = {200, 400},
            .searchDurationUs = {std::nullopt, 50'000},
            .libraries = Sql::Selection{{u"<b>"_qs, u"ü🚚"_qs}, false},
            .medium = Sql::Medium::Physical,
            .outcomes = Sql::Selection{{u"out"_qs}, false},
            .isSuspect = true,
            .message = u"AVAILABLE: ['Main']\n\"quoted\""_qs,
            .lacksDuration = false,
            .checkDurationUs = {1, std::nullopt}};
}

} // namespace

/// A view that was saved comes back as it was.
class SavedViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void comesBack_data();
    void comesBack();
    void leavesOutWhatMakesNoSense_data();
    void leavesOutWhatMakesNoSense();
    void windowsThatMakeNoSenseAreTheUsualOne();
    void relativeRangesStayRelative();
};

void SavedViewTest::comesBack_data()
{
    QTest::addColumn<View>("view");
    QTest::newRow("plain") << plain(u"overview"_qs);
    View view = plain(u"durations"_qs);
    view.range = RangeSelection(Sql::RangePreset::Last12Months);
    QTest::newRow("preset") << view;
    view.range = RangeSelection(Sql::TimeRange{monday, monday.addDays(3).addMSecs(1)});
    QTest::newRow("fixed range") << view;
    view.zoom = Sql::TimeRange{monday, monday.addSecs(3600)};
    QTest::newRow("zoomed") << view;
    view.comparison = {.mode = ComparisonMode::YearBefore, .matchesWeekday = false};
    QTest::newRow("a year before") << view;
    view.comparison = {.mode = ComparisonMode::Custom, .custom = {monday.addDays(-9), monday}};
    QTest::newRow("another period") << view;
    view.comparison.mode = ComparisonMode::None;
    view.comparison.custom = {};
    view.buckets = {Sql::Bucket::Hour, std::nullopt, Sql::Bucket::Month};
    QTest::newRow("buckets") << view;
    view.filter = everything();
    view.labels = {{FilterField::Book, u"<script>"_qs}, {FilterField::Library, u"Ünï"_qs}};
    QTest::newRow("every filter") << view;
    view.funnelWindow = std::chrono::minutes(120);
    QTest::newRow("a window of the funnel") << view;
    view.filter = {};
    view.filter.isSuspect = false;
    QTest::newRow("a filter of false") << view;
}

void SavedViewTest::comesBack()
{
    QFETCH(View, view);
    const QList<SavedView> saved{{u"one"_qs, view}, {u"two \"&\""_qs, plain(u"libraries"_qs)}};
    QCOMPARE(savedViewsFromJson(toJson(saved)), saved);
}

void SavedViewTest::leavesOutWhatMakesNoSense_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\xff{");
    QTest::newRow("no list") << QByteArray("{\"name\":\"x\"}");
    QTest::newRow("no name") << QByteArray("[{\"page\":\"overview\",\"preset\":\"7d\"}]");
    QTest::newRow("no page") << QByteArray("[{\"name\":\"x\",\"preset\":\"7d\"}]");
    QTest::newRow("no range") << QByteArray("[{\"name\":\"x\",\"page\":\"overview\"}]");
    QTest::newRow("range reversed") << QByteArray(
        "[{\"name\":\"x\",\"page\":\"overview\",\"range\":{\"from\":\"2024-09-03T00:00:00Z\",\"to\":"
        "\"2024-09-02T00:00:00Z\"}}]");
    QTest::newRow("entries of other kinds") << QByteArray("[1,null,[],\"x\"]");
}

void SavedViewTest::leavesOutWhatMakesNoSense()
{
    QFETCH(QByteArray, json);
    QCOMPARE(savedViewsFromJson(json), QList<SavedView>());
}

/// Those that were saved before there was a window, too.
void SavedViewTest::windowsThatMakeNoSenseAreTheUsualOne()
{
    for (const char *minutes : {"0", "-5", "1441", "1e99", "\"2 h\"", "null"}) {
        const auto views = savedViewsFromJson(
            QByteArray("[{\"name\":\"x\",\"page\":\"journey\",\"preset\":\"7d\",\"funnelWindowMinutes\":") +
            minutes + "}]");
        QCOMPARE(views.size(), 1);
        QCOMPARE(views.first().view.funnelWindow, Sql::defaultFunnelWindow);
    }
}

void SavedViewTest::relativeRangesStayRelative()
{
    View view = plain(u"overview"_qs);
    view.range = RangeSelection(Sql::RangePreset::Last7Days);
    QVERIFY(!toJson({{u"week"_qs, view}}).contains("2024"));
}

QTEST_GUILESS_MAIN(SavedViewTest)

#include "savedviewtest.moc"
