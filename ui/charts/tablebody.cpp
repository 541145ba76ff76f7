// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablebody.h"

#include "celldelegate.h"
#include "groupedheader.h"
#include "tablestyle.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr double barWidth = 8;
constexpr double handleShare = 0.45;

/// Within a card a table has no frame of its own, and a scroll bar that only says where one is.
QString styleSheetOf(const Theme &theme, const Scale &scale)
{
    return uR"(
        QTableView { background: %1; border: none; }
        QAbstractScrollArea::corner { background: transparent; border: none; }
        QScrollBar:vertical { background: transparent; width: %3px; margin: 0; }
        QScrollBar:horizontal { background: transparent; height: %3px; margin: 0; }
        QScrollBar::handle { background: %2; border-radius: %4px; min-height: %5px; min-width: %5px; }
        QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
        QScrollBar::add-page, QScrollBar::sub-page { background: transparent; })"_qs.arg(
        theme.card.name(), mixed(theme.card, theme.muted, handleShare).name(),
        QString::number(scale.px(barWidth)), QString::number(scale.px(barWidth) / 2),
        QString::number(scale.px(3 * barWidth)));
}

} // namespace

TableBody::TableBody(const QString &objectName, const QString &title, QWidget *parent)
    : CardBody(objectName, title, parent)
    , m_view(new QTableView(this))
{
    m_click.setSingleShot(true);
    m_click.setInterval(clickWait());
    connect(&m_click, &QTimer::timeout, this, &TableBody::applyClick);
}

TableBody::~TableBody()
{
    delete m_tooltip;
}

void TableBody::setUp(QAbstractItemModel *model, CellDelegate *delegate, GroupedHeader *header,
                      double rowHeight)
{
    m_rowHeight = rowHeight;
    m_view->setHorizontalHeader(header);
    header->setSortIndicator(-1, m_sortOrder);
    header->setSortIndicatorShown(true);
    m_view->setObjectName(objectName() + u"View");
    m_view->setAccessibleName(accessibleName());
    m_view->setModel(model);
    m_view->setItemDelegate(delegate);
    setUpTableView(m_view);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->horizontalHeader()->setSectionsMovable(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setFocusProxy(m_view);
    const int ring = scale().px(Chart::focusRoom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ring);
    column->addWidget(m_view);
    applyTheme();
    connectView();
}

void TableBody::connectView()
{
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &QTableView::entered, this, &TableBody::showTooltip);
    connect(m_view, &QTableView::viewportEntered, this, &TableBody::hideTooltip);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &TableBody::hideTooltip);
    connect(m_view->horizontalScrollBar(), &QScrollBar::valueChanged, this, &TableBody::hideTooltip);
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex &cell) {
        m_clicked = cell;
        m_click.start();
    });
    connect(m_view, &QTableView::doubleClicked, this, [this](const QModelIndex &cell) {
        m_click.stop();
        openRows(cell);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &cell) {
                // By the mouse the pointer is there, and its tooltip.
                if (m_movedByKey) {
                    m_view->scrollTo(cell);
                    showTooltip(cell);
                }
            });
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &TableBody::applyOrder);
}

void TableBody::replaceFigures(const std::function<void()> &change)
{
    hideTooltip();
    m_click.stop();
    m_movedByKey = false;
    const QModelIndex current = m_view->currentIndex();
    const int column = current.column();
    const QString key = current.isValid() ? rowKey(current.row()) : QString();
    const int scrolled = m_view->verticalScrollBar()->value();
    change();
    if (column >= 0) {
        goTo(key, column);
    }
    m_view->verticalScrollBar()->setValue(scrolled);
    redraw();
}

void TableBody::goTo(const QString &key, int column)
{
    for (int row = 0; row < m_view->model()->rowCount(); ++row) {
        if (rowKey(row) == key) {
            m_view->setCurrentIndex(m_view->model()->index(row, column));
            return;
        }
    }
}

void TableBody::redraw()
{
    setAccessibleDescription(summary());
    m_view->setAccessibleDescription(
        tr("%1 Enter shows the rows behind a cell, Space sorts by its column.").arg(summary()));
    applyWidths();
    m_view->viewport()->update();
}

bool TableBody::dismissTooltip()
{
    const bool hadOne = !tooltipPlainText().isEmpty();
    hideTooltip();
    return hadOne;
}

void TableBody::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    m_view->viewport()->update();
}

void TableBody::openRows(const QModelIndex &cell)
{
    const QList<RowsBehind> rows = cell.isValid() ? rowsBehind(cell) : QList<RowsBehind>();
    if (!rows.isEmpty() && !m_dimmed) {
        Q_EMIT rowsRequested(rows.first());
    }
}

void TableBody::applyClick()
{
    if (!m_clicked.isValid() || m_dimmed || !filtersByClick(m_clicked)) {
        return;
    }
    if (const auto step = filterStep(m_clicked)) {
        Q_EMIT filterRequested(*step);
    }
}

std::optional<Qt::SortOrder> TableBody::firstOrder(int column) const
{
    const QVariant order = m_view->model()->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole);
    return order.isValid() ? std::optional(Qt::SortOrder(order.toInt())) : std::nullopt;
}

void TableBody::sortBy(int column)
{
    if (const auto first = firstOrder(column)) {
        const Qt::SortOrder turned =
            m_sortOrder == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        m_view->horizontalHeader()->setSortIndicator(column, column == m_sortColumn ? turned : *first);
    }
}

