// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/charts/cachechart.h>
#include <ui/charts/checkdurationchart.h>
#include <ui/charts/checkhistogram.h>
#include <ui/charts/ramp.h>
#include <ui/charts/searchhistogram.h>
#include <ui/charts/sizedurationchart.h>
#include <ui/models/narrowing.h>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Ui;

namespace {

constexpr int dayCount = 10;
constexpr int gapFrom = 3; ///< days 3, 4 and 5 have no searches and no checks
constexpr int gapTo = 5;
constexpr double tooLong = 4e11; ///< ms: more than twelve years
constexpr qint64 tooLongUs = qint64(tooLong) * 1000;

enum class Figures { Some, None, One, Extreme };

/// Ten days, the last of which is not over, and the ten before.
Question question()
{
    Question question;
    Sql::TimeContext &time = question.time;
    time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    time.range.to = time.range.from.addDays(dayCount);
    time.comparison = Sql::TimeRange{time.range.from.addDays(-dayCount), time.range.from};
    time.now = time.range.to.addSecs(-3600);
    return question;
}

QDateTime day(int index)
{
    return question().time.range.from.addDays(index);
}

/// The days that have figures.
QList<int> daysOf(Figures figures)
{
    switch (figures) {
    case Figures::Some:
    case Figures::Extreme:
        return {0, 1, 2, 6, 7, 8, 9};
    case Figures::One:
        return {4};
    case Figures::None:
        break;
    }
    return {};
}

Sql::DurationSummary summary(qint64 n, double ms, Figures figures)
{
    const bool isExtreme = figures == Figures::Extreme;
    return {.n = n, .p50Ms = isExtreme ? 0 : ms, .p95Ms = isExtreme ? tooLong : 4 * ms, .slowestMs = 9 * ms};
}

CacheChart::Data cacheHits(Figures figures)
{
    CacheChart::Data data{.now = {}, .before = QList<Sql::CacheBucket>()};
    for (const int i : daysOf(figures)) {
        data.now.append(
            {.start = day(i), .cold = 30, .warm = 10 + i, .byWindowOnly = i % 2, .byClockOnly = 1});
        data.before->append({.start = day(i - dayCount), .cold = 30, .warm = 30});
    }
    return data;
}

CheckDurationChart::Data checkDurations(Figures figures)
{
    CheckDurationChart::Data data{.now = {}, .before = QList<Sql::CheckDurationBucket>()};
    for (const int i : daysOf(figures)) {
        data.now.append({.start = day(i),
                         .libby = summary(100 + i, 700 + i, figures),
                         .physical = summary(5, 2100, figures)});
        data.before->append({.start = day(i - dayCount),
                             .libby = summary(100, 350, figures),
                             .physical = summary(50, 2000, figures)});
    }
    return data;
}

/// From the bin of one duration to that of another; only both ends have events.
QList<Sql::DurationBin> bins(qint64 fromUs, qint64 toUs)
{
    const int first = Sql::durationBin(fromUs);
    const int last = Sql::durationBin(toUs);
    QList<Sql::DurationBin> found;
    for (int bin = first; bin <= last; ++bin) {
        const bool isEnd = bin == first || bin == last;
        found.append({.fromUs = Sql::durationBinStart(bin),
                      .toUs = Sql::durationBinStart(bin + 1),
                      .first = isEnd ? 3 : 0,
                      .second = bin == last ? 9 : 0});
    }
    return found;
}

QList<Sql::DurationBin> histogram(Figures figures)
{
    switch (figures) {
    case Figures::Some:
        return bins(4'000, 2'000'000);
    case Figures::One:
        return bins(300'000, 300'000);
    case Figures::Extreme:
        return bins(0, tooLongUs);
    case Figures::None:
        break;
    }
    return {};
}

Sql::DurationsBySize durationsBySize(Figures figures)
{
    Sql::DurationsBySize data;
    const QList<int> sizes = figures == Figures::Some      ? QList<int>{0, 100, 150, 600, 750}
                             : figures == Figures::Extreme ? QList<int>{-50, 0, 5'000'000}
                             : figures == Figures::One     ? QList<int>{200}
                                                           : QList<int>();
    for (const int size : sizes) {
        const qint64 n = size == 750 ? 4 : 700;
        const qint64 us = figures == Figures::Extreme ? (size == 0 ? 0 : tooLongUs) : 2'000'000 + 1000 * size;
        const int bin = Sql::durationBin(us);
        data.bins.append({size, size + 50, summary(n, double(us) / 1000, figures)});
        data.cells.append(
            {size, size + 25, Sql::durationBinStart(bin), Sql::durationBinStart(bin + 1), n - 1});
        data.cells.append(
            {size + 25, size + 50, Sql::durationBinStart(bin), Sql::durationBinStart(bin + 1), 1});
        data.n += n;
    }
    data.fit = Sql::fitPages(data.bins);
    return data;
}

/// Makes one kind of chart and fills it when told.
struct Specimen
{
    std::function<Chart *()> make;
    std::function<void(Chart *, Figures)> fill;
    int marks = 0; ///< with some figures
};

template <typename Kind, typename Data>
Specimen specimen(Data (*data)(Figures), int marks)
{
    return {[] { return new Kind; },
            [data](Chart *chart, Figures figures) {
                chart->setQuestion(question());
                static_cast<Kind *>(chart)->setData(data(figures));
            },
            marks};
}

void addSpecimens()
{
    QTest::addColumn<Specimen>("specimen");
    const int histogramMarks = int(histogram(Figures::Some).size());
    QTest::newRow("size durations") << specimen<SizeDurationChart>(durationsBySize, 5);
    QTest::newRow("search histogram") << specimen<SearchHistogram>(histogram, histogramMarks);
    QTest::newRow("cache") << specimen<CacheChart>(cacheHits, dayCount);
    QTest::newRow("check durations") << specimen<CheckDurationChart>(checkDurations, dayCount);
    QTest::newRow("check histogram") << specimen<CheckHistogram>(histogram, histogramMarks);
}

/// A filled chart that is shown.
std::unique_ptr<Chart> shown(const Specimen &specimen, Figures figures = Figures::Some)
{
    std::unique_ptr<Chart> chart(specimen.make());
    specimen.fill(chart.get(), figures);
    chart->resize(480, 220);
    chart->show();
    return chart;
}

QImage pictureOf(Chart &chart)
{
    QImage picture(chart.size(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    chart.render(&picture, {}, {}, {});
    return picture;
}

/// Where the crosshair of a mark is painted, as a column of pixels.
int columnOf(Chart &chart, int mark)
{
    chart.showCrosshair(-1);
    const QImage without = pictureOf(chart);
    chart.showCrosshair(mark);
    const QImage with = pictureOf(chart);
    chart.showCrosshair(-1);
    QList<int> changed;
    for (int x = 0; x < with.width(); ++x) {
        for (int y = 0; y < with.height(); ++y) {
            if (with.pixel(x, y) != without.pixel(x, y)) {
                changed.append(x);
                break;
            }
        }
    }
    return changed.isEmpty() ? -1 : changed[changed.size() / 2];
}

int countInColumns(const QImage &picture, int left, int right, const QColor &color)
{
    int count = 0;
    for (int x = left; x <= right; ++x) {
        for (int y = 0; y < picture.height(); ++y) {
            count += picture.pixel(x, y) == color.rgb() ? 1 : 0;
        }
    }
    return count;
}

/// The smallest rectangle that holds everything that is not transparent.
QRect paintedPart(const QImage &picture)
{
    QRect painted;
    for (int y = 0; y < picture.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            if (qAlpha(line[x]) > 0) {
                painted |= QRect(x, y, 1, 1);
            }
        }
    }
    return painted;
}

QString tooltipOf(Chart &chart, int mark)
{
    chart.showMark(mark);
    return chart.tooltipPlainText().replace(QChar::Nbsp, u' ');
}

QStringList rowOf(const Chart &chart, int row)
{
    QStringList cells = chart.table().texts()[row + 1];
    for (QString &cell : cells) {
        cell.replace(QChar::Nbsp, u' ');
    }
    return cells;
}

/// What a click at a point filters by.
std::optional<FilterStep> stepOfClick(Chart &chart, const QPoint &position)
{
    QSignalSpy filter(&chart, &Chart::filterRequested);
    QTest::mouseClick(&chart, Qt::LeftButton, {}, position);
    return filter.wait(2000) ? std::optional(filter.first().first().value<FilterStep>()) : std::nullopt;
}

} // namespace

Q_DECLARE_METATYPE(Specimen)

class DurationChartsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void marksAndTable_data() { addSpecimens(); }

    void marksAndTable();

    void nothingToShow_data() { addSpecimens(); }

    void nothingToShow();

    void rowsAndStepsOfEveryMark_data() { addSpecimens(); }

    void rowsAndStepsOfEveryMark();

    void seriesCanBeTakenAway_data() { addSpecimens(); }

    void seriesCanBeTakenAway();

    void themesDiffer_data() { addSpecimens(); }

    void themesDiffer();

    void nothingIsPaintedOutside_data() { addSpecimens(); }

    void nothingIsPaintedOutside();

    void clickFilters_data() { addSpecimens(); }

    void clickFilters();
    void cacheFigures();
    void cacheRows();
    void cacheParts();
    void cacheGap();
    void checkDurationFigures();
    void checkDurationRows();
    void checkDurationGap();
    void smallSamplesAreGrey();
    void histogramFigures();
    void histogramRows();
    void histogramParts();
    void quickestAreOneBin();
    void sizeFigures();
    void sizeRows();
    void densityNeedsMany();
    void fitIsPrinted();
    void narrowedRanges();
    void rampStandsOut();
};

void DurationChartsTest::initTestCase()
{
    qRegisterMetaType<FilterStep>();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void DurationChartsTest::marksAndTable()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<Chart> chart = shown(specimen);
    QVERIFY(chart->hasData());
    QTest::keyClick(chart.get(), Qt::Key_End);
    QCOMPARE(chart->currentMark(), specimen.marks - 1);
    const ChartTable table = chart->table();
    QCOMPARE(table.rows.size(), specimen.marks);
    QSet<QString> names;
    for (const ChartColumn &column : table.columns) {
        QVERIFY(!column.name.isEmpty() && !column.machineName.isEmpty());
        names.insert(column.machineName);
    }
    QCOMPARE(names.size(), table.columns.size());
    for (const auto &row : table.rows) {
        QCOMPARE(row.size(), table.columns.size());
    }
    QVERIFY(!chart->subtitle().isEmpty());
    QVERIFY(!chart->accessibleName().isEmpty());
    QCOMPARE(chart->accessibleDescription(), chart->summary());
}

void DurationChartsTest::nothingToShow()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<Chart> chart = shown(specimen, Figures::None);
    QVERIFY(!chart->hasData());
    QVERIFY(!chart->emptyText().isEmpty());
    QVERIFY(chart->summary().startsWith(u"No "));
    QTest::mouseMove(chart.get(), QPoint(200, 100));
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->currentMark(), -1);
    QVERIFY(!chart->grab().isNull());
}

