// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

#include <QTimeZone>

namespace ShelfHelp::Ui {

class UpkeepDesk;
struct FileChooser;

/// Everything into one file, and back out of one.
class BackupSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackupSection)

public:
    BackupSection(const UpkeepServices &services, UpkeepDesk &desk, const FileChooser &chooser,
                  QWidget *parent);

    void showOverview(const DatabaseOverview &overview, const QTimeZone &zone);
    void showNothing();
    /// Asks for a file, and writes it.
    void backUp();

Q_SIGNALS:
    void changed();
    void restoreRequested();

protected:
    void showState() override;
    void applyTheme(const Theme &theme) override;

private:
    void takeBackup(const QString &path, const Result<Sql::Backup> &backup);

    const UpkeepServices &m_services;
    UpkeepDesk &m_desk;
    const FileChooser &m_chooser;
    std::optional<Sql::Access> m_access;
    QLabel *m_last;
    QPushButton *m_backUp;
    QPushButton *m_restore;
};

} // namespace ShelfHelp::Ui
