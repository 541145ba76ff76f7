// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertsdialog.h"

#include "dialogbuttons.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/models/limittexts.h>
#include <ui/models/rangepresets.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr double percent = 100;
constexpr double millisecondsPerSecond = 1000;
constexpr double largestCount = 1e9;

/// What a person types for a value of 1: shares in percent, durations in seconds.
double typedFactor(Sql::AlertMetric metric)
{
    switch (Sql::unitOf(metric)) {
    case Sql::MetricUnit::Share:
        return percent;
    case Sql::MetricUnit::Milliseconds:
        return 1 / millisecondsPerSecond;
    case Sql::MetricUnit::Count:
        break;
    }
    return 1;
}

QString stateText(Sql::AlertState state)
{
    switch (state) {
    case Sql::AlertState::Fires:
        return AlertsDialog::tr("⚠ fires");
    case Sql::AlertState::Quiet:
        return AlertsDialog::tr("✓ quiet");
    case Sql::AlertState::TooFew:
    case Sql::AlertState::Empty:
        break;
    }
    return AlertsDialog::tr("– says nothing");
}

} // namespace

AlertsDialog::AlertsDialog(const QList<Sql::AlertFinding> &findings, const QString &refusal, QWidget *parent)
    : QDialog(parent)
    , m_canWrite(refusal.isEmpty())
    , m_list(new QTreeWidget(this))
    , m_metric(new QComboBox(this))
    , m_condition(new QComboBox(this))
    , m_value(new QDoubleSpinBox(this))
    , m_range(new QComboBox(this))
    , m_minimum(new QSpinBox(this))
    , m_note(plainLabel(u"alertNote"_qs, this))
{
    setObjectName(u"alertsDialog"_qs);
    setWindowTitle(tr("Alerts"));
    m_list->setObjectName(u"alertList"_qs);
    m_list->setAccessibleName(tr("Alerts of this database"));
    m_list->setHeaderLabels({tr("Alert"), tr("State"), tr("Now")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_note->setWordWrap(true);
    m_note->setText(
        refusal.isEmpty()
            ? tr("Looked at after each refresh, and by “shelfhelp stats --alerts”, which then ends "
                 "with status 4. A limit of a duration or share is also a line on its chart.")
            : refusal);
    makeForm();
    layOut();
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &AlertsDialog::showSelection);
    connect(m_list, &QTreeWidget::itemActivated, this, &AlertsDialog::edit);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &AlertsDialog::showUnit);
    showUnit();
    showFindings(findings);
}

void AlertsDialog::makeForm()
{
    m_metric->setObjectName(u"alertMetric"_qs);
    m_metric->setAccessibleName(tr("Figure"));
    for (const Sql::AlertMetric each : Sql::alertMetrics()) {
        m_metric->addItem(metricText(each), int(each));
    }
    m_metric->setCurrentIndex(m_metric->findData(int(Sql::AlertMetric::ColdHigh)));
    m_condition->setObjectName(u"alertCondition"_qs);
    m_condition->setAccessibleName(tr("Condition"));
    m_condition->addItem(tr("above"), int(Sql::AlertCondition::Above));
    m_condition->addItem(tr("below"), int(Sql::AlertCondition::Below));
    m_value->setObjectName(u"alertValue"_qs);
    m_value->setAccessibleName(tr("Limit"));
    m_range->setObjectName(u"alertRange"_qs);
    m_range->setAccessibleName(tr("Of which time"));
    for (const RangePresetEntry &entry : rangePresets()) {
        m_range->addItem(presetText(entry.preset), int(entry.preset));
    }
    m_range->setCurrentIndex(m_range->findData(int(Sql::RangePreset::Last7Days)));
    m_minimum->setObjectName(u"alertMinimum"_qs);
    m_minimum->setAccessibleName(tr("From how many rows"));
    m_minimum->setRange(0, int(largestCount));
    m_minimum->setPrefix(tr("from n = "));
    m_minimum->setValue(20);
}

