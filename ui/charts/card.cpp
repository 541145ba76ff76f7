// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "card.h"

#include "cardbody.h"
#include "cardcontrols.h"
#include "cardframe.h"
#include "cardtable.h"
#include "chart.h"
#include "elidedlabel.h"
#include "legend.h"
#include "messagepanel.h"
#include "variantswitch.h"

#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double progressHeight = 2;
constexpr int longestMenuText = 40; ///< characters

/// The shortcut that the window has for an entry, behind its text.
QString keyText(Qt::Key key)
{
    return u'\t' + QKeySequence(Qt::CTRL | key).toString(QKeySequence::NativeText);
}

QString escapedForMenu(QString text)
{
    return text.replace(u'&', u"&&"_qs);
}

/// By what rows can be taken apart, and the page that does it.
QList<std::pair<QString, QString>> breakoutsOf(RowKind kind)
{
    switch (kind) {
    case RowKind::ShelfSearches:
        return {{Card::tr("&Hour of the week"), u"activity"_qs},
                {Card::tr("&Shelf size"), u"shelves"_qs},
                {Card::tr("&Duration"), u"durations"_qs},
                {Card::tr("&Book"), u"books"_qs}};
    case RowKind::LibraryChecks:
        return {{Card::tr("&Hour of the week"), u"activity"_qs},
                {Card::tr("&Library"), u"libraries"_qs},
                {Card::tr("&Medium"), u"overview"_qs},
                {Card::tr("&Duration"), u"durations"_qs},
                {Card::tr("&Book"), u"books"_qs}};
    default:
        return {};
    }
}

} // namespace

Card::Card(const QString &objectName, CardBody *body, QWidget *parent)
    : QWidget(parent)
    , m_body(body)
    , m_title(new ElidedLabel(u"title"_qs, this))
    , m_asOf(plainLabel(u"asOf"_qs, this))
    , m_subtitle(plainLabel(u"subtitle"_qs, this))
    , m_controls(body->controls())
    , m_variants(new VariantSwitch(body->variants(), this))
    , m_legend(new Legend(this))
    , m_progress(new QWidget(this))
    , m_message(new MessagePanel(this))
    , m_table(new CardTable(this))
    , m_menuButton(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(objectName);
    setAccessibleName(body->accessibleName());
    m_title->setText(body->accessibleName());
    m_subtitle->setWordWrap(true);
    m_progress->setObjectName(u"progressLine"_qs);
    m_progress->setAutoFillBackground(true);
    m_progress->hide();
    makeMenu();
    arrange();
    applyTheme();
    showEmpty({});
    connectBody();
    connect(m_message, &MessagePanel::retryRequested, this, &Card::retryRequested);
    connect(m_message, &MessagePanel::actionRequested, this, &Card::emptyActionRequested);
}

void Card::makeMenu()
{
    const auto add = [this](const QString &name, const QString &text, auto slot) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_tableAction = add(u"viewAsTable"_qs, tr("View as &table") + keyText(Qt::Key_T),
                        [this] { setShowsTable(!m_showsTable); });
    m_tableAction->setCheckable(true);
    add(u"explain"_qs, tr("&Explain…") + keyText(Qt::Key_I), &Card::explainRequested);
    m_menu->addSeparator();
    add(u"copyCard"_qs, tr("&Copy picture and figures") + keyText(Qt::Key_C), &Card::copy);
    addExports();
    m_menuButton->setObjectName(u"cardMenu"_qs);
    m_menuButton->setText(u"⋯"_qs);
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_menuButton->setAccessibleName(tr("Menu of %1").arg(m_body->accessibleName()));
    m_menuButton->setToolTip(m_menuButton->accessibleName());
}

void Card::addExports()
{
    QMenu *exports = m_menu->addMenu(tr("E&xport"));
    exports->setObjectName(u"exportMenu"_qs);
    for (const ExportFormat format : cardFormats) {
        QAction *action = exports->addAction(formatText(format) + u'…');
        action->setObjectName(u"export-"_qs + suffixOf(format));
        connect(action, &QAction::triggered, this, [this, format] { Q_EMIT exportRequested(format); });
    }
}

