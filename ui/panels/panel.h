// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/charts/cardbody.h>
#include <ui/charts/responsivegrid.h>
#include <ui/models/explanation.h>
#include <ui/models/figure.h>

#include <QObject>

#include <functional>
#include <optional>

namespace ShelfHelp::Ui {

class Card;

/// What a card is made of: who reads its figures, and who shows them.
struct PanelDefinition
{
    QString id;          ///< of the card in settings and tests: its object name is id + "Card"
    QStringList figures; ///< its names in the figure catalogue, for Explain
    ReadFigure read;
    std::function<CardBody *()> make;
    std::function<void(CardBody &, const Figure &)> show;
    ResponsiveGrid::Width width = ResponsiveGrid::Width::Narrow;
};

/// The definition of a card whose body is a `Body`: a CardBody with a type `Data` and a setData(const Data
/// &), of which `read` makes its figures.
template <typename Body>
[[nodiscard]] PanelDefinition panel(const QString &id, const QStringList &figures, const ReadFigure &read,
                                    ResponsiveGrid::Width width = ResponsiveGrid::Width::Narrow)
{
    return {.id = id,
            .figures = figures,
            .read = read,
            .make = [] { return new Body; },
            .show =
                [](CardBody &body, const Figure &figure) {
                    static_cast<Body &>(body).setData(figure.as<typename Body::Data>());
                },
            .width = width};
}

/// A card of a page and its figures: asks, and shows what comes. GUI thread only.
class Panel final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Panel)

public:
    /// The card is whoever's it is given to.
    explicit Panel(const PanelDefinition &definition, QObject *parent = nullptr);

    [[nodiscard]] const PanelDefinition &definition() const { return m_definition; }

    [[nodiscard]] const QString &id() const { return m_definition.id; }

    [[nodiscard]] Card *card() const { return m_card; }

    [[nodiscard]] CardBody *body() const { return m_body; }

    [[nodiscard]] const QStringList &figures() const { return m_definition.figures; }

    [[nodiscard]] FigureRequest request() const { return {.panel = id(), .read = m_definition.read}; }

    /// The last answer that was shown.
    [[nodiscard]] const std::optional<FigureAnswer> &answer() const { return m_answer; }

    /// What it shows, with the mark under the crosshair; nothing while nothing was read.
    [[nodiscard]] std::optional<ExplainSubject> subject() const;

    /// What that answer was to.
    [[nodiscard]] const Question &question() const { return m_question; }

    void showLoading();
    void take(const FigureAnswer &answer, const Question &question);
    /// The last answer in other words: the privacy mode changed.
    void showAgain();

private:
    PanelDefinition m_definition;
    CardBody *m_body;
    Card *m_card;
    std::optional<FigureAnswer> m_answer;
    Question m_question;
};

} // namespace ShelfHelp::Ui
