// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace ShelfHelp::Ui {

class UpkeepDesk;

/// What is kept for safety and not needed any more: counted first, then deleted when that is confirmed.
class PurgeSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PurgeSection)

public:
    PurgeSection(const UpkeepServices &services, UpkeepDesk &desk, QWidget *parent);

    /// Nothing: the database has not answered.
    void showAccess(const std::optional<Sql::Access> &access);

Q_SIGNALS:
    void changed();

protected:
    void showState() override;
    void applyTheme(const Theme &theme) override;

private:
    void layOut();
    void chooseKind();
    void forget();
    void count();
    void takeCount(const Result<Sql::Purged> &counted);
    void confirm();
    void purge();
    void takePurged(const Result<Sql::Purged> &purged);
    [[nodiscard]] Sql::PurgeOptions options() const;

    const UpkeepServices &m_services;
    UpkeepDesk &m_desk;
    std::optional<Sql::Access> m_access;
    std::optional<Sql::Purged> m_counted; ///< of what is chosen
    QComboBox *m_kind;
    QSpinBox *m_days;
    QCheckBox *m_openToo;
    QLabel *m_what;
    QPushButton *m_count;
    QPushButton *m_purge;
};

} // namespace ShelfHelp::Ui