/// Whatever the figures: rows are of something, within the range, and restricted as the mark is.
void DurationChartsTest::rowsAndStepsOfEveryMark()
{
    QFETCH(Specimen, specimen);
    for (const Figures figures : {Figures::Some, Figures::One, Figures::Extreme}) {
        const std::unique_ptr<Chart> chart = shown(specimen, figures);
        const auto marks = int(chart->table().rows.size());
        int withRows = 0;
        for (int mark = 0; mark < marks; ++mark) {
            QVERIFY(!tooltipOf(*chart, mark).isEmpty());
            const QList<RowsBehind> rows = chart->rowsBehind(mark);
            for (int part = 0; part < rows.size(); ++part) {
                QVERIFY(rows[part].n > 0);
                QVERIFY(!rows[part].name.isEmpty());
                QCOMPARE(rows[part].pieces.pieces.size(), 1);
                QVERIFY(rows[part].filter != Sql::Filter());
                QVERIFY(chart->filterStep(mark, part).has_value());
            }
            withRows += rows.isEmpty() ? 0 : 1;
        }
        QVERIFY(withRows > 0);
    }
}

void DurationChartsTest::seriesCanBeTakenAway()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<Chart> chart = shown(specimen);
    const QImage all = pictureOf(*chart);
    int series = 0;
    for (const LegendEntry &entry : chart->legend()) {
        if (entry.series.isEmpty()) {
            continue;
        }
        ++series;
        QVERIFY(!entry.isOff);
        chart->setShown(entry.series, false);
        QVERIFY2(pictureOf(*chart) != all, qPrintable(entry.text));
        chart->setShown(entry.series, true);
        QCOMPARE(pictureOf(*chart), all);
    }
    QVERIFY(series >= 2);
}

