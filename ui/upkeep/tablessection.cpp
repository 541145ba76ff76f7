// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablessection.h"

#include "upkeepdesk.h"
#include "upkeeptexts.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>

#include <array>
#include <chrono>

namespace ShelfHelp::Ui {

namespace {

constexpr std::chrono::milliseconds planDelay(150);
constexpr int visibleRows = 7;

enum Column { Name, Rows, Bytes, Indexes, Dead, Empty, Vacuumed, Analysed, ColumnCount };

constexpr std::array kinds{Sql::MaintenanceKind::Vacuum, Sql::MaintenanceKind::Analyze,
                           Sql::MaintenanceKind::Reindex, Sql::MaintenanceKind::Cluster,
                           Sql::MaintenanceKind::VacuumFull};

/// What mends a finding.
Sql::MaintenanceKind kindFor(const Sql::Finding &finding)
{
    if (finding.code == u"bloat" || finding.remedy.contains(u"vacuum-full")) {
        return Sql::MaintenanceKind::VacuumFull;
    }
    if (finding.code == u"statistics") {
        return Sql::MaintenanceKind::Analyze;
    }
    return finding.code.contains(u"index") ? Sql::MaintenanceKind::Reindex : Sql::MaintenanceKind::Vacuum;
}

QStringList cellsOf(const Sql::TableStorage &table, const QTimeZone &zone, const QLocale &locale)
{
    return {visibleText(table.fullName()),       countText(table.liveRows, locale),
            sizeText(table.tableBytes, locale),  sizeText(table.indexBytes, locale),
            countText(table.deadRows, locale),   sizeText(table.knownBloat(), locale),
            instantCell(table.vacuumedAt, zone), instantCell(table.analyzedAt, zone)};
}

} // namespace

TablesSection::TablesSection(const UpkeepServices &services, UpkeepDesk &desk, QWidget *parent)
    : Section(u"tablesSection"_qs, tr("Tables and maintenance"), parent)
    , m_services(services)
    , m_desk(desk)
    , m_table(new QTableWidget(this))
    , m_kind(new QComboBox(this))
    , m_index(new QComboBox(this))
{
    setUpTable();
    column()->addWidget(m_table);
    m_kind->setObjectName(u"maintenanceKind"_qs);
    m_kind->setAccessibleName(tr("What is to be done"));
    m_kind->setToolTip(tr("What is to be done with the selected tables"));
    for (const Sql::MaintenanceKind kind : kinds) {
        m_kind->addItem(maintenanceTitle(kind), int(kind));
    }
    m_index->setObjectName(u"maintenanceIndex"_qs);
    m_index->setAccessibleName(tr("By which index"));
    m_index->setToolTip(tr("By which index the rows of the selected table are to be ordered"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_kind);
    row->addWidget(m_index);
    row->addStretch();
    column()->addLayout(row);
    m_purpose = addSentence(u"maintenancePurpose"_qs);
    m_lock = addSentence(u"maintenanceLock"_qs);
    m_begin = addButton(u"beginMaintenance"_qs, tr("&Begin"),
                        tr("Begins; progress and a way to stop are shown above"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(planDelay);
    connect(&m_delay, &QTimer::timeout, this, &TablesSection::askForPlan);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TablesSection::showIndexes);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &TablesSection::showIndexes);
    for (const QComboBox *choice : {m_kind, m_index}) {
        connect(choice, &QComboBox::currentIndexChanged, this, &TablesSection::forgetPlan);
    }
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &TablesSection::forgetPlan);
    connect(&m_planning, &QFutureWatcherBase::finished, this, &TablesSection::takePlan);
    connect(m_begin, &QPushButton::clicked, this, &TablesSection::confirm);
    showNothing();
}

TablesSection::~TablesSection()
{
    m_planning.cancel();
}

void TablesSection::setUpTable()
{
    m_table->setObjectName(u"databaseTables"_qs);
    m_table->setAccessibleName(tr("Tables"));
    m_table->setToolTip(tr("Select the tables that are to be maintained; none: all of them"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Table"), tr("Rows"), tr("Size"), tr("Indexes"), tr("Dead rows"),
                                        tr("Empty, about"), tr("Vacuumed"), tr("Analysed")});
    setUpTableView(m_table);
    sizeColumns(m_table, {23, 9, 9, 9, 9, 11, 14, 14});
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < ColumnCount; ++column) {
        const bool isText = column == Name || column >= Vacuumed;
        m_table->horizontalHeaderItem(column)->setTextAlignment(
            Qt::AlignVCenter | (isText ? Qt::AlignLeading : Qt::AlignTrailing));
    }
    m_table->setFixedHeight(m_table->verticalHeader()->defaultSectionSize() * (visibleRows + 1) +
                            m_table->fontMetrics().height());
}

