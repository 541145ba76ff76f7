// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QMenu;
class QPushButton;

namespace ShelfHelp::Ui {

struct Theme;

/// The line above every page: its title, the range in words, how old the figures are, and the range buttons.
class TopBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopBar)

public:
    /// `rangeMenu` holds all presets; the bar has buttons for the usual ones. Not owned.
    explicit TopBar(QMenu *rangeMenu, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// `exact` is the tool tip: the instants and the zones.
    void setRange(const QString &text, const QString &exact);
    void setAsOf(const QString &text);
    /// Marks a preset as chosen; nothing while one of its previous periods is shown.
    void setPreset(std::optional<Sql::RangePreset> preset);
    void setSteps(bool canGoBack, bool canGoForward);
    /// Whether the page shown follows the range.
    void setRangeButtonsVisible(bool visible);
    /// Without any button for a screen that is only looked at.
    void setStill(bool isStill);
    void applyTheme(const Theme &theme);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void presetChosen(Sql::RangePreset preset);
    void previousRequested();
    void nextRequested();
    void refreshRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    /// What a button of a preset takes of the bar's width.
    [[nodiscard]] int roomOf(const QAbstractButton *preset) const;
    void setUpLabels();
    void addPresetButtons(QLayout *layout);
    [[nodiscard]] QPushButton *addButton(const QString &name, const QString &text, const QString &toolTip);
    [[nodiscard]] QLayout *layOutTexts();
    [[nodiscard]] QWidget *makeRangeButtons(QMenu *rangeMenu);

    QLabel *m_title;
    QLabel *m_range;
    QLabel *m_asOf;
    QButtonGroup *m_presets;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_more;
    QPushButton *m_refresh;
    QWidget *m_rangeButtons;
    bool m_hasRange = true;
    bool m_isStill = false;
};

} // namespace ShelfHelp::Ui