void DurationChartsTest::themesDiffer()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<Chart> chart = shown(specimen);
    const QImage light = pictureOf(*chart);
    const QList<LegendEntry> entries = chart->legend();
    chart->setPalette(applicationPalette(ColorScheme::Dark, {}));
    QVERIFY(pictureOf(*chart) != light);
    QCOMPARE(countInColumns(pictureOf(*chart), 0, chart->width() - 1, Theme::light().text), 0);
    QCOMPARE(chart->legend().size(), entries.size());
}

void DurationChartsTest::nothingIsPaintedOutside()
{
    QFETCH(Specimen, specimen);
    constexpr int margin = 60;
    for (const Figures figures : {Figures::Some, Figures::One, Figures::Extreme}) {
        for (const QSize size : {QSize(220, 110), QSize(340, 160), QSize(1000, 330)}) {
            const std::unique_ptr<Chart> chart = shown(specimen, figures);
            chart->resize(size);
            QImage picture(size + QSize(2 * margin, 2 * margin), QImage::Format_ARGB32_Premultiplied);
            picture.fill(Qt::transparent);
            QPainter painter(&picture);
            painter.setFont(textFont(chart->font(), TextRole::Tick));
            painter.translate(margin, margin);
            chart->paintTo(painter);
            painter.end();
            const QRect inside(QPoint(margin, margin), size);
            const QRect painted = paintedPart(picture);
            QVERIFY2(inside.contains(painted), qPrintable(u"%1 × %2 of %3 × %4"_qs.arg(painted.width())
                                                              .arg(painted.height())
                                                              .arg(size.width())
                                                              .arg(size.height())));
            QVERIFY(painted.width() > size.width() / 2);
        }
    }
}

