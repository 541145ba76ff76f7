// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transferwizard.h"
#include "upkeepdesk.h"

#include <ui/dialogs/connectionservices.h>
#include <ui/pages/page.h>
#include <ui/window/filechooser.h>

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTimeZone>

#include <optional>

class QGridLayout;
class QScrollArea;

namespace ShelfHelp::Ui {

class BackupSection;
class ConnectionSection;
class EmbeddedSection;
class HealthSection;
class MoveSection;
class PurgeSection;
class Section;
class TablesSection;
class WorkBar;

/// What the page needs of its window.
struct DatabasePageOptions
{
    std::optional<Sql::ConnectionProfile> profile = {}; ///< that the window shows
    ConnectionServices connections = {};
    FileChooser chooser = {};
};

/// The page of the database itself: how it is reached, how it is, and what can be done to it and with it. One
/// long work at a time; meanwhile nothing else of the page can be begun. GUI thread only.
class DatabasePage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabasePage)

public:
    DatabasePage(UpkeepServices services, DatabasePageOptions options, QWidget *parent = nullptr);
    ~DatabasePage() override;

    /// Asks the database, unless it has answered a moment ago.
    void load(const QTimeZone &zone);
    /// Asks in any case.
    void checkAgain();

    [[nodiscard]] UpkeepDesk &desk() { return *m_desk; }

    /// What is shown of connection and health.
    [[nodiscard]] QString toText() const;
    /// All of toText().
    void copy() override;

Q_SIGNALS:
    void connectionsRequested();
    void connectionChosen(const QString &profileId);
    void deadLettersRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeSections();
    void layOut();
    void connectSections();
    void arrange();
    void applyTheme();
    void takeOverview();
    void showOverview(const DatabaseOverview &overview);
    void showError(const Error &error);
    void lead(const Sql::Finding &finding);
    void showSection(QWidget *section);
    void openRestore();
    void openTransfer(bool isMove);
    void showBusy();
    /// All that rows can go into, but the database of the window.
    [[nodiscard]] QList<UpkeepPlace> otherPlaces() const;
    [[nodiscard]] QString ownName() const;

    const UpkeepServices m_services;
    const DatabasePageOptions m_options;
    QTimeZone m_zone = QTimeZone::utc();
    UpkeepDesk *m_desk;
    QFutureWatcher<Result<DatabaseOverview>> m_asking;
    bool m_isAsking = false;
    bool m_isOutdated = false; ///< something happened since it was asked: once more, when the answer is there
    std::optional<DatabaseOverview> m_overview;
    QElapsedTimer m_age; ///< of the overview

    WorkBar *m_bar;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    ConnectionSection *m_connection;
    BackupSection *m_backup;
    HealthSection *m_health;
    TablesSection *m_tables;
    PurgeSection *m_purge;
    MoveSection *m_move;
    EmbeddedSection *m_embedded;
    int m_columns = 0; ///< as it is laid out
};

} // namespace ShelfHelp::Ui
