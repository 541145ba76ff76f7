// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "question.h"

#include <sql/analytics/snapshot.h>
#include <sql/result.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <any>
#include <functional>
#include <utility>

namespace ShelfHelp::Ui {

/// Figures of one card on their way from the database's thread to the card, whatever their type: only the
/// card's reader and its chart know it.
class Figure final
{
public:
    template <typename Data>
    [[nodiscard]] static Figure of(Data data)
    {
        Figure figure;
        figure.m_value = std::move(data);
        return figure;
    }

    /// `Data` is the type it was made of.
    template <typename Data>
    [[nodiscard]] const Data &as() const
    {
        return std::any_cast<const Data &>(m_value);
    }

private:
    std::any m_value;
};

/// Reads the figures of one card. Called on the database's thread: it must not touch widgets.
using ReadFigure = std::function<Result<Figure>(Sql::Snapshot &, const Question &)>;

/// A card's request among those of its page.
struct FigureRequest
{
    QString panel; ///< its id
    ReadFigure read;
};

/// The answer to one request. All of a page are of one moment of the database.
struct FigureAnswer
{
    QString panel;
    Result<Figure> figure;
    QDateTime asOf;
    QList<Sql::StatementRun> runs = {}; ///< what was asked of the database
    std::optional<Sql::SumsAbsence> sumsAbsence = {};
};

/// Figures of the range, and of the range it is compared with.
template <typename Data>
struct Compared
{
    Data now;
    std::optional<Data> before = {}; ///< nothing without a comparison

    friend bool operator==(const Compared &, const Compared &) = default;
};

/// A reader for a figure of sql/analytics, which all have this shape.
template <typename Data>
using FigureFunction = Result<Data> (*)(Sql::Snapshot &, const Sql::TimeContext &, const Sql::Filter &);

template <typename Data>
[[nodiscard]] ReadFigure reading(FigureFunction<Data> figure)
{
    return [figure](Sql::Snapshot &snapshot, const Question &question) -> Result<Figure> {
        Result<Data> data = figure(snapshot, question.time, question.filter);
        return data.ok() ? Result<Figure>(Figure::of(std::move(data).value())) : data.error();
    };
}

/// The same with the comparison: gives a Compared<Data>.
template <typename Data>
[[nodiscard]] ReadFigure readingCompared(FigureFunction<Data> figure)
{
    return [figure](Sql::Snapshot &snapshot, const Question &question) -> Result<Figure> {
        Result<Data> now = figure(snapshot, question.time, question.filter);
        if (!now.ok()) {
            return now.error();
        }
        Compared<Data> compared{.now = std::move(now).value()};
        if (const std::optional<Question> earlier = comparisonOf(question)) {
            Result<Data> before = figure(snapshot, earlier->time, earlier->filter);
            if (!before.ok()) {
                return before.error();
            }
            compared.before = std::move(before).value();
        }
        return Figure::of(std::move(compared));
    };
}

} // namespace ShelfHelp::Ui
