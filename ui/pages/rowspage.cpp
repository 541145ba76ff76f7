// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowspage.h"

#include "columnmenu.h"
#include "rowdelegate.h"
#include "searchfield.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/tabletext.h>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int progressPause = 400; // ms
constexpr int searchPause = 150;   ///< typing goes on within it: one request, not one per letter
constexpr int columnMargin = 30;   ///< padding and the sort arrow

QList<int> selectedRows(const QTableView &table)
{
    QList<int> rows;
    for (const QModelIndex &index : table.selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

template <typename Row>
RowsPage::Rows RowsPage::adapt(RowKind kind, typename RowsModel<Row>::Fetch fetch, const QList<int> &widths,
                               const QString &searchPlaceholder)
{
    auto *model = new RowsModel<Row>(std::move(fetch));
    return {.kind = kind,
            .model = model,
            .request = [model] { return model->request(); },
            .load =
                [model](const Sql::TimeContext &time, const RowsBehind &rows) {
                    model->setRows(time, rows);
                    model->reload();
                },
            .stepAt = [model](int row, int column) -> std::optional<FilterStep> {
                const Row *found = model->row(row);
                return found != nullptr ? RowCells<Row>::filterStep(*found, column) : std::nullopt;
            },
            .behind = [model](int row) { return model->behind(row); },
            .widths = widths,
            .searchPlaceholder = searchPlaceholder};
}

RowsPage *RowsPage::ofSearches(RowsModel<Sql::ShelfSearchRow>::Fetch fetch, QWidget *parent)
{
    return new RowsPage(u"searchRowsPage"_qs, tr("Shelf searches"),
                        adapt<Sql::ShelfSearchRow>(RowKind::ShelfSearches, std::move(fetch),
                                                   {20, 9, 12, 9, 8, 9, 11, 16, 44, 9}),
                        parent);
}

RowsPage *RowsPage::ofChecks(RowsModel<Sql::LibraryCheckRow>::Fetch fetch, QWidget *parent)
{
    return new RowsPage(u"checkRowsPage"_qs, tr("Library checks"),
                        adapt<Sql::LibraryCheckRow>(RowKind::LibraryChecks, std::move(fetch),
                                                    {20, 9, 26, 18, 8, 30, 20, 14, 12, 34, 9}),
                        parent);
}

RowsPage *RowsPage::ofShelves(RowsModel<Sql::ShelfRow>::Fetch fetch, QWidget *parent)
{
    return new RowsPage(u"shelfRowsPage"_qs, tr("Shelves"),
                        adapt<Sql::ShelfRow>(RowKind::Shelves, std::move(fetch), {29, 9, 14, 15, 15, 8, 9, 8},
                                             tr("Search in the URL ( / )")),
                        parent);
}

RowsPage::RowsPage(const QString &objectName, const QString &name, Rows rows, QWidget *parent)
    : Page(parent)
    , m_rows(std::move(rows))
    , m_name(name)
    , m_heading(plainLabel(u"rowsHeading"_qs, this))
    , m_count(plainLabel(u"count"_qs, this))
    , m_export(new QPushButton(tr("E&xport as CSV…"), this))
    , m_progress(new QProgressBar(this))
    , m_table(new QTableView(this))
    , m_state(new MessagePanel(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(objectName);
    m_rows.model->setParent(this);
    m_export->setObjectName(u"exportRows"_qs);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Loading"));
    m_progress->setFixedHeight(std::max(2, fontMetrics().height() / 6));
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the table must not jump
    m_progress->setSizePolicy(policy);
    m_progress->hide();
    m_progressDelay.setSingleShot(true);
    m_progressDelay.setInterval(progressPause);
    setUpTable();
    setUpSearch();
    layOut();
    applyTheme();
    connect(&m_progressDelay, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_rows.model, &PagedTableModel::stateChanged, this, &RowsPage::showState);
    connect(m_state, &MessagePanel::retryRequested, this,
            [this] { showRows(m_request.time, m_request.rows); });
    connect(m_state, &MessagePanel::actionRequested, this, &RowsPage::clearFiltersRequested);
    connect(m_export, &QPushButton::clicked, this, &RowsPage::csvRequested);
}

void RowsPage::setUpTable()
{
    m_table->setObjectName(u"table"_qs);
    m_table->setAccessibleName(m_name);
    m_table->setItemDelegate(new RowDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicator(0, Qt::DescendingOrder);
    m_table->setModel(m_rows.model);
    m_table->setSortingEnabled(true);
    setUpTableView(m_table);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    header->setSectionsMovable(true);
    for (int column = 0; column < m_rows.widths.size(); ++column) {
        const QString title = m_rows.model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(fontMetrics().averageCharWidth() * m_rows.widths[column],
                                   fontMetrics().horizontalAdvance(title));
        header->resizeSection(column, width + Scale(font()).px(columnMargin));
    }
    m_columns = new ColumnMenu(m_table);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RowsPage::openMenu);
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { openRows(index.row()); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &RowsPage::applyOrder);
}

/// A column that the rows cannot be ordered by leaves the arrow where it was.
void RowsPage::applyOrder(int column, Qt::SortOrder order)
{
    const PagedTableModel *model = m_rows.model;
    if (model->sortColumn() != column || model->sortOrder() != order) {
        m_table->horizontalHeader()->setSortIndicator(model->sortColumn(), model->sortOrder());
    }
}

void RowsPage::openRows(int row)
{
    if (const std::optional<RowsBehind> rows = m_rows.behind(row)) {
        Q_EMIT rowsRequested(*rows);
    }
}

void RowsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RowsPage::showAgain()
{
    m_rows.model->tellTextsChanged();
    m_table->viewport()->update();
}

RowsRequest RowsPage::request() const
{
    return m_rows.request();
}

void RowsPage::setUpSearch()
{
    if (m_rows.searchPlaceholder.isEmpty()) {
        return;
    }
    m_search = makeSearchField(m_rows.searchPlaceholder, this);
    m_search->installEventFilter(this);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchPause);
    const auto apply = [this] {
        m_searchDelay.stop();
        m_rows.model->setSearch(m_search->text());
    };
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, apply);
    connect(&m_searchDelay, &QTimer::timeout, this, apply);
}

void RowsPage::layOut()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(Scale(font()).px(8));
    if (m_search != nullptr) {
        tools->addWidget(m_search, searchShare);
    }
    tools->addWidget(m_heading, 1);
    tools->addWidget(m_count);
    tools->addWidget(m_columns->button());
    tools->addWidget(m_export);
    const Scale scale(font());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(8));
    layout->addLayout(tools);
    layout->addWidget(m_progress);
    layout->addWidget(m_stack, 1);
}

