// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/charts/cardbody.h>
#include <ui/charts/chart.h>
#include <ui/charts/tablebody.h>

#include <QImage>
#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

namespace ShelfHelp::Tests {

/// September 2024, `count` days from its first Monday on, none of which is cut short.
[[nodiscard]] Ui::Question daysOf(int count, bool isCompared = false);

/// The start of the day with that index.
[[nodiscard]] QDateTime day(int index);

constexpr int dayCount = 10; ///< of the usual question

/// One kind of body, with many figures, with those of one day or one row, and with none.
struct Specimen
{
    std::function<Ui::CardBody *()> make;
    std::function<void(Ui::CardBody &)> fill;
    std::function<void(Ui::CardBody &)> fillOne;
    std::function<void(Ui::CardBody &)> empty;
};

template <typename Body>
[[nodiscard]] Specimen specimen(const typename Body::Data &many, const typename Body::Data &one)
{
    const auto filling = [](int days, const typename Body::Data &figures) {
        return [days, figures](Ui::CardBody &body) {
            body.setQuestion(daysOf(days));
            static_cast<Body &>(body).setData(figures);
        };
    };
    return {.make = [] { return new Body; },
            .fill = filling(dayCount, many),
            .fillOne = filling(1, one),
            .empty = filling(dayCount, {})};
}

template <typename Body, typename Data>
[[nodiscard]] std::unique_ptr<Body> filled(const Data &figures,
                                           const Ui::Question &question = daysOf(dayCount))
{
    auto body = std::make_unique<Body>();
    body->setQuestion(question);
    body->setData(figures);
    body->resize(500, 260);
    return body;
}

[[nodiscard]] QImage pictureOf(QWidget &widget, const QSize &size = {500, 260});

/// As the eye has it: edges are smoothed.
[[nodiscard]] bool isLike(const QColor &one, const QColor &other);
[[nodiscard]] int countLike(const QImage &image, const QColor &color);

/// With ordinary blanks.
[[nodiscard]] QString plainTooltip(Ui::Chart &chart, int mark);
[[nodiscard]] QString plainTooltip(Ui::TableBody &body, int row, int column = 0);

[[nodiscard]] QStringList machineNames(const Ui::ChartTable &table);
[[nodiscard]] QVariant rawAt(const Ui::ChartTable &table, int row, const QString &column);

/// What every body of a card has to do, whatever it draws. The test of a page's bodies derives from it, and
/// each of its specimens goes through all of this.
class CardBodyTest : public QObject
{
    Q_OBJECT

protected:
    struct Row
    {
        const char *name;
        Specimen specimen;
    };

    [[nodiscard]] virtual QList<Row> specimens() const = 0;
    void addRows() const; ///< of one column, `specimen`

private Q_SLOTS:
    void initTestCase();

    void tableAndSummary_data() { addRows(); }

    void tableAndSummary();

    void nothingToShow_data() { addRows(); }

    void nothingToShow();

    void oneOfEach_data() { addRows(); }

    void oneOfEach();

    void themesDiffer_data() { addRows(); }

    void themesDiffer();
};

} // namespace ShelfHelp::Tests

Q_DECLARE_METATYPE(ShelfHelp::Tests::Specimen)
