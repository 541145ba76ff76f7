// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventservices.h"

#include <ui/models/question.h>
#include <ui/models/rowsbehind.h>

#include <QFutureWatcher>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ShelfHelp::Ui {

struct Theme;

/// What is known of one notification: of a stored one what the ledger keeps and the row it made, of a
/// rejected one why, and its bytes. Everything from payloads is plain text. GUI thread only.
class JournalEntryView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalEntryView)

public:
    explicit JournalEntryView(const EventServices &services, QWidget *parent = nullptr);
    ~JournalEntryView() override;

    /// Null: nothing is selected, or has not arrived.
    void show(const Sql::JournalEntry *entry, const Question &question);
    /// Goes to the row it made, or to the dead letter.
    void followFirst();
    void applyTheme(const Theme &theme);

Q_SIGNALS:
    void rowsRequested(const RowsBehind &rows);

private:
    void askForMore();
    void takeDetail();
    void takeRejection();
    void showBase();
    void setBytes(const QByteArray &bytes);
    [[nodiscard]] QStringList baseLines() const;
    [[nodiscard]] QStringList rowLines(const Sql::JournalDetail &detail) const;

    EventServices m_services;
    std::optional<Sql::JournalEntry> m_entry;
    Question m_question;
    std::optional<RowsBehind> m_target;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_row;
    QLabel *m_textTitle;
    QPlainTextEdit *m_text;
    QPushButton *m_follow;
    QFutureWatcher<Result<std::optional<Sql::JournalDetail>>> m_detail;
    QFutureWatcher<Result<Sql::RejectedNotification>> m_rejection;
};

} // namespace ShelfHelp::Ui
