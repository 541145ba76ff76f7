// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deadletterlist.h"

#include "columnmenu.h"
#include "rowdelegate.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/messagepanel.h>
#include <ui/charts/plaintextview.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/tabletext.h>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

const QList<int> widths{7, 22, 24, 10, 44, 9, 10, 24};
constexpr int causesWidth = 34; ///< characters

qint64 countOf(const Sql::RejectionReason &reason, const std::optional<Sql::RejectionState> &state)
{
    if (!state) {
        return reason.open + reason.retried + reason.discarded;
    }
    switch (*state) {
    case Sql::RejectionState::Open:
        return reason.open;
    case Sql::RejectionState::Retried:
        return reason.retried;
    case Sql::RejectionState::Discarded:
        break;
    }
    return reason.discarded;
}

} // namespace

DeadLetterList::DeadLetterList(DeadLettersModel::Fetch fetch, QWidget *parent)
    : QWidget(parent)
    , m_model(new DeadLettersModel(std::move(fetch), this))
    , m_state(new QComboBox(this))
    , m_causes(new QListWidget(this))
    , m_table(new QTableView(this))
    , m_message(new MessagePanel(this))
    , m_stack(new QStackedWidget(this))
    , m_run(new QPushButton(this))
{
    setObjectName(u"deadLetterList"_qs);
    setUpParts();
    layOut();
    connect(m_model, &PagedTableModel::stateChanged, this, &DeadLetterList::showState);
    connect(m_state, &QComboBox::currentIndexChanged, this, &DeadLetterList::chooseState);
    connect(m_causes, &QListWidget::currentRowChanged, this, &DeadLetterList::chooseCause);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (const auto *letter = current()) {
            m_currentId = letter->id;
        }
        Q_EMIT selectionChanged();
    });
    connect(m_run, &QPushButton::clicked, this, [this] {
        m_filter.runId.reset();
        showCauses();
        Q_EMIT filterChanged();
        reload();
    });
    connect(m_message, &MessagePanel::retryRequested, this, &DeadLetterList::reload);
    connect(m_message, &MessagePanel::actionRequested, this, [this] {
        m_filter = {};
        showCauses();
        Q_EMIT filterChanged();
        reload();
    });
}

void DeadLetterList::setUpParts()
{
    m_state->setObjectName(u"deadLetterState"_qs);
    m_state->setAccessibleName(tr("State of the dead letters"));
    m_state->addItem(tr("Open"), int(Sql::RejectionState::Open));
    m_state->addItem(tr("Replayed"), int(Sql::RejectionState::Retried));
    m_state->addItem(tr("Discarded"), int(Sql::RejectionState::Discarded));
    m_state->addItem(tr("All of them"));
    m_run->setObjectName(u"deadLetterRun"_qs);
    m_run->setToolTip(tr("Only what this run refused; click to see all"));
    m_run->hide();
    m_causes->setObjectName(u"deadLetterCausesList"_qs);
    m_causes->setAccessibleName(tr("Causes"));
    m_causes->setTabKeyNavigation(false);
    m_causes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // long ones end in an ellipsis
    m_table->setObjectName(u"deadLetterTable"_qs);
    m_table->setAccessibleName(tr("Dead letters"));
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setModel(m_model);
    setUpTableView(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->installEventFilter(this);
    sizeColumns(m_table, widths);
    m_columns = new ColumnMenu(m_table);
}

void DeadLetterList::layOut()
{
    const Scale scale(font());
    auto *left = new QVBoxLayout;
    left->setSpacing(scale.px(6));
    left->addWidget(m_state);
    left->addWidget(m_run);
    left->addWidget(m_causes, 1);
    left->addWidget(m_columns->button());
    m_causes->setFixedWidth(fontMetrics().averageCharWidth() * causesWidth);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_message);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scale.px(12));
    layout->addLayout(left);
    layout->addWidget(m_stack, 1);
}

void DeadLetterList::load(const Sql::RejectionFilter &filter, const QTimeZone &zone)
{
    m_filter = filter;
    m_zone = zone;
    showCauses();
    reload();
}

void DeadLetterList::reload()
{
    m_model->load({.filter = m_filter}, m_zone);
}

void DeadLetterList::setReasons(const QList<Sql::RejectionReason> &reasons)
{
    m_reasons = reasons;
    showCauses();
}