void DurationChartsTest::clickFilters()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<Chart> chart = shown(specimen);
    const int mark = specimen.marks - 1;
    const auto step = stepOfClick(*chart, QPoint(columnOf(*chart, mark), 100));
    QVERIFY(step.has_value());
    const auto parts = int(chart->rowsBehind(mark).size());
    bool isOfMark = false;
    for (int part = 0; part < parts; ++part) {
        isOfMark = isOfMark || *step == chart->filterStep(mark, part);
    }
    QVERIFY(isOfMark);
}

void DurationChartsTest::cacheFigures()
{
    CacheChart chart;
    chart.setQuestion(question());
    chart.setData(cacheHits(Figures::Some));
    chart.resize(480, 220);
    const QString text = tooltipOf(chart, 7);
    QVERIFY2(text.startsWith(u"Mon 9 Sept 2024\ncompared with Fri 30 Aug 2024\n"
                             "Warm share: 36.2 % (50.0 %, −13.8 pp)\n95 % interval: 24.0–50.5 %\n"
                             "Warm n: 17 (30, −13, −43 %)\nCold n: 30 (30, unchanged)\n"
                             "Warm by window only: 1"_qs),
             qPrintable(text));
    QVERIFY(text.contains(u"Warm by duration only: 1"));
    QVERIFY2(tooltipOf(chart, gapFrom).contains(u"Warm share: –"), "a missing rate is a dash, not 0");
    QVERIFY(tooltipOf(chart, dayCount - 1).startsWith(u"Wed 11 Sept 2024 (incomplete)"));
    const QStringList row = rowOf(chart, 7);
    QCOMPARE(row, (QStringList{u"Mon 9 Sept 2024"_qs, u"36.2 %"_qs, u"24.0 %"_qs, u"50.5 %"_qs, u"17"_qs,
                               u"30"_qs, u"1"_qs, u"1"_qs, u"50.0 %"_qs}));
    QCOMPARE(chart.table().rows[7][1].raw.toDouble(), 17.0 / 47);
}