void RowsPage::showRows(const Sql::TimeContext &time, const RowsBehind &rows)
{
    // The same question at a later moment keeps the order and the search that the reader chose.
    const RowsBehind &before = m_request.rows;
    const bool isSame =
        rows.name == before.name && rows.filter == before.filter && rows.shelves == before.shelves;
    m_request = {.time = time, .rows = rows};
    RowsBehind asked = rows;
    if (isSame) {
        const RowsBehind chosen = m_rows.request().rows;
        asked.order = m_isAsked ? chosen.order : rows.order;
        asked.shelves = m_isAsked ? chosen.shelves : rows.shelves;
    } else if (m_search != nullptr) {
        const QSignalBlocker blocker(m_search);
        m_search->setText(rows.shelves.search);
    }
    m_isAsked = true;
    showHeading();
    m_rows.load(time, asked);
    const auto [column, order] = orderOf(asked);
    m_table->horizontalHeader()->setSortIndicator(column, order);
}

void RowsPage::showHeading()
{
    m_heading->setText(m_request.rows.name.isEmpty() ? tr("%1 of the range").arg(m_name)
                                                     : m_request.rows.name);
}

void RowsPage::showState()
{
    const PagedTableModel *model = m_rows.model;
    m_table->viewport()->update();
    if (model->state() == PagedTableModel::State::Loading) {
        m_progressDelay.start();
        return; // what was shown stays until the answer is there
    }
    m_progressDelay.stop();
    m_progress->hide();
    m_export->setEnabled(model->state() == PagedTableModel::State::Data);
    m_count->setText(model->state() == PagedTableModel::State::Error ? QString()
                     : model->total() == 1                           ? tr("1 row")
                                           : tr("%1 rows").arg(countText(model->total(), locale())));
    if (model->state() == PagedTableModel::State::Error) {
        m_state->showError(model->error());
    } else if (model->state() == PagedTableModel::State::Empty) {
        const bool isFiltered = m_request.rows.filter != Sql::Filter();
        if (!model->search().isEmpty()) {
            m_state->showEmpty(tr("Nothing matches “%1”.").arg(model->search()));
        } else {
            m_state->showEmpty(isFiltered ? tr("Nothing matches the filters in this range.")
                                          : tr("Nothing in this range."),
                               isFiltered ? tr("Clear filters") : QString());
        }
    }
    if (model->state() != PagedTableModel::State::Error) {
        Q_EMIT answered();
    }
    m_stack->setCurrentWidget(model->state() == PagedTableModel::State::Data ? static_cast<QWidget *>(m_table)
                                                                             : m_state);
}