void TablesSection::showTables(const Sql::Access &access, const Sql::HealthFacts &facts,
                               const QTimeZone &zone)
{
    m_access = access;
    const QSignalBlocker quiet(m_table);
    QStringList selected;
    for (const QTableWidgetItem *item : m_table->selectedItems()) {
        selected.append(item->data(Qt::UserRole).toString());
    }
    m_clusterable.clear();
    m_table->clearContents();
    m_table->setRowCount(int(facts.tables.size()));
    for (int row = 0; row < facts.tables.size(); ++row) {
        const QStringList cells = cellsOf(facts.tables[row], zone, locale());
        for (int column = 0; column < ColumnCount; ++column) {
            auto *item = new QTableWidgetItem(cells[column]);
            item->setData(Qt::UserRole, facts.tables[row].fullName());
            const bool isText = column == Name || column >= Vacuumed;
            item->setTextAlignment(Qt::AlignVCenter | (isText ? Qt::AlignLeading : Qt::AlignTrailing));
            m_table->setItem(row, column, item);
        }
        for (const Sql::IndexStorage &index : facts.tables[row].indexes) {
            if (index.isClusterable && index.isValid) {
                m_clusterable[facts.tables[row].fullName()].append(index.name);
            }
        }
        if (selected.contains(facts.tables[row].fullName())) {
            m_table->selectionModel()->select(m_table->model()->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    showIndexes();
    forgetPlan();
}

void TablesSection::showNothing()
{
    m_access.reset();
    m_plan.reset();
    m_table->setRowCount(0);
    showIndexes();
    m_lock->hide();
    m_purpose->setText(tr("The sizes of the tables are shown when the database has answered."));
    showState();
}

void TablesSection::choose(const Sql::Finding &finding)
{
    m_kind->setCurrentIndex(m_kind->findData(int(kindFor(finding))));
    m_table->clearSelection();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, Name)->data(Qt::UserRole).toString() == finding.table) {
            m_table->selectRow(row);
            m_table->scrollToItem(m_table->item(row, Name));
        }
    }
    m_begin->setFocus();
}

/// Of one table that is to be ordered; what was chosen for it stays.
void TablesSection::showIndexes()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    const bool isOrdered = m_kind->currentData().toInt() == int(Sql::MaintenanceKind::Cluster);
    const QStringList indexes = selected.size() == 1 && isOrdered
                                    ? m_clusterable.value(selected.first().data(Qt::UserRole).toString())
                                    : QStringList();
    const QString chosen = m_index->currentData().toString();
    const QSignalBlocker quiet(m_index);
    m_index->clear();
    m_index->addItem(tr("by the usual index"), QString());
    for (const QString &index : indexes) {
        m_index->addItem(tr("by %1").arg(visibleText(index)), index);
    }
    m_index->setCurrentIndex(int(1 + indexes.indexOf(chosen)));
    m_index->setVisible(!indexes.isEmpty());
}

Sql::MaintenanceRequest TablesSection::request() const
{
    Sql::MaintenanceRequest request{.kind = Sql::MaintenanceKind(m_kind->currentData().toInt()),
                                    .index = m_index->currentData().toString()};
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows()) {
        request.tables.append(row.data(Qt::UserRole).toString());
    }
    return request;
}

