// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panelpage.h"

#include <ui/charts/card.h>
#include <ui/charts/cardframe.h>
#include <ui/charts/responsivegrid.h>
#include <ui/charts/timechart.h>

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

const QString rowCountsRequest = u"rowCounts"_qs;

} // namespace

PanelPage::PanelPage(const QString &objectName, const QList<PanelDefinition> &panels,
                     const PanelLayout &layout, QWidget *header, QWidget *parent)
    : Page(parent)
    , m_header(header)
    , m_grid(new ResponsiveGrid(layout.cell, layout.columns))
{
    setObjectName(objectName);
    for (const PanelDefinition &definition : panels) {
        addPanel(definition);
    }
    arrange(header);
    linkCrosshairs();
    applyTheme();
}

PanelPage::~PanelPage() = default;

void PanelPage::addPanel(const PanelDefinition &definition)
{
    auto *panel = new Panel(definition, this);
    Card *card = panel->card();
    CardBody *body = panel->body();
    connect(card, &Card::retryRequested, this, &PanelPage::retryRequested);
    connect(card, &Card::emptyActionRequested, this, &PanelPage::clearFiltersRequested);
    connect(card, &Card::exportRequested, this,
            [this, panel](ExportFormat format) { Q_EMIT exportRequested(panel, format); });
    connect(card, &Card::explainRequested, this, [this, panel] {
        if (const auto subject = panel->subject()) {
            Q_EMIT explainRequested(*subject);
        }
    });
    connect(body, &CardBody::rowsRequested, this, &PanelPage::rowsRequested);
    connect(body, &CardBody::filterRequested, this, &PanelPage::filterRequested);
    connect(body, &CardBody::rangeRequested, this, &PanelPage::rangeRequested);
    connect(body, &CardBody::noteRequested, this, &PanelPage::noteRequested);
    connect(body, &CardBody::noteEditRequested, this, &PanelPage::noteEditRequested);
    connect(body, &CardBody::noteRemovalRequested, this, &PanelPage::noteRemovalRequested);
    connect(body, &CardBody::breakoutRequested, this, &PanelPage::breakoutRequested);
    connect(body, &CardBody::bookRequested, this, &PanelPage::bookRequested);
    m_grid->add(card, definition.width);
    m_panels.append(panel);
}

void PanelPage::arrange(QWidget *header)
{
    const Scale scale(font());
    auto *content = new QWidget;
    content->setObjectName(u"pageContent"_qs);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(20));
    column->setSpacing(scale.px(12));
    if (header != nullptr) {
        column->addWidget(header);
    }
    column->addWidget(m_grid, 1);

    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"pageScroll"_qs);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    // The page paints its own background; a scroll area would fill both of these with the palette's.
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *layers = new QVBoxLayout(this);
    layers->setContentsMargins({});
    layers->addWidget(m_scroll);
}

void PanelPage::linkCrosshairs()
{
    QList<TimeChart *> charts;
    for (const Panel *panel : std::as_const(m_panels)) {
        if (auto *chart = qobject_cast<TimeChart *>(panel->body())) {
            charts.append(chart);
        }
    }
    for (TimeChart *source : std::as_const(charts)) {
        for (TimeChart *follower : std::as_const(charts)) {
            if (source != follower) {
                connect(source, &Chart::currentMarkChanged, follower, &Chart::showCrosshair);
            }
        }
    }
}

QList<FigureRequest> PanelPage::requests() const
{
    QList<FigureRequest> requests;
    for (const Panel *panel : m_panels) {
        requests.append(panel->request());
    }
    requests.append({.panel = rowCountsRequest, .read = readRowCounts});
    return requests;
}

void PanelPage::showLoading()
{
    for (Panel *panel : std::as_const(m_panels)) {
        panel->showLoading();
    }
}

void PanelPage::take(const FigureAnswer &answer, const Question &question)
{
    if (answer.panel == rowCountsRequest) {
        m_rowCounts =
            answer.figure.ok() ? std::optional(answer.figure.value().as<RowCounts>()) : std::nullopt;
    } else if (Panel *asked = panel(answer.panel)) {
        asked->take(answer, question);
    }
}

void PanelPage::copy()
{
    if (const Panel *panel = currentPanel()) {
        panel->card()->copy();
        Q_EMIT told(tr("Copied: %1").arg(panel->body()->accessibleName()));
    }
}

void PanelPage::showAgain()
{
    for (Panel *panel : std::as_const(m_panels)) {
        panel->showAgain();
    }
}

void PanelPage::setAsOf(const QString &stamp, bool isStale)
{
    for (const Panel *panel : std::as_const(m_panels)) {
        panel->card()->setAsOf(stamp, isStale);
    }
}

void PanelPage::setAnnotations(const Annotations &annotations)
{
    for (const Panel *panel : std::as_const(m_panels)) {
        panel->body()->setAnnotations(annotations);
    }
}

Panel *PanelPage::panel(const QString &id) const
{
    for (Panel *panel : m_panels) {
        if (panel->id() == id) {
            return panel;
        }
    }
    return nullptr;
}

Panel *PanelPage::currentPanel() const
{
    const QWidget *focus = QApplication::focusWidget();
    for (Panel *panel : m_panels) {
        if (focus != nullptr && panel->card()->isAncestorOf(focus)) {
            return panel;
        }
    }
    for (Panel *panel : m_panels) {
        if (panel->card()->underMouse()) {
            return panel;
        }
    }
    return nullptr;
}

std::optional<ExplainSubject> PanelPage::currentSubject() const
{
    const Panel *current = currentPanel();
    return current != nullptr ? current->subject() : std::nullopt;
}

bool PanelPage::scrollOn()
{
    QScrollBar *bar = m_scroll->verticalScrollBar();
    if (bar->value() >= bar->maximum()) {
        return false;
    }
    bar->setValue(bar->value() + bar->pageStep() * 9 / 10); // what was cut is seen whole
    return true;
}

void PanelPage::scrollToTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

bool PanelPage::dismissTooltip()
{
    bool dismissed = false;
    for (const Panel *panel : std::as_const(m_panels)) {
        dismissed = panel->body()->dismissTooltip() || dismissed;
    }
    return dismissed;
}

void PanelPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void PanelPage::applyTheme()
{
    m_scroll->verticalScrollBar()->setStyleSheet(slimScrollBar(Theme::of(palette()), Scale(font())));
}

void PanelPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).page);
}

} // namespace ShelfHelp::Ui