void Card::connectBody()
{
    connect(m_legend, &Legend::toggled, m_body,
            [this](const QString &series) { m_body->setShown(series, !m_body->isShown(series)); });
    connect(m_legend, &Legend::pointedAt, m_body, &CardBody::setHighlighted);
    connect(m_legend, &Legend::rowsRequested, m_body, &CardBody::rowsRequested);
    connect(m_variants, &VariantSwitch::chosen, m_body, &CardBody::setVariant);
    connect(m_body, &CardBody::appearanceChanged, this, &Card::showAppearance);
    connect(m_body, &CardBody::menuRequested, this, &Card::openMenu);
    connect(m_table, &QTableWidget::cellActivated, this, &Card::openTableRow);
}

QLayout *Card::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(Scale(font()).px(8));
    head->addWidget(m_title, 1);
    head->addWidget(m_asOf, 0, Qt::AlignBaseline);
    head->addWidget(m_menuButton);
    head->addStretch(); // else the texts below were to be no wider than a head of which nothing is shown
    return head;
}

void Card::arrange()
{
    const Scale scale(font());
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_body);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_table);
    // The line keeps its place while it is hidden: nothing moves when loading starts.
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_progress->setFixedHeight(scale.px(progressHeight));

    const int ring = scale.px(Chart::focusRoom);
    auto *texts = new QVBoxLayout;
    texts->setContentsMargins(ring, 0, ring, 0);
    texts->setSpacing(scale.px(2));
    texts->addLayout(makeHead());
    auto *second = new QHBoxLayout;
    second->setSpacing(scale.px(8));
    second->addWidget(m_subtitle, 1);
    if (m_controls != nullptr) {
        second->addWidget(m_controls, 0, Qt::AlignTop);
        m_controls->show();
    }
    second->addWidget(m_variants, 0, Qt::AlignTop);
    texts->addLayout(second);
    texts->addSpacing(scale.px(4));
    texts->addWidget(m_legend);
    texts->addWidget(m_progress);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(18) - ring, scale.px(12), scale.px(18) - ring, scale.px(12) - ring);
    column->setSpacing(scale.px(2));
    column->addLayout(texts);
    column->addLayout(m_stack, 1);
}

void Card::setAsOf(const QString &stamp, bool isStale)
{
    m_asOf->setText(stamp);
    if (m_isStale != isStale) {
        m_isStale = isStale;
        applyTheme();
    }
}

/// The reader stays at the same mark.
void Card::setShowsTable(bool showsTable)
{
    const int mark = m_showsTable ? m_table->currentRow() : chart() != nullptr ? chart()->currentMark() : -1;
    const bool hadFocus = m_table->hasFocus() || m_body->hasFocus();
    m_showsTable = showsTable;
    m_tableAction->setChecked(showsTable);
    showBody();
    if (showsTable && m_stack->currentWidget() == m_table) {
        if (mark >= 0 && mark < m_table->rowCount()) {
            m_table->setCurrentCell(mark, 0);
        }
        m_table->setFocus(Qt::OtherFocusReason);
    } else if (m_stack->currentWidget() == m_body && hadFocus) {
        m_body->setFocus(Qt::OtherFocusReason);
        if (chart() != nullptr && mark >= 0) {
            chart()->showMark(mark);
        }
    }
}

Chart *Card::chart() const
{
    return qobject_cast<Chart *>(m_body);
}

void Card::openTableRow(int row)
{
    const QList<RowsBehind> rows =
        chart() != nullptr && m_state == State::Data ? chart()->rowsBehind(row) : QList<RowsBehind>();
    if (!rows.isEmpty()) {
        Q_EMIT m_body->rowsRequested(rows.first());
    }
}

void Card::setStill(Still still)
{
    m_isStill = still != Still::No;
    m_isBare = still == Still::Bare;
    m_menuButton->setVisible(!m_isStill);
    m_variants->setVisible(!m_isStill && m_body->variants().size() > 1);
    if (m_controls != nullptr) {
        m_controls->setVisible(!m_isStill); // what they are set to is said in the subtitle
    }
    for (QLabel *label : {m_title, m_asOf, m_subtitle}) {
        label->setVisible(!m_isBare);
    }
    if (m_isBare) {
        layout()->setContentsMargins(0, 0, 0, 0);
    }
    showAppearance();
    update();
}

