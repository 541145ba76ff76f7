// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

#include <sql/profiles/profile.h>

#include <QFutureWatcher>

namespace ShelfHelp::Ui {

class FactGrid;

/// Which database the window shows, as whom, and how it is reached.
class ConnectionSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionSection)

public:
    ConnectionSection(const UpkeepServices &services, const std::optional<Sql::ConnectionProfile> &profile,
                      QWidget *parent);
    ~ConnectionSection() override;

    void showAccess(const Sql::Access &access);
    void showError(const Error &error);
    [[nodiscard]] QString toText() const;

Q_SIGNALS:
    void connectionsRequested();

protected:
    void showState() override;
    void applyTheme(const Theme &theme) override;

private:
    void test();

    const UpkeepServices &m_services;
    const std::optional<Sql::ConnectionProfile> m_profile;
    FactGrid *m_facts;
    QLabel *m_problem;
    QLabel *m_steps;
    QPushButton *m_connections;
    QPushButton *m_test;
    QFutureWatcher<Sql::CheckStep> m_checking;
};

} // namespace ShelfHelp::Ui
