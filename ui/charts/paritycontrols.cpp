// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "paritycontrols.h"

#include "cardframe.h"
#include "theme.h"
#include "typography.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ShelfHelp::Ui {

namespace {

constexpr double searchWidth = 180;

} // namespace

ParityControls::ParityControls(QWidget *parent)
    : CardControls(parent)
    , m_search(new QLineEdit(this))
    , m_differences(new QPushButton(this))
{
    setObjectName(u"parityControls"_qs);
    m_search->setObjectName(u"paritySearch"_qs);
    m_search->setPlaceholderText(tr("Search the views"));
    m_search->setAccessibleName(tr("Search the views"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(Scale(font()).px(searchWidth));
    m_differences->setObjectName(u"parityDifferences"_qs);
    m_differences->setCheckable(true);
    m_differences->setAccessibleName(tr("Differences only"));
    showDifferences(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Scale(font()).px(12));
    row->addWidget(m_differences);
    row->addWidget(m_search);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_search, &QLineEdit::textChanged, this, &ParityControls::searchChanged);
    connect(m_differences, &QPushButton::toggled, this, [this](bool only) {
        showDifferences(only);
        Q_EMIT onlyDifferencesChanged(only);
    });
}

/// Not by its colour alone.
void ParityControls::showDifferences(bool only)
{
    const QString text = tr("Differences only");
    m_differences->setText(only ? QString(u"✓ " + text) : text);
}

void ParityControls::applyTheme(const Theme &theme)
{
    const QString style = cardFieldStyle(theme, Scale(font()));
    m_search->setStyleSheet(style);
    m_differences->setStyleSheet(style);
    const QFont small = textFont(font(), TextRole::Subtitle);
    m_search->setFont(small);
    m_differences->setFont(small);
}

} // namespace ShelfHelp::Ui
