// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardbodytest.h"

#include <ui/charts/card.h>
#include <ui/charts/theme.h>

#include <QApplication>
#include <QTableView>

namespace ShelfHelp::Tests {

using namespace Ui;

Question daysOf(int count, bool isCompared)
{
    Question question;
    question.time.range.from = QDateTime(QDate(2024, 9, 2), QTime(0, 0), QTimeZone::utc());
    question.time.range.to = question.time.range.from.addDays(count);
    question.time.now = question.time.range.to.addDays(1);
    if (isCompared) {
        question.time.comparison =
            Sql::TimeRange{question.time.range.from.addDays(-count), question.time.range.from};
    }
    return question;
}

QDateTime day(int index)
{
    return daysOf(dayCount).time.range.from.addDays(index);
}

QImage pictureOf(QWidget &widget, const QSize &size)
{
    widget.resize(size);
    return widget.grab().toImage();
}

bool isLike(const QColor &one, const QColor &other)
{
    constexpr int near = 60;
    return std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) +
               std::abs(one.blue() - other.blue()) <
           near;
}

int countLike(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += isLike(image.pixelColor(x, y), color) ? 1 : 0;
        }
    }
    return count;
}

QString plainTooltip(Chart &chart, int mark)
{
    chart.showMark(mark);
    return chart.tooltipPlainText().replace(QChar::Nbsp, u' ');
}

QString plainTooltip(TableBody &body, int row, int column)
{
    body.showTooltip(body.view()->model()->index(row, column));
    return body.tooltipPlainText().replace(QChar::Nbsp, u' ');
}

QStringList machineNames(const ChartTable &table)
{
    QStringList names;
    for (const ChartColumn &column : table.columns) {
        names.append(column.machineName);
    }
    return names;
}

QVariant rawAt(const ChartTable &table, int row, const QString &column)
{
    return table.rows[row][machineNames(table).indexOf(column)].raw;
}

void CardBodyTest::addRows() const
{
    QTest::addColumn<Specimen>("specimen");
    for (const Row &row : specimens()) {
        QTest::newRow(row.name) << row.specimen;
    }
}

void CardBodyTest::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setPalette(applicationPalette(ColorScheme::Light, {}));
}

void CardBodyTest::tableAndSummary()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<CardBody> body(specimen.make());
    specimen.fill(*body);
    QVERIFY(body->hasData());
    const ChartTable table = body->table();
    QVERIFY(!table.rows.isEmpty());
    for (const QList<ChartCell> &row : table.rows) {
        QCOMPARE(row.size(), table.columns.size());
    }
    const QStringList names = machineNames(table);
    QCOMPARE(QSet<QString>(names.cbegin(), names.cend()).size(), names.size());
    QVERIFY(!body->accessibleName().isEmpty());
    QVERIFY(!body->subtitle().isEmpty());
    QCOMPARE(body->accessibleDescription(), body->summary());
}

void CardBodyTest::nothingToShow()
{
    QFETCH(Specimen, specimen);
    auto *body = specimen.make();
    Card card(u"card"_qs, body);
    specimen.empty(*body);
    QVERIFY(!body->hasData());
    card.showData();
    QCOMPARE(card.state(), Card::State::Empty);
    card.resize(400, 300);
    QVERIFY(!card.grab().isNull());
}

void CardBodyTest::oneOfEach()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<CardBody> body(specimen.make());
    const QImage before = pictureOf(*body);
    specimen.fillOne(*body);
    QVERIFY(body->hasData());
    QVERIFY(!body->table().rows.isEmpty());
    QVERIFY2(pictureOf(*body) != before, "a lone value is visible");
}

void CardBodyTest::themesDiffer()
{
    QFETCH(Specimen, specimen);
    const std::unique_ptr<CardBody> body(specimen.make());
    specimen.fill(*body);
    body->setPalette(applicationPalette(ColorScheme::Light, {}));
    const QImage light = pictureOf(*body);
    body->setPalette(applicationPalette(ColorScheme::Dark, {}));
    const QImage dark = pictureOf(*body);
    QVERIFY(light != dark);
    QVERIFY(countLike(light, Theme::light().text) + countLike(light, Theme::light().muted) > 20);
    QVERIFY(countLike(dark, Theme::darkTheme().text) + countLike(dark, Theme::darkTheme().muted) > 20);
    body->setDimmed(true);
    QVERIFY2(pictureOf(*body) != dark, "old figures are paler");
}

} // namespace ShelfHelp::Tests
