// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablepage.h"

#include "columnmenu.h"
#include "rowdelegate.h"
#include "searchfield.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/models/pagedtablemodel.h>
#include <ui/models/tabletext.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto searchPause = 150ms;   ///< typing goes on within it: one request, not one per letter
constexpr auto progressPause = 150ms; ///< a quicker answer shows no progress: it would only flicker
constexpr int leastFirstColumn = 30;  ///< in characters
constexpr double chosenTint = 0.14;
constexpr double fieldBorderShare = 0.3; ///< of the text colour: the field must be seen

QList<int> selectedRows(const QTableView &table)
{
    QList<int> rows;
    for (const QItemSelectionRange &range : table.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.append(row);
        }
    }
    std::ranges::sort(rows);
    return rows;
}

/// The tick says what the colour says.
void showFilter(QPushButton &filter, const QString &text)
{
    filter.setText(filter.isChecked() ? QString(u"✓ " + text) : text);
}

} // namespace

TablePage::TablePage(PagedTableModel *model, const TablePageTexts &texts, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_texts(texts)
    , m_search(makeSearchField(texts.searchPlaceholder, this))
    , m_onlyWithChecks(new QPushButton(this))
    , m_onlyUnnamed(new QPushButton(this))
    , m_grouped(new QPushButton(this))
    , m_count(new QLabel(this))
    , m_export(new QPushButton(tr("E&xport as CSV…"), this))
    , m_progress(new QProgressBar(this))
    , m_table(new QTableView(this))
    , m_state(new MessagePanel(this))
    , m_stack(new QStackedWidget(this))
{
    m_model->setParent(this);
    setUpToolRow();
    setUpTable();
    layOut();
    connectParts();
    applyTheme();
}

void TablePage::setUpToolRow()
{
    m_search->installEventFilter(this);
    m_onlyWithChecks->setObjectName(u"onlyWithChecks"_qs);
    m_onlyWithChecks->setCheckable(true);
    m_onlyWithChecks->setChecked(m_model->onlyWithChecks());
    m_onlyUnnamed->setObjectName(u"onlyUnnamed"_qs);
    m_onlyUnnamed->setCheckable(true);
    m_onlyUnnamed->setChecked(m_model->onlyUnnamed());
    m_onlyUnnamed->setVisible(!m_texts.onlyUnnamed.isEmpty());
    m_grouped->setObjectName(u"grouped"_qs);
    m_grouped->setCheckable(true);
    m_grouped->setChecked(m_model->isGrouped());
    m_grouped->setVisible(!m_texts.grouped.isEmpty());
    m_export->setObjectName(u"exportRows"_qs);
    showFilters();
    m_count->setObjectName(u"count"_qs);
    m_count->setTextFormat(Qt::PlainText);
    m_progress->setObjectName(u"progress"_qs);
    m_progress->setAccessibleName(tr("Loading"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(std::max(2, fontMetrics().height() / 6));
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the table must not jump
    m_progress->setSizePolicy(policy);
    m_progress->hide();
}

void TablePage::setUpTable()
{
    m_table->setObjectName(u"table"_qs);
    m_table->setAccessibleName(m_texts.name);
    m_table->setItemDelegate(new RowDelegate(m_table));
    // Before setSortingEnabled(), which sorts at once by what the header indicates.
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    setUpTableView(m_table);
    m_table->installEventFilter(this);
    m_columns = new ColumnMenu(m_table);
    setColumnWidths();
}

void TablePage::showFilters()
{
    showFilter(*m_onlyWithChecks, m_texts.onlyWithChecks);
    showFilter(*m_onlyUnnamed, m_texts.onlyUnnamed);
    showFilter(*m_grouped, m_texts.grouped);
}

void TablePage::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    const QString sizes = u"border-radius: %1px; padding: %2px %3px;"_qs.arg(
        QString::number(scale.px(8)), QString::number(scale.px(6)), QString::number(scale.px(9)));
    const QString border = mixed(theme.card, theme.text, fieldBorderShare).name();
    styleSearchField(m_search, theme);
    const QString filterStyle =
        u"QPushButton { background: %1; border: 1px solid %2; %4 } "
        u"QPushButton:checked { background: %5; border-color: %3; } QPushButton:focus { border-color: %3; }"_qs
            .arg(theme.card.name(), border, theme.accent.name(), sizes,
                 mixed(theme.card, theme.accent, chosenTint).name());
    m_onlyWithChecks->setStyleSheet(filterStyle);
    m_onlyUnnamed->setStyleSheet(filterStyle);
    m_grouped->setStyleSheet(filterStyle);
    m_columns->applyTheme(theme);
    m_export->setStyleSheet(buttonStyle(theme, scale));
    m_count->setStyleSheet(u"color: %1"_qs.arg(theme.muted.name()));
    styleTableView(m_table, theme);
}

void TablePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void TablePage::setColumnWidths()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(false);
    const int margin = Scale(font()).px(36); // padding and the sort arrow
    for (int column = 1; column < m_texts.widestCells.size(); ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width = std::max(fontMetrics().horizontalAdvance(m_texts.widestCells.at(column)),
                                   fontMetrics().horizontalAdvance(title));
        header->resizeSection(column, width + margin);
    }
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    fitFirstColumn();
}

/// The first column has what the others leave, and not less than its texts need: then the table scrolls.
void TablePage::fitFirstColumn()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int others = header->length() - header->sectionSize(0);
    const int least = fontMetrics().averageCharWidth() * leastFirstColumn;
    header->resizeSection(0, std::max(least, m_table->viewport()->width() - others));
}