void DurationChartsTest::cacheRows()
{
    CacheChart chart;
    chart.setQuestion(question());
    chart.setData(cacheHits(Figures::Some));
    const QList<RowsBehind> rows = chart.rowsBehind(7);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0].n, qint64(17));
    QCOMPARE(rows[0].filter, Sql::Filter{.temperature = Sql::Temperature::Warm});
    QCOMPARE(rows[1].n, qint64(30));
    QCOMPARE(rows[1].filter, Sql::Filter{.temperature = Sql::Temperature::Cold});
    QCOMPARE(rows[2].n, qint64(2));
    QCOMPARE(rows[2].filter, Sql::Filter{.disagreement = Sql::Disagreement::Either});
    for (const RowsBehind &each : rows) {
        QCOMPARE(each.kind, RowKind::ShelfSearches);
        QCOMPARE(each.pieces, Sql::wholeRange({day(7), day(8)}));
    }
    QVERIFY(chart.rowsBehind(gapFrom).isEmpty());
    Question asked = question();
    asked.filter.disagreement = Sql::Disagreement::ClockOnly;
    chart.setQuestion(asked);
    QCOMPARE(chart.rowsBehind(7)[2].filter.disagreement, Sql::Disagreement::ClockOnly);
}

/// Below the line are warm searches, above it cold ones.
void DurationChartsTest::cacheParts()
{
    CacheChart chart;
    chart.setQuestion(question());
    chart.setData(cacheHits(Figures::Some));
    chart.resize(480, 220);
    chart.show();
    const int x = columnOf(chart, 7);
    QCOMPARE(stepOfClick(chart, QPoint(x, 30)), temperatureStep(Sql::Temperature::Cold));
    QCOMPARE(stepOfClick(chart, QPoint(x, 150)), temperatureStep(Sql::Temperature::Warm));
}

void DurationChartsTest::cacheGap()
{
    CacheChart chart;
    chart.setQuestion(question());
    chart.setData({.now = cacheHits(Figures::Some).now});
    chart.resize(480, 220);
    chart.setShown(u"interval"_qs, false);
    const QColor line = Theme::light().outlineOf(Theme::light().skyBlue);
    const QImage picture = pictureOf(chart);
    QVERIFY(countInColumns(picture, columnOf(chart, 0), columnOf(chart, 2), line) > 20);
    QCOMPARE(countInColumns(picture, columnOf(chart, gapFrom), columnOf(chart, gapTo), line), 0);
}

void DurationChartsTest::checkDurationFigures()
{
    CheckDurationChart chart;
    chart.setQuestion(question());
    chart.setData(checkDurations(Figures::Some));
    const QString text = tooltipOf(chart, 0);
    QVERIFY2(text.startsWith(u"Mon 2 Sept 2024\ncompared with Fri 23 Aug 2024\n"
                             "Libby p50: 700 ms (350 ms, +350 ms, +100 %)\n"
                             "Libby p95: 2.80 s (1.40 s, +1.40 s, +100 %)\nLibby n: 100\n"
                             "Physical p50: 2.10 s (2.00 s, n too small)\n"
                             "Physical p95: 8.40 s (8.00 s, n too small)\nPhysical n: 5\n"
                             "n below 20: too small for a reliable p95"_qs),
             qPrintable(text));
    QVERIFY2(tooltipOf(chart, gapFrom).contains(u"Libby p50: –"), "a missing duration is a dash, not 0");
    QCOMPARE(rowOf(chart, 1), (QStringList{u"Tue 3 Sept 2024"_qs, u"701 ms"_qs, u"2.80 s"_qs, u"101"_qs,
                                           u"350 ms"_qs, u"2.10 s"_qs, u"8.40 s"_qs, u"5"_qs, u"2.00 s"_qs}));
    QCOMPARE(chart.table().columns[5].machineName, u"physical_p50_ms"_qs);
}

