// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/format/deltas.h>

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;

namespace ShelfHelp::Ui {

class Sparkline;

/// What a tile shows. Empty texts leave their place empty.
struct TileContent
{
    QString value;
    QString secondary = {}; ///< beside the value, smaller: "p95 12.4 s", "n = 120"
    std::optional<Delta> delta = {};
    Polarity polarity = Polarity::Neutral;
    QString comparison = {}; ///< what the delta is measured against
    QString exact = {};      ///< for the tool tip: what is rounded or left out above
    QList<std::optional<double>> trend = {};
};

/// One headline figure: its name, value, change and course.
class Tile final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tile)

public:
    Tile(const QString &objectName, const QString &name, const QString &explanation,
         QWidget *parent = nullptr);

    void setContent(const TileContent &content);
    /// The old figures stay, paler.
    void setLoading();
    /// Whether a click, or Enter, leads somewhere.
    void setOpens(bool opens);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void arrange();
    void arrangeValue(const QRect &line);

    TileContent m_content;
    bool m_loading = false;
    bool m_opens = false;
    QString m_explanation;
    QLabel *m_name;
    QLabel *m_value;
    QLabel *m_secondary;
    QLabel *m_delta;
    QLabel *m_comparison;
    Sparkline *m_trend;
};

} // namespace ShelfHelp::Ui
