// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace ShelfHelp::Ui {

class FlowLayout;
struct Theme;

/// A part of the page of the database: a card with a title, what it shows, and its buttons. A button that
/// cannot be used says why in its tooltip.
class Section : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Section)

public:
    /// `name` is the objectName; the title is plain text.
    Section(const QString &name, const QString &title, QWidget *parent);

    /// Whether something long is being done, by whatever part.
    void setBusy(bool isBusy);

protected:
    [[nodiscard]] QBoxLayout *column() const { return m_column; }

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// A label for sentences: wraps, plain text, can be selected.
    [[nodiscard]] QLabel *addSentence(const QString &name);
    /// A button in a row of its own at the end of the section, beside those added before.
    [[nodiscard]] QPushButton *addButton(const QString &name, const QString &text, const QString &toolTip);
    /// Usable unless there is a reason against it, or something else is being done.
    void allow(QPushButton *button, const QString &reasonAgainst);

    /// Called after isBusy() has changed.
    virtual void showState() {}

    /// Called when the colours have changed.
    virtual void applyTheme(const Theme &theme);

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void style();

    QLabel *m_title;
    QBoxLayout *m_column;
    FlowLayout *m_buttons;
    QHash<QPushButton *, QString> m_toolTips; ///< of the buttons that can be used
    bool m_isBusy = false;
    bool m_isStyling = false;
};

} // namespace ShelfHelp::Ui
