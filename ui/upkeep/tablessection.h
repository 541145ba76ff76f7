// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

#include <QFutureWatcher>
#include <QMap>
#include <QTimeZone>
#include <QTimer>

class QComboBox;
class QTableWidget;

namespace ShelfHelp::Ui {

class UpkeepDesk;

/// How large the tables are, and maintenance of those that are selected: the lock it takes, and what that
/// means to others, is told before anything begins.
class TablesSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TablesSection)

public:
    TablesSection(const UpkeepServices &services, UpkeepDesk &desk, QWidget *parent);
    ~TablesSection() override;

    void showTables(const Sql::Access &access, const Sql::HealthFacts &facts, const QTimeZone &zone);
    void showNothing();
    /// Selects what mends a finding, to be looked at.
    void choose(const Sql::Finding &finding);

Q_SIGNALS:
    /// Sizes are other ones now.
    void changed();

protected:
    void showState() override;
    void applyTheme(const Theme &theme) override;

private:
    void setUpTable();
    void showIndexes();
    void forgetPlan();
    void askForPlan();
    void takePlan();
    void confirm();
    void begin(const QString &title, const Sql::MaintenancePlan &plan);
    void takeReport(const Result<Sql::MaintenanceReport> &report);
    [[nodiscard]] Sql::MaintenanceRequest request() const;

    const UpkeepServices &m_services;
    UpkeepDesk &m_desk;
    std::optional<Sql::Access> m_access;
    std::optional<Sql::MaintenancePlan> m_plan; ///< of what is chosen
    QTableWidget *m_table;
    QComboBox *m_kind;
    QComboBox *m_index;                       ///< to order by; of one table only
    QMap<QString, QStringList> m_clusterable; ///< indexes by which a table's rows can be ordered
    QLabel *m_purpose;
    QLabel *m_lock;
    QPushButton *m_begin;
    QTimer m_delay; ///< a selection is made row by row
    QFutureWatcher<Result<Sql::MaintenancePlan>> m_planning;
};

} // namespace ShelfHelp::Ui
