// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "replaycontrol.h"

#include <sql/result.h>
#include <ui/models/rowsbehind.h>

#include <QDialog>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <functional>
#include <memory>

class QDialogButtonBox;
class QLabel;
class QModelIndex;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace ShelfHelp::Ui {

class RejectionsModel;
class TableDiffView;

/// The replay lab (E5): what would some payloads do, and do it. A dry run shows the tables' differences;
/// applying shows how far it is, with Cancel, and then what became of it, with ways to the rows and to what
/// was refused, and back. Not modal: the pages stay usable.
class ReplayDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayDialog)

public:
    using Answer = Result<Ingest::IngestSummary>;
    /// Begins the work on another thread; it reports to the control and obeys its stop.
    using Run = std::function<QFuture<Answer>(std::shared_ptr<ReplayControl>, ReplayMode)>;

    /// `sourceName` is shown as plain text.
    ReplayDialog(Run run, const QString &sourceName, QWidget *parent = nullptr);
    /// Asks a replay that still runs to stop, and does not wait for it.
    ~ReplayDialog() override;

    /// Asks what to do first; `remark` says why it did not begin by itself.
    void offer(const QString &remark);
    void rehearse();
    /// Applies.
    void start();

    [[nodiscard]] bool isRunning() const { return m_isRunning; }

    /// Cancels while it runs – the dialog stays to say what was done – and closes afterwards.
    void reject() override;
    /// Nothing can be stored: the reason stands beside the buttons.
    void setBlocked(const QString &why);
    /// The run that was just stored is no longer there.
    void markUndone(qint64 run);

Q_SIGNALS:
    /// It ended, whichever way: what the pages show may be out of date.
    void finishedReplay();
    /// Something was stored under this run, which can be taken back.
    void stored(qint64 run);
    void undoRequested(qint64 run);
    void rowsRequested(const RowsBehind &rows);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpLabels(const QString &sourceName);
    void setUpTable();
    void layOut();
    void connectParts();
    void begin(ReplayMode mode);
    void hideOutcome();
    void showProgress();
    void takeAnswer();
    void showSummary(const Ingest::IngestSummary &summary);
    void showRehearsal(const Ingest::IngestSummary &summary);
    void showCommon(const Ingest::IngestSummary &summary);
    void showError(const Error &error);
    void showActions(bool canRehearse, bool canApply);
    void fitColumns();
    void fitWindow();
    void applyTheme();
    void copyRejections();
    void showCauseOf(const QModelIndex &rejection);

    Run m_run;
    ReplayMode m_mode = ReplayMode::Apply;
    std::shared_ptr<ReplayControl> m_control;
    QFutureWatcher<Answer> m_watcher;
    QTimer m_poll;
    bool m_isRunning = false;
    QString m_blocked;
    Ingest::IngestSummary m_summary; ///< of what was applied last
    QLabel *m_headline;
    QLabel *m_remarks;
    QLabel *m_counts;
    QProgressBar *m_progress;
    RejectionsModel *m_rejections;
    QTableView *m_table;
    TableDiffView *m_diff;
    QPlainTextEdit *m_passedOver;
    QPushButton *m_cancel;
    QPushButton *m_retry;
    QPushButton *m_copy;
    QPushButton *m_dryRun;
    QPushButton *m_apply;
    QPushButton *m_undo;
    QPushButton *m_showStored;
    QPushButton *m_showDead;
    QDialogButtonBox *m_buttons;
};

} // namespace ShelfHelp::Ui