void TableBody::applyOrder(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder) {
        return;
    }
    if (!firstOrder(column)) {
        m_view->horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
        return;
    }
    m_sortColumn = column;
    m_sortOrder = order;
    hideTooltip();
    m_view->model()->sort(column, order);
    m_view->scrollToTop();
}

void TableBody::setOrder(int column, Qt::SortOrder order)
{
    if (column >= 0) {
        m_view->horizontalHeader()->setSortIndicator(column, order);
    }
}

int TableBody::rowCount() const
{
    return m_view->model() == nullptr ? 0 : m_view->model()->rowCount();
}

int TableBody::heightOfRows(int rows) const
{
    const QMargins margins = layout()->contentsMargins();
    return margins.top() + margins.bottom() + 2 * m_view->frameWidth() +
           m_view->horizontalHeader()->sizeHint().height() +
           rows * m_view->verticalHeader()->defaultSectionSize();
}

void TableBody::showFrom(int row)
{
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalScrollBar()->setValue(row * m_view->verticalHeader()->defaultSectionSize());
}

void TableBody::showTooltip(const QModelIndex &cell)
{
    if (m_dimmed || !cell.isValid()) {
        hideTooltip();
        return;
    }
    if (!m_tooltip || m_tooltip->parentWidget() != window()) {
        delete m_tooltip;
        m_tooltip = new Tooltip(window());
    }
    TooltipText text = tooltip(cell);
    if (!rowsBehind(cell).isEmpty()) {
        text.hint = tr("Enter: show rows");
    }
    const QRect place = m_view->visualRect(cell);
    m_tooltip->showAt(m_view->viewport()->mapTo(window(), QPoint(place.center().x(), place.bottom())), text);
}

void TableBody::hideTooltip()
{
    if (m_tooltip) {
        m_tooltip->hide();
    }
}

QString TableBody::tooltipPlainText() const
{
    return m_tooltip && !m_tooltip->isHidden() ? m_tooltip->text().plain() : QString();
}

bool TableBody::eventFilter(QObject *watched, QEvent *event)
{
    const bool isInCells = watched == m_view->viewport();
    switch (event->type()) {
    case QEvent::ContextMenu:
        openMenu(*static_cast<QContextMenuEvent *>(event), isInCells);
        return true;
    case QEvent::Leave:
    case QEvent::FocusOut:
        hideTooltip();
        break;
    case QEvent::ToolTip:
        return true; // ours is there at once
    case QEvent::KeyPress:
        m_movedByKey = true;
        return takesKey(*static_cast<QKeyEvent *>(event));
    case QEvent::MouseButtonPress:
        m_movedByKey = false;
        break;
    default:
        break;
    }
    return CardBody::eventFilter(watched, event);
}

bool TableBody::takesKey(const QKeyEvent &event)
{
    const QModelIndex cell = m_view->currentIndex();
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openRows(cell);
        return true;
    case Qt::Key_Space:
        sortBy(cell.column());
        return true;
    case Qt::Key_Escape:
        return dismissTooltip();
    default:
        return false;
    }
}

void TableBody::openMenu(const QContextMenuEvent &event, bool isInCells)
{
    const bool byMouse = isInCells && event.reason() == QContextMenuEvent::Mouse;
    const QModelIndex cell = byMouse ? m_view->indexAt(event.pos()) : m_view->currentIndex();
    const QPoint place =
        byMouse ? event.globalPos() : m_view->viewport()->mapToGlobal(m_view->visualRect(cell).center());
    const bool hasCell = cell.isValid() && !m_dimmed;
    hideTooltip();
    MarkMenu menu{.globalPosition = place};
    if (hasCell) {
        menu.name = cellName(cell);
        menu.rows = rowsBehind(cell);
        menu.step = filterStep(cell);
    }
    Q_EMIT menuRequested(menu);
}

void TableBody::applyTheme()
{
    if (const QString sheet = styleSheetOf(theme(), scale()); sheet != m_view->styleSheet()) {
        m_view->setStyleSheet(sheet);
    }
    m_view->setFont(textFont(font(), TextRole::Tooltip));
    m_view->verticalHeader()->setMinimumSectionSize(1);
    m_view->verticalHeader()->setDefaultSectionSize(scale().px(m_rowHeight));
    m_view->viewport()->update();
}

void TableBody::applyWidths()
{
    if (m_view->model() == nullptr) {
        return;
    }
    const QList<int> widths = columnWidths(m_view->width() - scale().px(barWidth + padding));
    for (int column = 0; column < widths.size(); ++column) {
        m_view->horizontalHeader()->resizeSection(column, widths[column]);
    }
}

void TableBody::resizeEvent(QResizeEvent *event)
{
    hideTooltip();
    CardBody::resizeEvent(event);
    layout()->activate();
    applyWidths();
}

void TableBody::changeEvent(QEvent *event)
{
    CardBody::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
        applyWidths();
    }
}

void TableBody::hideEvent(QHideEvent *event)
{
    hideTooltip();
    CardBody::hideEvent(event);
}

QSize TableBody::sizeHint() const
{
    return {scale().px(700), scale().px(240)};
}

QSize TableBody::minimumSizeHint() const
{
    return {scale().px(220), scale().px(110)};
}

} // namespace ShelfHelp::Ui
