// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panel.h"

#include <ui/charts/card.h>
#include <ui/charts/chart.h>

namespace ShelfHelp::Ui {

Panel::Panel(const PanelDefinition &definition, QObject *parent)
    : QObject(parent)
    , m_definition(definition)
    , m_body(definition.make())
    , m_card(new Card(definition.id + u"Card"_qs, m_body))
{
}

void Panel::showLoading()
{
    m_card->showLoading();
}

std::optional<ExplainSubject> Panel::subject() const
{
    if (!m_answer) {
        return std::nullopt;
    }
    const auto *chart = qobject_cast<const Chart *>(m_body);
    const bool hasMark = chart != nullptr && chart->currentMark() >= 0;
    return ExplainSubject{.title = m_body->accessibleName(),
                          .figures = m_definition.figures,
                          .answer = *m_answer,
                          .question = m_question,
                          .rows = hasMark ? chart->rowsBehind(chart->currentMark()) : QList<RowsBehind>()};
}

void Panel::take(const FigureAnswer &answer, const Question &question)
{
    m_answer = answer;
    m_question = question;
    if (!answer.figure.ok()) {
        m_card->showError(answer.figure.error());
        return;
    }
    m_body->setQuestion(question);
    m_definition.show(*m_body, answer.figure.value());
    const bool isFiltered = question.filter != Sql::Filter();
    if (!m_body->hasData() && isFiltered) {
        m_card->showEmpty(tr("Nothing matches the filters in this range."), tr("Clear filters"));
        return;
    }
    m_card->showData();
}

void Panel::showAgain()
{
    m_body->dismissTooltip();
    if (m_answer) {
        take(FigureAnswer(*m_answer), Question(m_question));
    }
}

} // namespace ShelfHelp::Ui
