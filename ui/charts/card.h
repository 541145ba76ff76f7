// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/error.h>

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace ShelfHelp::Ui {

class Chart;
class Legend;
class MessagePanel;

/// One chart with its title, its unit and method, its legend and the time its figures were read, in one
/// of four states that never look alike.
class Card final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    enum class State { Loading, Empty, Error, Data };
    Q_ENUM(State)

    /// Takes the chart over; its accessible name is the card's title.
    Card(const QString &objectName, Chart *chart, QWidget *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] Chart *chart() const { return m_chart; }

    void setSubtitle(const QString &subtitle);
    void setAsOf(const QString &stamp);

    /// Old marks stay, paler, under a thin line; without any the card says that it is loading.
    void showLoading();
    /// `sentence` says which kind of empty it is; `button` is left out when empty.
    void showEmpty(const QString &sentence, const QString &button = {});
    void showError(const ShelfHelp::Error &error);
    void showData();

Q_SIGNALS:
    void retryRequested();
    void emptyActionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void applyTheme();
    void enter(State state);

    State m_state = State::Empty;
    Chart *m_chart;
    QLabel *m_title;
    QLabel *m_asOf;
    QLabel *m_subtitle;
    Legend *m_legend;
    QWidget *m_progress;
    MessagePanel *m_message;
    QStackedLayout *m_body = nullptr;
};

} // namespace ShelfHelp::Ui
