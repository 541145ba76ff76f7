// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journalpage.h"

#include "columnmenu.h"
#include "journalentryview.h"
#include "rowdelegate.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/plaintextview.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/tabletext.h>

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ShelfHelp::Ui {

namespace {

using namespace std::chrono_literals;

const QDate firstLedger(2024, 1, 1); ///< before anything was written into one
constexpr auto searchPause = 300ms;  ///< it may read the bytes of every dead letter
const QList<int> widths{18, 10, 9, 8, 8, 8, 32, 22, 5, 36};

/// The choices of the states, each with those it lets through.
struct StateChoice
{
    QString text;
    QList<Sql::EventState> states;
};

QList<StateChoice> stateChoices()
{
    using enum Sql::EventState;
    return {{JournalPage::tr("All states"), {}},
            {JournalPage::tr("Stored"), {Stored}},
            {JournalPage::tr("Known before"), {Adopted}},
            {JournalPage::tr("Of the ledger"), {Stored, Adopted}},
            {JournalPage::tr("Rejected, whatever became of them"), Sql::rejectedStates()},
            {JournalPage::tr("Dead letters"), {Dead}},
            {JournalPage::tr("Replayed"), {Replayed}},
            {JournalPage::tr("Discarded"), {Discarded}}};
}

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

JournalPage::JournalPage(const EventServices &services, QWidget *parent)
    : WorkPage(parent)
    , m_model(new JournalModel(services.journal, this))
    , m_heading(plainLabel(u"journalHeading"_qs, this))
    , m_kind(new QComboBox(this))
    , m_state(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_run(new QPushButton(this))
    , m_count(plainLabel(u"count"_qs, this))
    , m_export(new QPushButton(tr("E&xport as CSV…"), this))
    , m_table(new QTableView(this))
    , m_entry(new JournalEntryView(services, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_message(new MessagePanel(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(u"journalPage"_qs);
    setUpFilters();
    setUpTable();
    layOut();
    connectParts();
    applyTheme();
}

void JournalPage::setUpFilters()
{
    m_kind->setObjectName(u"journalKind"_qs);
    m_kind->setAccessibleName(tr("Kind of notification"));
    m_kind->addItem(tr("All kinds"));
    for (const Sql::EventKindNames &names : Sql::eventKinds()) {
        m_kind->addItem(kindText(names.kind), int(names.kind));
    }
    m_state->setObjectName(u"journalState"_qs);
    m_state->setAccessibleName(tr("State of the notification"));
    for (const StateChoice &choice : stateChoices()) {
        m_state->addItem(choice.text);
    }
    m_search->setObjectName(u"journalSearch"_qs);
    m_search->setPlaceholderText(tr("Message id; of dead letters any text"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_run->setObjectName(u"journalRun"_qs);
    m_export->setObjectName(u"exportRows"_qs);
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchPause);
}

void JournalPage::setUpTable()
{
    m_table->setObjectName(u"table"_qs);
    m_table->setAccessibleName(tr("Journal"));
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setModel(m_model);
    setUpTableView(m_table);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    sizeColumns(m_table, widths);
    m_columns = new ColumnMenu(m_table);
}

void JournalPage::layOut()
{
    auto *tools = new QHBoxLayout;
    tools->setSpacing(fontMetrics().height() * 2 / 3);
    tools->addWidget(m_kind);
    tools->addWidget(m_state);
    tools->addWidget(m_search, 1);
    tools->addWidget(m_run);
    tools->addStretch();
    tools->addWidget(m_count);
    tools->addWidget(m_columns->button());
    tools->addWidget(m_export);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_message);
    m_splitter->setObjectName(u"journalSplitter"_qs);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_entry);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setHandleWidth(fontMetrics().height());
    const Scale scale(font());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(8));
    layout->setSpacing(scale.px(8));
    layout->addWidget(m_heading);
    layout->addLayout(tools);
    layout->addWidget(m_splitter, 1);
}

void JournalPage::connectParts()
{
    connect(m_model, &PagedTableModel::stateChanged, this, &JournalPage::showState);
    const auto choose = [this] {
        if (!m_isShowing) {
            m_rows.n = 0;
            m_rows.journal = chosenFilter();
            load();
        }
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, choose);
    connect(m_state, &QComboBox::currentIndexChanged, this, choose);
    connect(m_search, &QLineEdit::textChanged, &m_searchDelay, qOverload<>(&QTimer::start));
    connect(&m_searchDelay, &QTimer::timeout, this, choose);
    connect(m_search, &QLineEdit::returnPressed, this, [this, choose] {
        m_searchDelay.stop();
        choose();
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        m_rows.journal.runId.reset();
        m_run->hide();
        load();
    });
    connect(m_export, &QPushButton::clicked, this, &WorkPage::csvRequested);
    connect(m_message, &MessagePanel::retryRequested, this, &JournalPage::load);
    connect(m_message, &MessagePanel::actionRequested, this, [this] {
        m_rows.journal = {};
        m_rows.n = 0;
        showFilters();
        load();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &JournalPage::showCurrent);
    connect(m_table, &QWidget::customContextMenuRequested, this, &JournalPage::openMenu);
    connect(m_table, &QTableView::doubleClicked, m_entry, &JournalEntryView::followFirst);
    connect(m_entry, &JournalEntryView::rowsRequested, this, &WorkPage::rowsRequested);
}

void JournalPage::showRows(const Question &question, const RowsBehind &rows)
{
    m_question = question;
    m_rows = rows;
    m_searchDelay.stop();
    showFilters();
    m_heading->setText(rows.name.isEmpty() ? tr("Everything that arrived in the range") : rows.name);
    load();
}

void JournalPage::showFilters()
{
    m_isShowing = true;
    const Sql::JournalFilter &filter = m_rows.journal;
    m_kind->setCurrentIndex(filter.kind ? m_kind->findData(int(*filter.kind)) : 0);
    const QList<StateChoice> choices = stateChoices();
    for (int i = 0; i < choices.size(); ++i) {
        if (choices[i].states == filter.states) {
            m_state->setCurrentIndex(i);
        }
    }
    m_search->setText(filter.search);
    m_searchDelay.stop(); // it is no choice of the reader's
    m_run->setVisible(filter.runId.has_value());
    m_run->setText(tr("Run %1 ✕").arg(filter.runId.value_or(0)));
    m_run->setToolTip(tr("Only what this run brought; click to see all"));
    m_run->setAccessibleName(tr("Only run %1: remove").arg(filter.runId.value_or(0)));
    m_isShowing = false;
}

Sql::JournalFilter JournalPage::chosenFilter() const
{
    Sql::JournalFilter filter;
    if (m_kind->currentIndex() > 0) {
        filter.kind = Sql::EventKind(m_kind->currentData().toInt());
    }
    filter.states = stateChoices()[std::max(0, m_state->currentIndex())].states;
    filter.search = m_search->text().trimmed();
    filter.runId = m_rows.journal.runId;
    return filter;
}

/// What a run brought is shown whenever that was: nobody knows beforehand.
Sql::TimeRange JournalPage::shownRange() const
{
    if (m_rows.journal.runId) {
        return {firstLedger.startOfDay(Qt::UTC), m_question.time.now.addDays(1)};
    }
    const QList<Sql::Piece> &pieces = m_rows.pieces.pieces;
    return pieces.isEmpty() ? m_question.time.range
                            : Sql::TimeRange{pieces.first().range.from, pieces.last().range.to};
}

void JournalPage::load()
{
    JournalRowsRequest request{.time = m_question.time, .filter = m_rows.journal};
    request.time.range = shownRange();
    m_model->load(request, m_question.time.reportingZone);
}

void JournalPage::showState()
{
    using State = PagedTableModel::State;
    m_table->viewport()->update();
    if (m_model->state() == State::Loading) {
        return; // what was shown stays until the answer is there
    }
    const bool hasRows = m_model->state() == State::Data;
    m_export->setEnabled(hasRows);
    m_count->setText(m_model->state() == State::Error
                         ? QString()
                         : pluralText(tr("%Ln row(s)", nullptr, int(m_model->total())), m_model->total()));
    if (m_model->state() == State::Error) {
        m_message->showError(m_model->error());
    } else if (!hasRows) {
        showEmpty();
    }
    m_stack->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_table) : m_message);
    if (hasRows && !m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_model->index(0, 0));
    }
    showCurrent();
    if (m_model->state() != State::Error) {
        Q_EMIT answered();
    }
}

void JournalPage::showEmpty()
{
    const bool isFiltered = m_rows.journal != Sql::JournalFilter();
    m_message->showEmpty(isFiltered ? tr("Nothing that arrived in this range matches.")
                                    : tr("Nothing arrived in this range."),
                         isFiltered ? tr("Clear filters") : QString());
}

void JournalPage::showCurrent()
{
    const bool hasRows = m_model->state() == PagedTableModel::State::Data ||
                         m_model->state() == PagedTableModel::State::Loading;
    m_entry->show(hasRows ? m_model->row(m_table->currentIndex().row()) : nullptr, m_question);
}

void JournalPage::copy()
{
    const QList<int> rows = selectedRows(*m_table);
    if (!rows.isEmpty()) {
        QGuiApplication::clipboard()->setText(tabSeparatedRows(*m_model, rows));
        Q_EMIT told(tr("Copied rows: %1").arg(countText(rows.size(), locale())));
    }
}

void JournalPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

RowsBehind JournalPage::shownRows() const
{
    RowsBehind rows = m_rows;
    rows.kind = RowKind::Notifications;
    rows.pieces = Sql::wholeRange(shownRange());
    return rows;
}

QByteArray JournalPage::columnState() const
{
    return m_columns->state();
}

void JournalPage::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state); // of another version: the columns stay as they are
}

void JournalPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid()) {
        return;
    }
    QMenu menu;
    menu.setPalette(palette());
    connect(menu.addAction(tr("Copy &value")), &QAction::triggered, this, [index] {
        QGuiApplication::clipboard()->setText(safeCellText(index.data(Qt::DisplayRole).toString()));
    });
    connect(menu.addAction(tr("&Copy rows")), &QAction::triggered, this, &JournalPage::copy);
    if (const Sql::JournalEntry *entry = m_model->row(index.row()); entry != nullptr && entry->runId > 0) {
        const qint64 run = entry->runId;
        connect(menu.addAction(tr("Only what &run %1 brought").arg(run)), &QAction::triggered, this,
                [this, run] {
                    m_rows.journal.runId = run;
                    m_rows.n = 0;
                    showFilters();
                    load();
                });
        connect(menu.addAction(tr("&Take run %1 back…").arg(run)), &QAction::triggered, this,
                [this, run] { Q_EMIT undoRequested(run); });
    }
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

bool JournalPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) {
        return WorkPage::eventFilter(watched, event);
    }
    auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_table && key->matches(QKeySequence::Copy)) {
        if (event->type() == QEvent::ShortcutOverride) {
            event->accept(); // the key comes here, whatever the window's Copy does
            return false;
        }
        copy();
        return true;
    }
    const bool isPress = event->type() == QEvent::KeyPress;
    if (watched == m_table && isPress && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        m_entry->followFirst();
        return true;
    }
    if (watched == m_search && isPress && (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Down)) {
        if (key->key() == Qt::Key_Escape) {
            m_search->clear();
        }
        m_table->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return WorkPage::eventFilter(watched, event);
}

void JournalPage::changeEvent(QEvent *event)
{
    WorkPage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void JournalPage::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    styleLabel(m_heading, textFont(font(), TextRole::CardTitle), theme.text);
    styleLabel(m_count, font(), theme.muted);
    m_search->setStyleSheet(fieldStyle(theme, scale));
    styleOutline(m_kind, theme);
    styleOutline(m_state, theme);
    m_export->setStyleSheet(buttonStyle(theme, scale));
    m_columns->applyTheme(theme);
    m_run->setStyleSheet(buttonStyle(theme, scale));
    styleTableView(m_table, theme);
    m_entry->applyTheme(theme);
}

} // namespace ShelfHelp::Ui