void Card::showLoading()
{
    if (!m_body->hasData()) {
        m_message->showSentence(tr("Loading…"));
    }
    enter(State::Loading);
}

void Card::showEmpty(const QString &sentence, const QString &button)
{
    m_message->showEmpty(sentence, button);
    enter(State::Empty);
}

void Card::showError(const ShelfHelp::Error &error)
{
    m_message->showError(error);
    enter(State::Error);
}

void Card::showData()
{
    if (m_body->hasData()) {
        enter(State::Data);
    } else {
        showEmpty(m_body->emptyText());
    }
}

void Card::enter(State state)
{
    m_state = state;
    m_body->setDimmed(state == State::Loading);
    m_progress->setVisible(state == State::Loading);
    showAppearance();
    showBody();
}

void Card::showAppearance()
{
    const bool hasFigures = m_state == State::Data || (m_state == State::Loading && m_body->hasData());
    m_subtitle->setText(subtitle().replace(u" · "_qs, QChar::Nbsp + u"· "_qs)); // no line begins with one
    m_legend->setEntries(hasFigures ? legendEntries() : QList<LegendEntry>{});
    m_variants->setCurrent(m_body->variant());
    if (m_showsTable) {
        m_table->setTable(m_body->table());
    }
}

QString Card::subtitle() const
{
    const QString remark = m_body->axisRemark();
    return remark.isEmpty() ? m_body->subtitle() : QString(m_body->subtitle() + u" · " + remark);
}

/// What is taken away can be brought back, but not on paper.
QList<LegendEntry> Card::legendEntries() const
{
    QList<LegendEntry> entries = m_body->legend();
    if (m_isStill) {
        entries.removeIf([](const LegendEntry &entry) { return entry.isOff; });
    }
    return entries;
}

void Card::showBody()
{
    const bool hasFigures = m_state == State::Data || (m_state == State::Loading && m_body->hasData());
    if (!hasFigures) {
        m_stack->setCurrentWidget(m_message);
    } else if (m_showsTable) {
        m_table->setTable(m_body->table());
        m_stack->setCurrentWidget(m_table);
    } else {
        m_stack->setCurrentWidget(m_body);
    }
}

void Card::copy() const
{
    auto *content = new QMimeData; // the clipboard's
    content->setText(tabSeparated(m_body->table()));
    if (m_state == State::Data) {
        content->setImageData(const_cast<Card *>(this)->grab().toImage());
    }
    QGuiApplication::clipboard()->setMimeData(content);
}

void Card::openMenu(const MarkMenu &mark)
{
    QMenu menu;
    menu.setObjectName(u"markMenu"_qs);
    menu.setPalette(palette());
    if (mark.step) {
        addFilters(menu, *mark.step);
    }
    addRows(menu, mark);
    if (mark.time) {
        addNotes(menu, mark);
    }
    if (!menu.isEmpty()) {
        menu.addSeparator();
    }
    menu.addActions(m_menu->actions());
    menu.exec(mark.globalPosition);
}

void Card::addFilters(QMenu &menu, const FilterStep &step)
{
    const QList<FilterTerm> terms = termsOf(step.filter, {{step.field, step.label}}, locale());
    const QString value = terms.isEmpty() ? QString() : terms.first().value;
    connect(menu.addAction(tr("&Filter by “%1”").arg(escapedForMenu(value))), &QAction::triggered, m_body,
            [this, step] { Q_EMIT m_body->filterRequested(step); });
    if (step.field == FilterField::Book && step.filter.bookId) {
        connect(menu.addAction(tr("Show the boo&k…")), &QAction::triggered, m_body,
                [this, id = *step.filter.bookId] { Q_EMIT m_body->bookRequested(id); });
    }
    if (terms.isEmpty() || !terms.first().canExclude) {
        return;
    }
    connect(menu.addAction(tr("E&xclude “%1”").arg(escapedForMenu(value))), &QAction::triggered, m_body,
            [this, step] {
                FilterStep excluded = step;
                excluded.filter = withExchanged(excluded.filter, excluded.field);
                Q_EMIT m_body->filterRequested(excluded);
            });
}