void RowsPage::copy()
{
    const QList<int> rows = selectedRows(*m_table);
    if (rows.isEmpty()) {
        return;
    }
    const auto loaded = std::ranges::count_if(rows, [this](int row) {
        return !m_rows.model->index(row, 0).data(PagedTableModel::PlaceholderRole).toBool();
    });
    QGuiApplication::clipboard()->setText(tabSeparatedRows(*m_rows.model, rows));
    Q_EMIT told(loaded == rows.size()
                    ? tr("Copied rows: %1").arg(countText(loaded, locale()))
                    : tr("Copied rows: %1 of %2 selected; to have all, export them as CSV")
                          .arg(countText(loaded, locale()), countText(rows.size(), locale())));
}

QByteArray RowsPage::columnState() const
{
    return m_columns->state();
}

void RowsPage::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
}

void RowsPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid()) {
        return;
    }
    QMenu menu;
    menu.setPalette(palette());
    if (const std::optional<RowsBehind> rows = m_rows.behind(index.row())) {
        const QString text = tr("&Show rows: %1 (%2)").arg(rows->name, countText(rows->n, locale()));
        connect(menu.addAction(text), &QAction::triggered, this,
                [this, rows] { Q_EMIT rowsRequested(*rows); });
    }
    if (const auto step = m_rows.stepAt(index.row(), index.column())) {
        const QList<FilterTerm> terms = termsOf(step->filter, {{step->field, step->label}}, locale());
        const QString value = terms.isEmpty() ? QString() : terms.first().value;
        QAction *filter = menu.addAction(tr("&Filter by “%1”").arg(QString(value).replace(u'&', u"&&"_qs)));
        connect(filter, &QAction::triggered, this, [this, step] { Q_EMIT filterRequested(*step); });
    }
    connect(menu.addAction(tr("Copy &value")), &QAction::triggered, this, [index] {
        QGuiApplication::clipboard()->setText(safeCellText(index.data(Qt::DisplayRole).toString()));
    });
    connect(menu.addAction(tr("&Copy rows")), &QAction::triggered, this, &RowsPage::copy);
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

bool RowsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && filterTableKey(event)) {
        return true;
    }
    if (m_search != nullptr && watched == m_search && filterSearchKey(event, m_search)) {
        m_table->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool RowsPage::filterTableKey(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) {
        return false;
    }
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (event->type() == QEvent::KeyPress && isEnter) {
        openRows(m_table->currentIndex().row());
        return true;
    }
    if (!key->matches(QKeySequence::Copy)) {
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // the key comes here, whatever the window's Copy does
        return false;
    }
    copy();
    return true;
}

void RowsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void RowsPage::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    styleLabel(m_heading, textFont(font(), TextRole::CardTitle), theme.text);
    styleLabel(m_count, font(), theme.muted);
    if (m_search != nullptr) {
        styleSearchField(m_search, theme);
    }
    m_columns->applyTheme(theme);
    m_export->setStyleSheet(buttonStyle(theme, Scale(font())));
    styleTableView(m_table, theme);
}

} // namespace ShelfHelp::Ui