void AlertsDialog::layOut()
{
    const Scale scale(font());
    auto *form = new QHBoxLayout;
    form->setSpacing(scale.px(8));
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_metric, m_condition, m_value, m_range, m_minimum}) {
        field->setEnabled(m_canWrite);
        form->addWidget(field);
    }
    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    const auto add = [this, buttons](const QString &name, const QString &text, auto slot) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, slot);
        return button;
    };
    m_save = add(u"saveAlert"_qs, tr("&Add"), &AlertsDialog::save);
    m_edit = add(u"editAlert"_qs, tr("&Edit"), &AlertsDialog::edit);
    m_remove = add(u"removeAlert"_qs, tr("&Remove"), &AlertsDialog::remove);
    m_save->setEnabled(m_canWrite);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(12));
    column->addWidget(m_list, 1);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addWidget(buttons);
    resize(scale.px(780), scale.px(420));
}

Sql::AlertMetric AlertsDialog::metric() const
{
    return Sql::AlertMetric(m_metric->currentData().toInt());
}

void AlertsDialog::showUnit()
{
    const Sql::MetricUnit unit = Sql::unitOf(metric());
    const bool isCount = unit == Sql::MetricUnit::Count;
    m_value->setDecimals(isCount ? 0 : 1);
    m_value->setRange(0, unit == Sql::MetricUnit::Share ? percent : largestCount);
    m_value->setSuffix(isCount ? QString() : unit == Sql::MetricUnit::Share ? tr(" %") : tr(" s"));
    m_minimum->setEnabled(m_canWrite && !isCount);
    m_range->setEnabled(m_canWrite && metric() != Sql::AlertMetric::DeadLetters);
}

void AlertsDialog::showFindings(const QList<Sql::AlertFinding> &findings)
{
    const Sql::AlertFinding *before = selected();
    const qint64 kept = before != nullptr ? before->rule.id : 0;
    m_findings = findings;
    m_list->clear();
    for (const Sql::AlertFinding &finding : m_findings) {
        auto *item = new QTreeWidgetItem(m_list, {ruleText(finding.rule, locale()), stateText(finding.state),
                                                  findingText(finding, locale())});
        if (finding.state == Sql::AlertState::Fires) {
            item->setForeground(1, Theme::of(palette()).warning);
        }
        item->setSelected(finding.rule.id == kept);
    }
    for (int column = 0; column < 2; ++column) {
        m_list->resizeColumnToContents(column);
    }
    showSelection();
}

const Sql::AlertFinding *AlertsDialog::selected() const
{
    const QList<QTreeWidgetItem *> items = m_list->selectedItems();
    const int index = items.isEmpty() ? -1 : m_list->indexOfTopLevelItem(items.first());
    return index >= 0 && index < m_findings.size() ? &m_findings[index] : nullptr;
}

void AlertsDialog::showSelection()
{
    const bool canChange = m_canWrite && selected() != nullptr;
    m_edit->setEnabled(canChange);
    m_remove->setEnabled(canChange);
}

/// Puts the selected rule into the form.
void AlertsDialog::edit()
{
    const Sql::AlertFinding *finding = selected();
    if (finding == nullptr || !m_canWrite) {
        return;
    }
    const Sql::AlertRule &rule = finding->rule;
    m_edited = rule.id;
    m_metric->setCurrentIndex(m_metric->findData(int(rule.metric)));
    m_condition->setCurrentIndex(m_condition->findData(int(rule.condition)));
    m_value->setValue(rule.value * typedFactor(rule.metric));
    m_range->setCurrentIndex(m_range->findData(int(rule.range)));
    m_minimum->setValue(int(rule.minimumN));
    m_save->setText(tr("&Save"));
    m_value->setFocus();
    m_value->selectAll();
}

void AlertsDialog::save()
{
    const bool isCount = Sql::unitOf(metric()) == Sql::MetricUnit::Count;
    Q_EMIT ruleWritten({.id = m_edited,
                        .metric = metric(),
                        .condition = Sql::AlertCondition(m_condition->currentData().toInt()),
                        .value = m_value->value() / typedFactor(metric()),
                        .range = Sql::RangePreset(m_range->currentData().toInt()),
                        .minimumN = isCount ? 0 : m_minimum->value()});
    m_edited = 0;
    m_save->setText(tr("&Add"));
}

void AlertsDialog::remove()
{
    if (const Sql::AlertFinding *finding = selected()) {
        Q_EMIT ruleRemoved(finding->rule.id);
    }
}

} // namespace ShelfHelp::Ui