void DurationChartsTest::checkDurationRows()
{
    CheckDurationChart chart;
    chart.setQuestion(question());
    chart.setData(checkDurations(Figures::Some));
    const QList<RowsBehind> rows = chart.rowsBehind(1);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].n, qint64(101));
    QCOMPARE(rows[0].filter, (Sql::Filter{.medium = Sql::Medium::Libby, .lacksDuration = false}));
    QCOMPARE(rows[1].n, qint64(5));
    QCOMPARE(rows[1].filter.medium, Sql::Medium::Physical);
    for (const RowsBehind &each : rows) {
        QCOMPARE(each.kind, RowKind::LibraryChecks);
        QCOMPARE(each.order, Sql::RowOrder::SlowestFirst);
        QCOMPARE(each.pieces, Sql::wholeRange({day(1), day(2)}));
    }
    QCOMPARE(chart.filterStep(1, 1), mediumStep(Sql::Medium::Physical));
    QVERIFY(chart.rowsBehind(gapTo).isEmpty());
}

void DurationChartsTest::checkDurationGap()
{
    CheckDurationChart chart;
    chart.setQuestion(question());
    chart.setData({.now = checkDurations(Figures::Some).now});
    chart.resize(480, 220);
    const QImage picture = pictureOf(chart);
    for (const QColor &color : {Theme::light().libby, Theme::light().outlineOf(Theme::light().physical)}) {
        QVERIFY(countInColumns(picture, columnOf(chart, 0), columnOf(chart, 2), color) > 40);
        QCOMPARE(countInColumns(picture, columnOf(chart, gapFrom), columnOf(chart, gapTo), color), 0);
    }
}

/// The p95 of physical checks is orange from twenty of them on, and grey below.
void DurationChartsTest::smallSamplesAreGrey()
{
    CheckDurationChart chart;
    chart.setQuestion(question());
    chart.resize(480, 220);
    const auto orangeOf = [&chart](qint64 n) {
        CheckDurationChart::Data data{.now = checkDurations(Figures::Some).now};
        for (Sql::CheckDurationBucket &bucket : data.now) {
            bucket.physical.n = n;
        }
        chart.setData(data);
        const QImage picture = pictureOf(chart);
        const int left = columnOf(chart, 0);
        const int right = columnOf(chart, 2);
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = left; x < right; ++x) {
                const QColor color = picture.pixelColor(x, y);
                count += color.alpha() > 100 && color.red() > color.blue() + 60 ? 1 : 0;
            }
        }
        return count;
    };
    QVERIFY(orangeOf(20) > orangeOf(19) + 40);
}

void DurationChartsTest::histogramFigures()
{
    SearchHistogram chart;
    chart.setQuestion(question());
    chart.setData(histogram(Figures::Some));
    const auto last = int(histogram(Figures::Some).size()) - 1;
    QCOMPARE(tooltipOf(chart, 0),
             u"3.2 ms to 4.2 ms\nCold: 3 of 6, 50.0 %\nWarm: 0 of 9, 0.0 %\nEnter: show rows"_qs);
    QCOMPARE(tooltipOf(chart, last),
             u"1.78 s to 2.37 s\nCold: 3 of 6, 50.0 %\nWarm: 9 of 9, 100.0 %\nEnter: show rows"_qs);
    QCOMPARE(tooltipOf(chart, 1), u"4.2 ms to 5.6 ms\nCold: 0 of 6, 0.0 %\nWarm: 0 of 9, 0.0 %"_qs);
    QCOMPARE(rowOf(chart, last),
             (QStringList{u"1.78 s"_qs, u"2.37 s"_qs, u"3"_qs, u"50.0 %"_qs, u"9"_qs, u"100.0 %"_qs}));
    QCOMPARE(chart.table().columns[0].machineName, u"duration_from_ms"_qs);
    QCOMPARE(chart.table().rows[last][0].raw.toDouble(),
             double(histogram(Figures::Some)[last].fromUs) / 1000);
}