/// What was planned is not what is chosen any more, and must not be begun; the next plan follows when the
/// choice rests.
void TablesSection::forgetPlan()
{
    m_planning.cancel();
    m_plan.reset();
    m_delay.start();
    showState();
}

/// Nothing is locked by it.
void TablesSection::askForPlan()
{
    const QString reason = reasonAgainstUpkeep(m_access);
    m_purpose->setText(purposeText(request().kind));
    m_lock->setVisible(m_access.has_value());
    m_lock->setText(reason);
    if (reason.isEmpty() && !m_desk.isBusy()) {
        m_lock->setText(tr("Looking which lock that takes …"));
        m_planning.setFuture(m_services.planMaintenance(request()));
    }
    showState();
}

void TablesSection::takePlan()
{
    if (m_planning.isCanceled() || m_planning.future().resultCount() == 0) {
        return;
    }
    const Result<Sql::MaintenancePlan> plan = m_planning.result();
    if (plan.ok()) {
        m_plan = plan.value();
        m_lock->setText(planText(plan.value(), locale()));
    } else {
        m_lock->setText(visibleText(plan.error().toText()));
    }
    showState();
}

/// Who makes others wait is asked once more.
void TablesSection::confirm()
{
    if (!m_plan || m_desk.isBusy()) {
        return;
    }
    const QString title = maintenanceTitle(request().kind);
    if (!m_plan->stopsOthers) {
        begin(title, *m_plan);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, title, tr("Others will have to wait while it lasts."),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"confirmMaintenance"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(planText(*m_plan, locale()));
    QPushButton *go = box->addButton(tr("&Begin"), QMessageBox::AcceptRole);
    go->setObjectName(u"confirmBegin"_qs);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    // What was agreed to, whatever is shown by then.
    connect(go, &QPushButton::clicked, this, [this, title, plan = *m_plan] { begin(title, plan); });
    box->open();
}

void TablesSection::begin(const QString &title, const Sql::MaintenancePlan &plan)
{
    if (m_desk.isBusy()) {
        return;
    }
    m_desk.begin<Sql::MaintenanceReport>(
        title,
        [this, plan](const UpkeepDesk::Control &control) { return m_services.maintain(plan, control); },
        [this](const Result<Sql::MaintenanceReport> &report) { takeReport(report); });
}

void TablesSection::takeReport(const Result<Sql::MaintenanceReport> &report)
{
    if (!report.ok()) {
        Q_EMIT m_desk.told(report.error().toText(), {}, false);
    } else if (const auto &failure = report.value().failure) {
        const QString details = maintenanceText(report.value(), locale());
        Q_EMIT m_desk.told(failure->toText(),
                           details.isEmpty() ? tr("Nothing was changed.")
                                             : tr("What was done until then stays done:") + u'\n' + details,
                           false);
    } else {
        const auto count = report.value().tables.size();
        Q_EMIT m_desk.told(pluralText(tr("Done with %n table(s).", nullptr, int(count)), count),
                           maintenanceText(report.value(), locale()), true);
    }
    Q_EMIT changed();
}

void TablesSection::showState()
{
    const QString reason = reasonAgainstUpkeep(m_access);
    allow(m_begin, !reason.isEmpty() ? reason
                   : m_plan          ? QString()
                            : tr("First it is looked at which lock that takes, and whether it can be done."));
    m_kind->setEnabled(!isBusy());
    m_index->setEnabled(!isBusy());
}

void TablesSection::applyTheme(const Theme &theme)
{
    Section::applyTheme(theme);
    styleTableView(m_table, theme);
    styleOutline(m_kind, theme);
    styleOutline(m_index, theme);
    styleLabel(m_purpose, font(), theme.text);
    styleLabel(m_lock, font(), theme.muted);
}

} // namespace ShelfHelp::Ui
