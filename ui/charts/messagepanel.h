// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace ShelfHelp::Ui {

/// A sentence in the middle of an otherwise blank place, with what can be done about it: an empty state
/// with at most one button, or an error with Retry and Copy details.
class MessagePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagePanel)

public:
    explicit MessagePanel(QWidget *parent = nullptr);

    /// `button` may be empty: there is nothing to click then.
    void showEmpty(const QString &sentence, const QString &button = {});
    /// … and with a way out, where `button` names one.
    void showError(const Error &error, const QString &button = {});
    void showSentence(const QString &sentence);

Q_SIGNALS:
    void retryRequested();
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void applyTheme();
    void copyDetails() const;

    QString m_details;
    QLabel *m_sentence;
    QPushButton *m_action;
    QPushButton *m_retry;
    QPushButton *m_copy;
};

} // namespace ShelfHelp::Ui