/// Those of the chosen state, most frequent first; the chosen cause stays even when it has none left. How
/// many of them one run brought is not known.
void DeadLetterList::showCauses()
{
    m_isShowing = true;
    m_state->setCurrentIndex(m_filter.state ? m_state->findData(int(*m_filter.state)) : m_state->count() - 1);
    QList<std::pair<qint64, QString>> causes;
    qint64 all = 0;
    bool isThere = false;
    for (const Sql::RejectionReason &reason : std::as_const(m_reasons)) {
        const qint64 n = countOf(reason, m_filter.state);
        const bool isChosen = m_filter.reason == reason.reason;
        isThere = isThere || isChosen;
        if (n > 0 || isChosen) {
            causes.append({n, reason.reason});
        }
        all += n;
    }
    if (m_filter.reason && !isThere) {
        causes.append({0, *m_filter.reason});
    }
    std::stable_sort(causes.begin(), causes.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    const auto counted = [this](const QString &cause, qint64 n) {
        return m_filter.runId ? cause : tr("%1 (%2)").arg(cause, countText(n, locale()));
    };
    m_run->setVisible(m_filter.runId.has_value());
    m_run->setText(tr("Run %1 ✕").arg(m_filter.runId.value_or(0)));
    m_run->setAccessibleName(tr("Only run %1: remove").arg(m_filter.runId.value_or(0)));
    m_causes->clear();
    m_causes->addItem(counted(tr("All causes"), all));
    m_causes->setCurrentRow(0);
    for (const auto &[n, reason] : std::as_const(causes)) {
        auto *item = new QListWidgetItem(counted(reasonText(reason), n), m_causes);
        item->setData(Qt::UserRole, reason);
        item->setToolTip(reason);
        if (m_filter.reason == reason) {
            m_causes->setCurrentItem(item);
        }
    }
    m_isShowing = false;
}

void DeadLetterList::chooseCause()
{
    if (m_isShowing || m_causes->currentItem() == nullptr) {
        return;
    }
    const QVariant reason = m_causes->currentItem()->data(Qt::UserRole);
    m_filter.reason = reason.isValid() ? std::optional(reason.toString()) : std::nullopt;
    Q_EMIT filterChanged();
    reload();
}

void DeadLetterList::chooseState()
{
    if (m_isShowing) {
        return;
    }
    const QVariant state = m_state->currentData();
    m_filter.state = state.isValid() ? std::optional(Sql::RejectionState(state.toInt())) : std::nullopt;
    showCauses();
    Q_EMIT filterChanged();
    reload();
}

void DeadLetterList::showState()
{
    using State = PagedTableModel::State;
    m_table->viewport()->update();
    if (m_model->state() == State::Loading) {
        return;
    }
    const bool hasRows = m_model->state() == State::Data;
    if (m_model->state() == State::Error) {
        m_message->showError(m_model->error());
    } else if (!hasRows) {
        const bool isNarrow = m_filter.reason || m_filter.runId;
        m_message->showEmpty(m_filter.state == Sql::RejectionState::Open && !isNarrow
                                 ? tr("Good news: no dead letter waits.")
                                 : tr("There are none of these."),
                             m_filter.state || isNarrow ? tr("Show all of them") : QString());
    }
    m_stack->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_table) : m_message);
    if (hasRows) {
        int found = 0; // the one that was looked at, or the first
        for (int row = 0; row < std::min(m_model->rowCount(), PagedTableModel::pageSize); ++row) {
            const auto *letter = m_model->row(row);
            found = letter != nullptr && letter->id == m_currentId ? row : found;
        }
        if (m_table->selectionModel()->selectedRows().size() <= 1) {
            m_table->selectRow(found);
        }
    }
    Q_EMIT selectionChanged();
    if (m_model->state() != State::Error) {
        Q_EMIT answered();
    }
}

const Sql::RejectedNotification *DeadLetterList::current() const
{
    const bool hasRows = m_stack->currentWidget() == m_table && m_table->currentIndex().isValid();
    return hasRows ? m_model->row(m_table->currentIndex().row()) : nullptr;
}

QList<qint64> DeadLetterList::selectedIds() const
{
    QList<qint64> ids;
    if (m_stack->currentWidget() != m_table) {
        return ids;
    }
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (const auto *letter = m_model->row(index.row())) {
            ids.append(letter->id);
        }
    }
    std::sort(ids.begin(), ids.end()); // the order of their first delivery
    return ids;
}

void DeadLetterList::copySelection()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    if (!rows.isEmpty()) {
        QGuiApplication::clipboard()->setText(tabSeparatedRows(*m_model, rows));
    }
}

void DeadLetterList::focusCauses()
{
    m_causes->setFocus(Qt::ShortcutFocusReason);
}

bool DeadLetterList::eventFilter(QObject *watched, QEvent *event)
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

void DeadLetterList::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    m_run->setStyleSheet(buttonStyle(theme, scale));
    m_columns->applyTheme(theme);
    styleOutline(m_state, theme);
    m_causes->setStyleSheet(
        u"QListWidget { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; } "
        u"QListWidget::item { padding: %5px; border: none; } QListWidget::item:selected { padding: %5px; "
        u"background: %6; color: %2; } "
        u"QListWidget:focus { border-color: %7; }"_qs.arg(
            theme.card.name(), theme.text.name(), theme.border.name(), QString::number(scale.px(6)),
            QString::number(scale.px(4)), mixed(theme.card, theme.accent, 0.2).name(), theme.accent.name()) +
        slimScrollBar(theme, scale));
    styleTableView(m_table, theme);
}

} // namespace ShelfHelp::Ui
