// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "factgrid.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/models/celltext.h>

#include <QGridLayout>
#include <QLabel>

namespace ShelfHelp::Ui {

FactGrid::FactGrid(const QString &name, int columns, QWidget *parent)
    : QWidget(parent)
    , m_columns(columns)
    , m_grid(new QGridLayout(this))
{
    setObjectName(name);
    const Scale scale(font());
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(scale.px(16));
    m_grid->setVerticalSpacing(scale.px(5));
    for (int column = 0; column < columns; ++column) {
        m_grid->setColumnStretch(2 * column + 1, 1);
    }
}

void FactGrid::setFacts(const Facts &facts)
{
    m_facts = facts;
    while (m_names.size() < facts.size()) {
        const int index = int(m_names.size());
        m_names.append(plainLabel(u"%1Name%2"_qs.arg(objectName()).arg(index), this));
        m_values.append(plainLabel(u"%1Value%2"_qs.arg(objectName()).arg(index), this));
        setWrapsAnything(m_values.last());
        m_values.last()->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_names.last()->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        m_values.last()->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    }
    const int rows = (int(facts.size()) + m_columns - 1) / m_columns;
    for (int i = 0; i < m_names.size(); ++i) {
        const bool isShown = i < facts.size();
        m_names[i]->setVisible(isShown);
        m_values[i]->setVisible(isShown);
        if (isShown) {
            m_names[i]->setText(facts[i].first);
            m_values[i]->setText(visibleText(facts[i].second));
            m_grid->addWidget(m_names[i], i % rows, 2 * (i / rows));
            m_grid->addWidget(m_values[i], i % rows, 2 * (i / rows) + 1);
        }
    }
    applyTheme(Theme::of(palette()));
}

QString FactGrid::toText() const
{
    QString text;
    for (const auto &[name, value] : m_facts) {
        text += name + u": " + visibleText(value) + u'\n';
    }
    return text;
}

void FactGrid::applyTheme(const Theme &theme)
{
    for (QLabel *name : std::as_const(m_names)) {
        styleLabel(name, font(), theme.muted);
    }
    for (QLabel *value : std::as_const(m_values)) {
        styleLabel(value, font(), theme.text);
    }
}

} // namespace ShelfHelp::Ui