void DurationChartsTest::histogramRows()
{
    const QList<Sql::DurationBin> all = histogram(Figures::Some);
    const Sql::DurationBin bin = all.last();
    const auto last = int(all.size()) - 1;
    SearchHistogram searches;
    searches.setQuestion(question());
    searches.setData(all);
    QCOMPARE(searches.rowsBehind(0).size(), 1);
    QVERIFY(searches.rowsBehind(1).isEmpty());
    QVERIFY(!searches.filterStep(1, 0));
    QList<RowsBehind> rows = searches.rowsBehind(last);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].n, bin.first);
    QCOMPARE(rows[0].filter, (Sql::Filter{.temperature = Sql::Temperature::Cold,
                                          .searchDurationUs = {bin.fromUs, bin.toUs}}));
    QCOMPARE(rows[1].n, bin.second);
    QCOMPARE(rows[1].filter.temperature, Sql::Temperature::Warm);
    QCOMPARE(rows[1].pieces, Sql::wholeRange(question().time.range));

    CheckHistogram checks;
    Question narrow = question();
    narrow.filter.checkDurationUs = {bin.fromUs + 1000, {}};
    checks.setQuestion(narrow);
    checks.setData(all);
    rows = checks.rowsBehind(last);
    QCOMPARE(rows[1].kind, RowKind::LibraryChecks);
    QCOMPARE(rows[1].filter, (Sql::Filter{.medium = Sql::Medium::Physical,
                                          .checkDurationUs = {bin.fromUs + 1000, bin.toUs}}));
    QCOMPARE(checks.filterStep(last, 0)->field, FilterField::CheckDuration);
}

/// Three of the first kind, nine of the second: Enter opens the first, a double click what it hits.
void DurationChartsTest::histogramParts()
{
    CheckHistogram chart;
    chart.setQuestion(question());
    chart.setData(histogram(Figures::Some));
    chart.resize(480, 220);
    chart.show();
    const auto last = int(histogram(Figures::Some).size()) - 1;
    const int x = columnOf(chart, last);
    const auto mediumAt = [&chart, x](int y) {
        QSignalSpy rows(&chart, &Chart::rowsRequested);
        QTest::mouseDClick(&chart, Qt::LeftButton, {}, QPoint(x, y));
        return rows.isEmpty() ? std::nullopt : rows.last().first().value<RowsBehind>().filter.medium;
    };
    QCOMPARE(mediumAt(190), Sql::Medium::Libby);
    QCOMPARE(mediumAt(60), Sql::Medium::Physical);
    chart.setShown(u"libby"_qs, false);
    QCOMPARE(mediumAt(190), Sql::Medium::Physical);
}

void DurationChartsTest::quickestAreOneBin()
{
    SearchHistogram chart;
    chart.setQuestion(question());
    chart.setData(bins(0, 200));
    QVERIFY(tooltipOf(chart, 0).startsWith(u"0 ms to 100 µs\nCold: 3 of 6"));
    QVERIFY(tooltipOf(chart, 1).startsWith(u"100 µs to 134 µs"));
    QCOMPARE(chart.rowsBehind(0).first().filter.searchDurationUs, (Sql::NumberRange{0, 100}));
}

void DurationChartsTest::sizeFigures()
{
    SizeDurationChart chart;
    chart.setQuestion(question());
    chart.setData(durationsBySize(Figures::Some));
    QCOMPARE(tooltipOf(chart, 1), u"100–149 books\np50: 2.10 s\np95: 8.40 s\nSlowest: 18.9 s\n"
                                  "n: 700 of 2,804\nEnter: show rows"_qs);
    QVERIFY(tooltipOf(chart, 3).contains(u"Shelves of 800 and more are recorded as 600"));
    QVERIFY(tooltipOf(chart, 4).contains(u"n too small for a reliable p95"));
    QCOMPARE(rowOf(chart, 1),
             (QStringList{u"100–149 books"_qs, u"2.10 s"_qs, u"8.40 s"_qs, u"18.9 s"_qs, u"700"_qs}));
    QCOMPARE(chart.table().rows[1][0].raw.toInt(), 100);
    QCOMPARE(chart.table().columns[1].machineName, u"p50_ms"_qs);
}

