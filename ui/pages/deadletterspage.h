// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventservices.h"
#include "workpage.h"

#include <QFutureWatcher>

#include <functional>

class QLabel;
class QPushButton;
class QSplitter;

namespace ShelfHelp::Ui {

class DeadLetterList;
class PayloadEditor;

/// Rejected notifications (E4): why, and what to do about them. They can be mended in place, sent through
/// again, given up, brought back and written into files; each the same way as "shelfhelp rejected" does it.
/// What somebody else has done meanwhile is said. GUI thread only.
class DeadLettersPage final : public WorkPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeadLettersPage)

public:
    /// `chooseFolder` asks where to write; an empty answer means "cancelled".
    DeadLettersPage(const EventServices &services, std::function<QString(QWidget *)> chooseFolder,
                    QWidget *parent = nullptr);
    /// A retry that runs is asked to stop, and not waited for.
    ~DeadLettersPage() override;

    [[nodiscard]] RowKind kind() const override { return RowKind::DeadLetters; }

    void showRows(const Question &question, const RowsBehind &rows) override;
    void copy() override;
    void focusSearch() override;
    [[nodiscard]] RowsBehind shownRows() const override;
    [[nodiscard]] QByteArray columnState() const override;
    void restoreColumns(const QByteArray &state) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeButtons();
    void layOut();
    void connectParts();
    void applyTheme();
    void refresh();
    void showCurrent();
    void showButtons();
    void tell(const QString &news);

    void retrySelected();
    void retryAll();
    void startRetry(const RetryJob &job);
    void takeRetry();
    void confirmDiscard();
    void reopen();
    void exportSelected();
    void takeCount(const QFutureWatcher<Result<qint64>> &watcher);

    EventServices m_services;
    std::function<QString(QWidget *)> m_chooseFolder;
    Question m_question;
    Sql::DeskRights m_rights;
    bool m_knowsRights = false;
    std::shared_ptr<std::atomic<bool>> m_stop;
    std::function<QString(qint64)> m_countText; ///< how the answer to what is settled is told
    QLabel *m_news;
    DeadLetterList *m_list;
    PayloadEditor *m_editor;
    QSplitter *m_splitter;
    QPushButton *m_retry;
    QPushButton *m_retryAll;
    QPushButton *m_discard;
    QPushButton *m_reopen;
    QPushButton *m_export;
    QPushButton *m_cancel;
    QFutureWatcher<Result<std::optional<QList<Sql::RejectionReason>>>> m_reasons;
    QFutureWatcher<Result<Sql::RejectedNotification>> m_letter;
    QFutureWatcher<Result<Sql::DeskRights>> m_rightsWatcher;
    QFutureWatcher<Result<QList<qint64>>> m_ids;
    QFutureWatcher<Result<RetryAnswer>> m_retrying;
    QFutureWatcher<Result<qint64>> m_settling;
};

/// What became of a retry, in a sentence or two.
[[nodiscard]] QString retryText(const RetryAnswer &answer, const QLocale &locale);

} // namespace ShelfHelp::Ui
