// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tile.h"

#include "cardframe.h"
#include "elidedlabel.h"
#include "sparkline.h"
#include "theme.h"
#include "typography.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double paddingX = 16;
constexpr double paddingY = 10;
constexpr double nameHeight = 18;
constexpr double valueHeight = 35;
constexpr double lineHeight = 17;
constexpr double columnGap = 8;
constexpr double widestTrend = 108;
constexpr double narrowestTrend = 36;
constexpr double trendHeight = 30;
constexpr double smallestValue = 0.75;
constexpr double cornerRadius = 12;

QColor moodColor(Mood mood, const Theme &theme)
{
    return mood == Mood::Good ? theme.good : mood == Mood::Bad ? theme.bad : theme.muted;
}

int textWidth(const QLabel *label)
{
    return static_cast<int>(std::ceil(QFontMetricsF(label->font()).horizontalAdvance(label->text()))) + 1;
}

/// The largest size up to the designed one at which the text fits.
QFont fittingFont(QFont font, const QString &text, double width)
{
    const double needed = QFontMetricsF(font).horizontalAdvance(text) + 2;
    if (needed > width) {
        font.setPointSizeF(std::max(1.0, font.pointSizeF() * width / needed));
    }
    return font;
}

} // namespace

Tile::Tile(const QString &objectName, const QString &name, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_explanation(explanation)
    , m_name(new ElidedLabel(u"name"_qs, this))
    , m_value(plainLabel(u"value"_qs, this))
    , m_secondary(plainLabel(u"secondary"_qs, this))
    , m_delta(new ElidedLabel(u"delta"_qs, this))
    , m_comparison(new ElidedLabel(u"comparison"_qs, this))
    , m_trend(new Sparkline(this))
{
    setObjectName(objectName);
    setAccessibleName(name);
    setToolTip(m_explanation);
    m_name->setText(name);
    applyTheme();
}

void Tile::setContent(const TileContent &content)
{
    m_content = content;
    m_loading = false;
    m_value->setText(content.value);
    m_secondary->setText(content.secondary);
    m_delta->setText(content.delta ? arrowText(*content.delta) : QString());
    m_comparison->setText(content.comparison);
    m_trend->setValues(content.trend);
    const QStringList texts{content.value, content.secondary, m_delta->text(), content.comparison};
    setAccessibleDescription(texts.join(u' ').simplified());
    setToolTip(QString(m_explanation + u'\n' + content.exact).trimmed());
    applyTheme();
}

void Tile::setLoading()
{
    m_loading = true;
    applyTheme();
}

QSize Tile::sizeHint() const
{
    const Scale scale(font());
    return {scale.px(170), scale.px(2 * paddingY + nameHeight + valueHeight + 2 * lineHeight)};
}

void Tile::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    // Old figures pale to the same 60 % as old marks do.
    const auto shade = [&](const QColor &color) { return m_loading ? mixed(theme.card, color, 0.6) : color; };
    const Mood mood =
        m_content.delta ? moodOf(m_content.delta->direction, m_content.polarity) : Mood::Neutral;
    styleLabel(m_name, textFont(font(), TextRole::TileName), theme.muted);
    styleLabel(m_value, textFont(font(), TextRole::TileValue), shade(theme.text));
    styleLabel(m_secondary, textFont(font(), TextRole::TileSecondary), shade(theme.muted));
    styleLabel(m_delta, textFont(font(), TextRole::TileDelta), shade(moodColor(mood, theme)));
    styleLabel(m_comparison, textFont(font(), TextRole::Subtitle), theme.muted);
    arrange();
    update();
}

void Tile::arrange()
{
    const Scale scale(font());
    const int left = scale.px(paddingX);
    const int width = std::max(0, this->width() - 2 * left);
    int top = scale.px(paddingY);
    m_name->setGeometry(left, top, width, scale.px(nameHeight));
    top += scale.px(nameHeight);
    arrangeValue({left, top, width, scale.px(valueHeight)});
    top += scale.px(valueHeight);
    m_delta->setGeometry(left, top, width, scale.px(lineHeight));
    top += m_delta->text().isEmpty() ? 0 : scale.px(lineHeight);
    m_comparison->setGeometry(left, top, width, scale.px(lineHeight));
}

void Tile::arrangeValue(const QRect &line)
{
    const Scale scale(font());
    const int gap = scale.px(columnGap);
    const QFont designed = textFont(font(), TextRole::TileValue);
    const double wanted = QFontMetricsF(designed).horizontalAdvance(m_value->text());
    int second = m_secondary->text().isEmpty() ? 0 : textWidth(m_secondary) + gap;
    // The headline may shrink a little for its companion, but not give way to it.
    if (line.width() - second < smallestValue * wanted) {
        second = 0;
    }
    m_secondary->setVisible(second > 0);
    m_value->setFont(fittingFont(designed, m_value->text(), line.width() - second));
    const int first = textWidth(m_value);
    m_value->setGeometry(line.left(), line.top(), first, line.height());
    // Both texts stand on one baseline.
    const QFontMetricsF big(m_value->font());
    const QFontMetricsF small(m_secondary->font());
    const double baseline = line.top() + (line.height() + big.ascent() - big.descent()) / 2;
    m_secondary->setGeometry(line.left() + first + gap,
                             static_cast<int>(std::lround(baseline - small.ascent())),
                             std::max(0, second - gap), static_cast<int>(std::ceil(small.height())));
    const int free = line.width() - first - second - gap;
    const int trend = std::min(free, scale.px(widestTrend));
    m_trend->setVisible(trend >= scale.px(narrowestTrend));
    m_trend->setGeometry(line.right() - trend + 1, line.top() + (line.height() - scale.px(trendHeight)) / 2,
                         std::max(0, trend), scale.px(trendHeight));
}

void Tile::setOpens(bool opens)
{
    m_opens = opens;
    setFocusPolicy(opens ? Qt::TabFocus : Qt::NoFocus);
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Tile::paintEvent(QPaintEvent *)
{
    paintCardFrame(this);
    if (!hasFocus()) {
        return;
    }
    const double ring = Scale(font())(cornerRadius);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).accent, ring / 6));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), ring, ring);
}

void Tile::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_opens && event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        Q_EMIT opened();
    }
}

void Tile::keyPressEvent(QKeyEvent *event)
{
    if (m_opens && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT opened();
        return;
    }
    QWidget::keyPressEvent(event);
}

void Tile::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void Tile::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void Tile::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Tile::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

} // namespace ShelfHelp::Ui