void DurationChartsTest::sizeRows()
{
    SizeDurationChart chart;
    Question asked = question();
    asked.filter.shelfSize = {110, {}};
    chart.setQuestion(asked);
    chart.setData(durationsBySize(Figures::Some));
    const QList<RowsBehind> rows = chart.rowsBehind(1);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].kind, RowKind::ShelfSearches);
    QCOMPARE(rows[0].order, Sql::RowOrder::SlowestFirst);
    QCOMPARE(rows[0].n, qint64(700));
    QCOMPARE(rows[0].pieces, Sql::wholeRange(question().time.range));
    QCOMPARE(rows[0].filter, (Sql::Filter{.temperature = Sql::Temperature::Cold, .shelfSize = {110, 150}}));
    QCOMPARE(chart.filterStep(2, 0)->filter, (Sql::Filter{.shelfSize = {150, 200}}));
}

/// From 2,000 searches on colours, below it dots.
void DurationChartsTest::densityNeedsMany()
{
    SizeDurationChart chart;
    chart.setQuestion(question());
    chart.resize(480, 220);
    Sql::DurationsBySize data = durationsBySize(Figures::Some);
    const QColor most = sequentialColor(1, Theme::light());
    chart.setData(data);
    QVERIFY(countInColumns(pictureOf(chart), 0, chart.width() - 1, most) > 100);
    data.n = 1999;
    chart.setData(data);
    QCOMPARE(countInColumns(pictureOf(chart), 0, chart.width() - 1, most), 0);
}

void DurationChartsTest::fitIsPrinted()
{
    SizeDurationChart chart;
    chart.setQuestion(question());
    Sql::DurationsBySize data = durationsBySize(Figures::Some);
    data.fit = Sql::PageFit{.baseMs = 1900, .perPageMs = 800};
    chart.setData(data);
    QCOMPARE(chart.legend().last().text.replace(QChar::Nbsp, u' '),
             u"Fit: 1.90 s + 800 ms · pages of 200"_qs);
    QVERIFY(chart.summary().replace(QChar::Nbsp, u' ').contains(u"Fit: 1.90 s + 800 ms"));
    data.fit->perPageMs = -800;
    chart.setData(data);
    QVERIFY(chart.legend().last().text.contains(u"−"));
    data.fit.reset();
    chart.setData(data);
    QVERIFY(!chart.legend().last().text.contains(u"Fit"));
}

void DurationChartsTest::narrowedRanges()
{
    using Sql::NumberRange;
    QCOMPARE(narrowed({100, 150}, {}), (NumberRange{100, 150}));
    QCOMPARE(narrowed({100, 150}, {120, 400}), (NumberRange{120, 150}));
    QCOMPARE(narrowed({100, 150}, {{}, 130}), (NumberRange{100, 130}));
    QCOMPARE(narrowed({100, 150}, {50, 200}), (NumberRange{100, 150}));
    QCOMPARE(narrowed({}, {120, 400}), (NumberRange{120, 400}));
}

void DurationChartsTest::rampStandsOut()
{
    for (const Theme *theme : {&Theme::light(), &Theme::darkTheme()}) {
        double before = 0;
        for (int i = 0; i <= 20; ++i) {
            const double contrast = contrastRatio(sequentialColor(i / 20.0, *theme), theme->card);
            QVERIFY2(contrast >= 3, qPrintable(QString::number(contrast)));
            QVERIFY2(contrast > before, "more is farther from the card");
            before = contrast;
        }
    }
}

QTEST_MAIN(DurationChartsTest)

#include "durationchartstest.moc"