void Card::addRows(QMenu &menu, const MarkMenu &mark)
{
    for (const RowsBehind &each : mark.rows) {
        const QString text = tr("Show rows: %1 (%2)").arg(each.name, countText(each.n, locale()));
        connect(menu.addAction(escapedForMenu(text)), &QAction::triggered, m_body,
                [this, each] { Q_EMIT m_body->rowsRequested(each); });
    }
    if (!mark.rows.isEmpty()) {
        addBreakouts(menu, mark.rows[std::clamp<qsizetype>(mark.part, 0, mark.rows.size() - 1)]);
    }
    if (!mark.name.isEmpty()) {
        connect(menu.addAction(tr("Copy “%1”").arg(escapedForMenu(mark.name))), &QAction::triggered, this,
                [name = mark.name] { QGuiApplication::clipboard()->setText(name); });
    }
}

/// The same time and filter on the page that takes the rows apart in another way. Not of rows that these two
/// do not tell: hours of the week, or a part of the funnel.
void Card::addBreakouts(QMenu &menu, const RowsBehind &rows)
{
    const QList<std::pair<QString, QString>> ways = breakoutsOf(rows.kind);
    if (ways.isEmpty() || rows.funnel || rows.pieces.pieces.size() > 1) {
        return;
    }
    QMenu *breakouts = menu.addMenu(tr("&Break out by"));
    breakouts->setObjectName(u"breakoutMenu"_qs);
    for (const auto &[text, page] : ways) {
        connect(breakouts->addAction(text), &QAction::triggered, m_body,
                [this, rows, page = page] { Q_EMIT m_body->breakoutRequested(rows, page); });
    }
}

void Card::addNotes(QMenu &menu, const MarkMenu &mark)
{
    menu.addSeparator();
    connect(menu.addAction(tr("Add &note…")), &QAction::triggered, m_body,
            [this, time = *mark.time] { Q_EMIT m_body->noteRequested(time); });
    for (const Note &note : mark.notes) {
        const QString text = escapedForMenu(shortenedInside(visibleText(note.note.text), longestMenuText));
        connect(menu.addAction(tr("Edit note “%1”…").arg(text)), &QAction::triggered, m_body,
                [this, note] { Q_EMIT m_body->noteEditRequested(note); });
        connect(menu.addAction(tr("Remove note “%1”").arg(text)), &QAction::triggered, m_body,
                [this, note] { Q_EMIT m_body->noteRemovalRequested(note); });
    }
}

void Card::paintEvent(QPaintEvent *)
{
    if (!m_isBare) {
        paintCardFrame(this);
    }
}

void Card::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void Card::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    styleLabel(m_title, textFont(font(), TextRole::CardTitle), theme.text);
    styleLabel(m_subtitle, textFont(font(), TextRole::Subtitle), theme.muted);
    styleLabel(m_asOf, textFont(font(), TextRole::Legend), m_isStale ? theme.warning : theme.muted);
    QPalette line = m_progress->palette();
    line.setColor(QPalette::Window, theme.accent);
    m_progress->setPalette(line);
    m_table->applyTheme(theme);
    m_variants->applyTheme(theme);
    if (m_controls != nullptr) {
        m_controls->applyTheme(theme);
    }
    m_menuButton->setStyleSheet(
        u"QToolButton { color: %1; border: 1px solid transparent; border-radius: %2px; padding: 0 %3px; }"
        "QToolButton:hover { background: %4; } QToolButton:focus { border-color: %5; }"
        "QToolButton::menu-indicator { image: none; width: 0; }"_qs.arg(
            theme.muted.name(), QString::number(scale.px(5)), QString::number(scale.px(4)), theme.grid.name(),
            theme.accent.name()));
    if (!m_legend->entries().isEmpty()) {
        m_legend->setEntries(legendEntries());
    }
}

} // namespace ShelfHelp::Ui
