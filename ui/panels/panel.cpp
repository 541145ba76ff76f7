// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panel.h"

#include <ui/charts/card.h>

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

} // namespace ShelfHelp::Ui
