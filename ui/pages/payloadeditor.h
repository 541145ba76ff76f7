// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/rejections.h>
#include <sql/result.h>

#include <QTimeZone>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ShelfHelp::Ui {

struct Theme;

/// One dead letter: why it was refused, and its bytes to be mended in place. What is typed is checked by the
/// decoder itself. Bytes that a text field cannot hold are shown, and cannot be edited. GUI thread only.
class PayloadEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadEditor)

public:
    /// Larger payloads are shown in part, and mended outside: exported, edited and replayed.
    static constexpr qsizetype mostEditable = 256 * 1024;

    explicit PayloadEditor(QWidget *parent = nullptr);

    /// An edited text of the same letter is kept.
    void show(const Sql::RejectedNotification &rejection, const QTimeZone &zone);
    void showNothing(const QString &sentence);

    [[nodiscard]] std::optional<qint64> id() const;
    [[nodiscard]] bool isEdited() const;
    /// Empty text: it may be sent through. Else why not.
    void setBlocked(const QString &why);
    void applyTheme(const Theme &theme);

Q_SIGNALS:
    void retryRequested(qint64 id, const QByteArray &bytes);

private:
    void layOut();
    void fill();
    void check();
    void showButtons();
    void goToFault();
    void indent();
    void setText(const QString &text);
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] QString factsText() const;
    [[nodiscard]] QString placeText(qsizetype position) const;

    std::optional<Sql::RejectedNotification> m_rejection;
    QTimeZone m_zone = QTimeZone::utc();
    QString m_original;
    QString m_blocked;
    bool m_isEditable = false;
    bool m_isGood = false;
    std::optional<qsizetype> m_fault;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_verdict;
    QPlainTextEdit *m_text;
    QPushButton *m_retry;
    QPushButton *m_revert;
    QPushButton *m_indent;
    QPushButton *m_goTo;
    QTimer m_checkDelay;
};

} // namespace ShelfHelp::Ui
