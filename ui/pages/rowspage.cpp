// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowspage.h"

#include "rowdelegate.h"

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
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr int progressPause = 400; // ms
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
RowsPage::Rows RowsPage::adapt(typename RowsModel<Row>::Fetch fetch, const QList<int> &widths)
{
    auto *model = new RowsModel<Row>(std::move(fetch));
    return {.model = model,
            .load =
                [model](const Sql::TimeContext &time, const RowsBehind &rows) {
                    model->setRows(time, rows);
                    model->reload();
                },
            .stepAt = [model](int row, int column) -> std::optional<FilterStep> {
                const Row *found = model->row(row);
                return found != nullptr ? RowCells<Row>::filterStep(*found, column) : std::nullopt;
            },
            .widths = widths};
}

RowsPage *RowsPage::ofSearches(RowsModel<Sql::ShelfSearchRow>::Fetch fetch, QWidget *parent)
{
    return new RowsPage(u"searchRowsPage"_qs, tr("Shelf searches"),
                        adapt<Sql::ShelfSearchRow>(std::move(fetch), {20, 9, 12, 9, 8, 9, 11, 16, 44, 9}),
                        parent);
}

RowsPage *RowsPage::ofChecks(RowsModel<Sql::LibraryCheckRow>::Fetch fetch, QWidget *parent)
{
    return new RowsPage(
        u"checkRowsPage"_qs, tr("Library checks"),
        adapt<Sql::LibraryCheckRow>(std::move(fetch), {20, 9, 26, 18, 8, 30, 20, 14, 12, 34, 9}), parent);
}

RowsPage::RowsPage(const QString &objectName, const QString &name, Rows rows, QWidget *parent)
    : QWidget(parent)
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
    setUpColumnMenu();
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
    connect(m_table, &QWidget::customContextMenuRequested, this, &RowsPage::openMenu);
}

/// The header's context menu has a switch for each column; the last one that is left cannot go.
void RowsPage::setUpColumnMenu()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (int column = 0; column < m_rows.model->columnCount(); ++column) {
        auto *action =
            new QAction(m_rows.model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), header);
        action->setObjectName(u"column%1"_qs.arg(column));
        action->setCheckable(true);
        action->setChecked(true);
        header->addAction(action);
        connect(action, &QAction::toggled, this, [this, header, action, column](bool shown) {
            if (!shown && header->hiddenSectionCount() + 1 >= header->count()) {
                action->setChecked(true);
                return;
            }
            m_table->setColumnHidden(column, !shown);
        });
    }
}

void RowsPage::layOut()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(fontMetrics().height());
    tools->addWidget(m_heading, 1);
    tools->addWidget(m_count);
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
    m_request = {.time = time, .rows = rows};
    const int column = rows.order == Sql::RowOrder::SlowestFirst ? 1 : 0;
    // Before the load: the header's order is the model's.
    m_table->horizontalHeader()->setSortIndicator(column, Qt::DescendingOrder);
    showHeading();
    m_rows.load(time, rows);
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
        m_state->showEmpty(isFiltered ? tr("Nothing matches the filters in this range.")
                                      : tr("Nothing in this range."),
                           isFiltered ? tr("Clear filters") : QString());
    }
    if (model->state() != PagedTableModel::State::Error) {
        Q_EMIT answered();
    }
    m_stack->setCurrentWidget(model->state() == PagedTableModel::State::Data ? static_cast<QWidget *>(m_table)
                                                                             : m_state);
}

void RowsPage::copySelection()
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
    return m_table->horizontalHeader()->saveState();
}

void RowsPage::restoreColumns(const QByteArray &state)
{
    QHeaderView *header = m_table->horizontalHeader();
    if (state.isEmpty() || !header->restoreState(state)) {
        return;
    }
    header->setSortIndicator(0, Qt::DescendingOrder);
    for (QAction *action : header->actions()) {
        const int column = int(header->actions().indexOf(action));
        action->setChecked(!header->isSectionHidden(column));
    }
}

void RowsPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid()) {
        return;
    }
    QMenu menu;
    menu.setPalette(palette());
    if (const auto step = m_rows.stepAt(index.row(), index.column())) {
        const QList<FilterTerm> terms = termsOf(step->filter, {{step->field, step->label}}, locale());
        const QString value = terms.isEmpty() ? QString() : terms.first().value;
        QAction *filter = menu.addAction(tr("&Filter by “%1”").arg(QString(value).replace(u'&', u"&&"_qs)));
        connect(filter, &QAction::triggered, this, [this, step] { Q_EMIT filterRequested(*step); });
    }
    connect(menu.addAction(tr("Copy &value")), &QAction::triggered, this, [index] {
        QGuiApplication::clipboard()->setText(safeCellText(index.data(Qt::DisplayRole).toString()));
    });
    connect(menu.addAction(tr("&Copy rows")), &QAction::triggered, this, &RowsPage::copySelection);
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

bool RowsPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (watched != m_table || !isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // the key comes here, whatever the window's Copy does
        return false;
    }
    copySelection();
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
    m_export->setStyleSheet(buttonStyle(theme, Scale(font())));
    styleTableView(m_table, theme);
}

} // namespace ShelfHelp::Ui