QByteArray TablePage::columnState() const
{
    return m_columns->state();
}

void TablePage::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
    fitFirstColumn();
}

void TablePage::layOut()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(Scale(font()).px(8));
    tools->addWidget(m_search, searchShare);
    tools->addWidget(m_onlyWithChecks);
    tools->addWidget(m_onlyUnnamed);
    tools->addWidget(m_grouped);
    tools->addStretch(1);
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

void TablePage::connectParts()
{
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchPause);
    m_progressDelay.setSingleShot(true);
    m_progressDelay.setInterval(progressPause);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &TablePage::applySearch);
    connect(&m_searchDelay, &QTimer::timeout, this, &TablePage::applySearch);
    connect(&m_progressDelay, &QTimer::timeout, m_progress, &QWidget::show);
    connect(m_onlyWithChecks, &QPushButton::toggled, m_model, &PagedTableModel::setOnlyWithChecks);
    connect(m_onlyWithChecks, &QPushButton::toggled, this, &TablePage::showFilters);
    connect(m_onlyUnnamed, &QPushButton::toggled, m_model, &PagedTableModel::setOnlyUnnamed);
    connect(m_onlyUnnamed, &QPushButton::toggled, this, &TablePage::showFilters);
    connect(m_grouped, &QPushButton::toggled, m_model, &PagedTableModel::setGrouped);
    connect(m_grouped, &QPushButton::toggled, this, &TablePage::showFilters);
    connect(m_export, &QPushButton::clicked, this, &TablePage::csvRequested);
    connect(m_columns, &ColumnMenu::changed, this, &TablePage::fitFirstColumn);
    connect(m_model, &PagedTableModel::stateChanged, this, &TablePage::showState);
    connect(m_state, &MessagePanel::retryRequested, this, &TablePage::refresh);
    connect(m_state, &MessagePanel::actionRequested, this, &TablePage::leaveEmptyState);
}

void TablePage::refresh()
{
    m_model->reload();
}

