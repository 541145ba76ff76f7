// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/deskrights.h>
#include <sql/ingeststore.h>

#include <QDialog>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimeZone>

#include <functional>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ShelfHelp::Ui {

/// What taking a run back asks of the database; all return at once.
struct UndoServices
{
    std::function<QFuture<Result<Sql::DeskRights>>()> rights;
    std::function<QFuture<Result<std::optional<Sql::IngestRun>>>(qint64 run)> run;
    std::function<QFuture<Result<QList<Sql::UndoneRows>>>(qint64 run)> undo;
};

/// Asks whether a replay shall be taken back, says what has happened since, takes it back, and says what that
/// removed and what it left.
class UndoDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoDialog)

public:
    /// Times are shown in `zone`.
    UndoDialog(UndoServices services, qint64 run, const QTimeZone &zone, QWidget *parent = nullptr);
    ~UndoDialog() override;

    /// Stays open while it works: it cannot be stopped half-way.
    void reject() override;

Q_SIGNALS:
    /// The run is no longer there to be taken back: it was, just now or before.
    void undone(qint64 run);

private:
    void layOut();
    void takeRun();
    void takeRights();
    void takeUndo();
    void start();
    void showButtons();

    UndoServices m_services;
    qint64 m_run;
    QTimeZone m_zone;
    std::optional<Sql::IngestRun> m_about;
    std::optional<Sql::DeskRights> m_rights;
    QLabel *m_headline;
    QLabel *m_facts;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
    QPushButton *m_undo;
    QFutureWatcher<Result<Sql::DeskRights>> m_rightsWatcher;
    QFutureWatcher<Result<std::optional<Sql::IngestRun>>> m_runWatcher;
    QFutureWatcher<Result<QList<Sql::UndoneRows>>> m_undoWatcher;
};

/// What an undo did, a line for each table that it touched; plain text.
[[nodiscard]] QString undoneText(const QList<Sql::UndoneRows> &rows, const QLocale &locale);

} // namespace ShelfHelp::Ui
