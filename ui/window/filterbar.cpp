// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filterbar.h"

#include "flowlayout.h"

#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QMenu>
#include <QToolButton>

namespace ShelfHelp::Ui {

namespace {

QString escapedForButton(QString text)
{
    return text.replace(u'&', u"&&"_qs);
}

QString isolated(const QString &text)
{
    // Right-to-left text of a payload must not turn the rest of the chip around.
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace

FilterBar::FilterBar(QMenu *comparison, QMenu *bucket, QMenu *zone, QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(Scale(font()).px(6)))
    , m_comparison(addButton(u"comparisonButton"_qs, tr("What the range is compared with (X)"), comparison))
    , m_bucket(addButton(u"bucketButton"_qs, tr("How wide the buckets of the time charts are (I)"), bucket))
    , m_zone(addButton(u"zoneButton"_qs, tr("The zone whose days are counted"), zone))
    , m_zoom(addButton(u"zoomChip"_qs, tr("Back to the whole range (Ctrl+0)"), nullptr))
    , m_filterMenu(new QMenu(this))
{
    setObjectName(u"filterBar"_qs);
    m_filterMenu->setObjectName(u"filterMenu"_qs);
    fillFilterMenu();
    m_add = addButton(u"addFilter"_qs, tr("Restrict every card"), m_filterMenu);
    m_add->setText(tr("+ Filter"));
    m_zoom->setProperty("chip", true);
    m_zoom->hide();
    setLayout(m_flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_zoom, &QToolButton::clicked, this, &FilterBar::zoomResetRequested);
}

QToolButton *FilterBar::addButton(const QString &name, const QString &help, QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setFocusPolicy(Qt::TabFocus);
    if (menu != nullptr) {
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    }
    m_flow->addWidget(button);
    return button;
}

void FilterBar::fillFilterMenu()
{
    const auto add = [this](QMenu *menu, const QString &text, const FilterStep &step) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, step] { Q_EMIT filterRequested(step); });
    };
    QMenu *medium = m_filterMenu->addMenu(tr("&Medium"));
    for (const Sql::Medium each : {Sql::Medium::Libby, Sql::Medium::Physical}) {
        add(medium, mediumText(each), mediumStep(each));
    }
    QMenu *outcome = m_filterMenu->addMenu(tr("&Outcome"));
    for (const QString &each : Sql::outcomeNames()) {
        add(outcome, outcomeText(each), outcomeStep(each));
    }
    QMenu *type = m_filterMenu->addMenu(tr("&Search type"));
    for (const QString &each : {u"Shuffle"_qs, u"Search"_qs}) {
        add(type, searchTypeText(each), searchTypeStep(each));
    }
    QMenu *temperature = m_filterMenu->addMenu(tr("&Cold or warm"));
    for (const auto each : {Sql::Temperature::Cold, Sql::Temperature::Warm, Sql::Temperature::Invalid}) {
        add(temperature, temperatureText(each), temperatureStep(each));
    }
    m_filterMenu->setToolTipsVisible(true);
    m_filterMenu->addSeparator();
    QAction *hint = m_filterMenu->addAction(tr("A library or book: Ctrl+K and its name"));
    hint->setEnabled(false);
}

void FilterBar::setComparison(const QString &text, const QString &exact)
{
    m_comparison->setText(text);
    m_comparison->setToolTip(exact);
}

void FilterBar::setBucket(const QString &text, bool isFree)
{
    m_bucket->setText(text);
    m_bucket->setEnabled(isFree);
}

void FilterBar::setZone(const QString &text)
{
    m_zone->setText(text);
}

void FilterBar::setZoom(const QString &text)
{
    m_zoom->setText(escapedForButton(tr("Zoomed: %1  ✕").arg(text)));
    m_zoom->setVisible(!text.isEmpty());
}

void FilterBar::setHasCharts(bool hasCharts)
{
    m_comparison->setVisible(hasCharts);
    m_bucket->setVisible(hasCharts);
}

void FilterBar::setHasFilters(bool hasFilters)
{
    m_add->setVisible(hasFilters);
}

void FilterBar::setFilters(const QList<FilterTerm> &terms)
{
    for (QWidget *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    m_flow->removeWidget(m_add); // it stays behind the chips
    for (const FilterTerm &term : terms) {
        addChip(term);
    }
    m_flow->addWidget(m_add);
    m_flow->invalidate();
    updateGeometry();
}

void FilterBar::addChip(const FilterTerm &term)
{
    auto *chip = addButton(u"chip%1"_qs.arg(int(term.field)), tr("Change or remove: %1").arg(term.text()),
                           makeChipMenu(term));
    chip->setProperty("chip", true);
    chip->setText(escapedForButton(isolated(term.text()) + u"  ▾"_qs));
    chip->setToolTip(u"<qt>%1</qt>"_qs.arg(term.text().toHtmlEscaped()));
    m_chips.append(chip);
}

QMenu *FilterBar::makeChipMenu(const FilterTerm &term)
{
    auto *menu = new QMenu(this);
    QAction *remove = menu->addAction(tr("&Remove"));
    remove->setObjectName(u"removeFilter"_qs);
    connect(remove, &QAction::triggered, this, [this, term] { Q_EMIT removeRequested(term.field); });
    if (term.canExclude) {
        QAction *exchange = menu->addAction(term.isExcluded ? tr("&Only this") : tr("Everything &but this"));
        exchange->setObjectName(u"exchangeFilter"_qs);
        connect(exchange, &QAction::triggered, this, [this, term] { Q_EMIT exchangeRequested(term.field); });
    }
    return menu;
}

void FilterBar::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    setStyleSheet(uR"(
        QToolButton { background: transparent; color: %1; border: 1px solid %2; border-radius: %6px;
                      padding: %7px %8px; }
        QToolButton:hover { border-color: %3; color: %4; }
        QToolButton:focus { border-color: %5; }
        QToolButton:disabled { color: %3; }
        QToolButton::menu-indicator { image: none; width: 0; }
        QToolButton[chip="true"] { background: %9; color: %4; border-color: %5; })"_qs
                      .arg(theme.muted.name(), theme.border.name(),
                           mixed(theme.border, theme.muted, 0.5).name(), theme.text.name(),
                           theme.accent.name(), QString::number(scale.px(11)), QString::number(scale.px(2)),
                           QString::number(scale.px(9)))
                      .arg(mixed(theme.card, theme.accent, 0.12).name()));
}

} // namespace ShelfHelp::Ui