void TablePage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TablePage::copy()
{
    const QList<int> rows = selectedRows(*m_table);
    if (rows.isEmpty()) {
        return;
    }
    const qsizetype loaded = std::ranges::count_if(rows, [this](int row) {
        return !m_model->index(row, 0).data(PagedTableModel::PlaceholderRole).toBool();
    });
    QGuiApplication::clipboard()->setText(tabSeparatedRows(*m_model, rows));
    Q_EMIT told(
        loaded == rows.size()
            ? tr("Copied: %1").arg(countText(loaded))
            : tr("Copied: %1 of %2 selected; the others have not been loaded, scroll through them first")
                  .arg(QLocale().toString(loaded), countText(rows.size())));
}

void TablePage::applySearch()
{
    m_searchDelay.stop();
    m_model->setSearch(m_search->text());
}

void TablePage::showState()
{
    const PagedTableModel::State state = m_model->state();
    if (state == PagedTableModel::State::Loading) {
        m_progressDelay.start();
        m_table->viewport()->update();
        return; // what was shown stays until the answer is there
    }
    m_progressDelay.stop();
    m_progress->hide();
    m_export->setEnabled(state == PagedTableModel::State::Data);
    m_count->setText(state == PagedTableModel::State::Error ? QString() : countText(m_model->total()));
    m_table->viewport()->update();
    if (state == PagedTableModel::State::Error) {
        m_state->showError(m_model->error());
    } else if (state == PagedTableModel::State::Empty) {
        showEmpty();
    }
    if (state != PagedTableModel::State::Error) {
        Q_EMIT answered();
    }
    m_stack->setCurrentWidget(state == PagedTableModel::State::Data ? static_cast<QWidget *>(m_table)
                                                                    : m_state);
}

TablePage::EmptyReason TablePage::emptyReason() const
{
    if (!m_model->search().isEmpty()) {
        return EmptyReason::NoMatch;
    }
    if (m_model->onlyUnnamed()) {
        return EmptyReason::NothingUnnamed;
    }
    return m_model->onlyWithChecks() ? EmptyReason::NothingChecked : EmptyReason::NothingStored;
}

void TablePage::showEmpty()
{
    switch (emptyReason()) {
    case EmptyReason::NoMatch:
        m_state->showEmpty(m_model->onlyWithChecks()
                               ? tr("Nothing with checks matches “%1”.").arg(m_model->search())
                               : tr("Nothing matches “%1”.").arg(m_model->search()),
                           tr("&Clear search"));
        return;
    case EmptyReason::NothingChecked:
        m_state->showEmpty(m_texts.nothingChecked, tr("&Show all"));
        return;
    case EmptyReason::NothingUnnamed:
        m_state->showEmpty(m_texts.nothingUnnamed, tr("&Show all"));
        return;
    case EmptyReason::NothingStored:
        m_state->showEmpty(m_texts.nothingStored, tr("&Load sample notification"));
        return;
    }
}

void TablePage::leaveEmptyState()
{
    switch (emptyReason()) {
    case EmptyReason::NoMatch:
        m_search->clear();
        applySearch();
        m_search->setFocus();
        return;
    case EmptyReason::NothingChecked:
        m_onlyWithChecks->setChecked(false);
        return;
    case EmptyReason::NothingUnnamed:
        m_onlyUnnamed->setChecked(false);
        return;
    case EmptyReason::NothingStored:
        Q_EMIT sampleRequested();
        return;
    }
}

bool TablePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize) {
        // After the viewport has its size.
        QMetaObject::invokeMethod(this, &TablePage::fitFirstColumn, Qt::QueuedConnection);
    }
    if (watched == m_table) {
        return filterTableKey(event) || QWidget::eventFilter(watched, event);
    }
    if (!filterSearchKey(event, m_search)) {
        return QWidget::eventFilter(watched, event);
    }
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

bool TablePage::filterTableKey(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) {
        return false;
    }
    if (!static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // the key comes here, whatever the window's Copy does
        return false;
    }
    copy();
    return true;
}

} // namespace ShelfHelp::Ui
