// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookcard.h"

#include "coverbox.h"
#include "dialogbuttons.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/outcomes.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/booklinks.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/tabletext.h>
#include <ui/pages/rowdelegate.h>

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr QSize designedSize(860, 620);
constexpr int columnMargin = 26; ///< padding and the sort arrow
constexpr qsizetype longestText = 200;
constexpr qsizetype longestName = 60; ///< of the window and of the pages of rows

/// A payload's text, made harmless, and not so long that it drives everything else off the screen.
QString shownText(const QString &text, qsizetype length = longestText)
{
    return shortenedInside(visibleText(text), length);
}

QLabel *payloadLabel(const QString &name, QWidget *parent)
{
    QLabel *label = plainLabel(name, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

BookCard::BookCard(Services services, const Question &all, const QList<qint64> &bookIds, QWidget *parent)
    : QDialog(parent)
    , m_services(std::move(services))
    , m_question(all)
    , m_bookIds(bookIds)
    , m_title(payloadLabel(u"bookTitle"_qs, this))
    , m_author(payloadLabel(u"bookAuthor"_qs, this))
    , m_facts(payloadLabel(u"bookFacts"_qs, this))
    , m_outcomes(payloadLabel(u"bookOutcomes"_qs, this))
    , m_news(payloadLabel(u"bookNews"_qs, this))
    , m_editions(new QComboBox(this))
    , m_cover(new CoverBox(m_services.cover, this))
    , m_histories(new QTabWidget(this))
    , m_searches(new Searches(m_services.searches, this))
    , m_checks(new Checks(m_services.checks, this))
{
    setObjectName(u"bookCard"_qs);
    setWindowTitle(tr("Book"));
    for (qsizetype i = 0; i < m_bookIds.size(); ++i) {
        m_editions->addItem(i == 0 ? tr("no. %1 (shown last)").arg(m_bookIds[i])
                                   : tr("no. %1").arg(m_bookIds[i]));
    }
    m_editions->setObjectName(u"editions"_qs);
    m_editions->setAccessibleName(tr("Row of this book"));
    m_editions->setToolTip(tr("Several rows are this book: title, author or ISBN changed."));
    m_editions->setVisible(m_bookIds.size() > 1);
    makeTables();
    makeButtons();
    layOut();
    applyTheme();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &BookCard::takeFigures);
    connect(m_editions, &QComboBox::currentIndexChanged, this, &BookCard::showBook);
    showBook(0);
}

BookCard::~BookCard()
{
    m_watcher.cancel();
}

QTableView *BookCard::makeTable(const QString &name, const QString &title, PagedTableModel *model,
                                const QList<int> &hidden, const QList<int> &widths)
{
    auto *table = new QTableView(this);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setItemDelegate(new RowDelegate(table));
    table->setModel(model);
    setUpTableView(table);
    table->installEventFilter(this);
    for (int column = 0; column < widths.size(); ++column) {
        table->setColumnHidden(column, hidden.contains(column));
        table->horizontalHeader()->resizeSection(column, fontMetrics().averageCharWidth() * widths[column] +
                                                             Scale(font()).px(columnMargin));
    }
    m_histories->addTab(table, title);
    connect(model, &PagedTableModel::stateChanged, this, &BookCard::showTotals);
    return table;
}

void BookCard::makeTables()
{
    using Search = RowCells<Sql::ShelfSearchRow>;
    using Check = RowCells<Sql::LibraryCheckRow>;
    m_histories->setObjectName(u"histories"_qs);
    m_searchTable =
        makeTable(u"bookSearches"_qs, tr("Searches that showed it"), m_searches,
                  {Search::Temperature, Search::Returned, Search::Id}, {20, 8, 10, 8, 8, 8, 11, 16, 46, 8});
    m_checkTable = makeTable(u"bookChecks"_qs, tr("Library checks"), m_checks,
                             {Check::Title, Check::Author, Check::LibraryId, Check::Id},
                             {20, 8, 26, 18, 8, 20, 20, 14, 11, 40, 8});
}

void BookCard::makeButtons()
{
    const auto button = [this](const QString &name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_open = button(u"openBook"_qs, tr("&Open at Goodreads"));
    m_filter = button(u"filterByBook"_qs, tr("&Filter by this book"));
    m_show = button(u"showBookRows"_qs, tr("Show as &page of rows"));
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const QUrl url = goodreadsUrl(m_details.link); url.isValid()) {
            m_services.open(url);
        }
    });
    connect(m_filter, &QPushButton::clicked, this, [this] {
        Q_EMIT filterRequested(bookStep(m_details.bookId, m_details.title));
        accept();
    });
    connect(m_show, &QPushButton::clicked, this, [this] {
        Q_EMIT rowsRequested(
            rowsOf(m_histories->currentIndex() == 0 ? RowKind::ShelfSearches : RowKind::LibraryChecks));
        accept();
    });
}

void BookCard::layOut()
{
    const Scale scale(font());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(scale.px(4));
    texts->addWidget(m_title);
    texts->addWidget(m_author);
    texts->addSpacing(scale.px(6));
    texts->addWidget(m_facts);
    texts->addWidget(m_outcomes);
    texts->addWidget(m_news);
    texts->addStretch();
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_editions);
    actions->addWidget(m_open);
    actions->addWidget(m_filter);
    actions->addStretch();
    texts->addLayout(actions);
    auto *head = new QHBoxLayout;
    head->setSpacing(scale.px(18));
    head->addWidget(m_cover, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    buttons->addButton(m_show, QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scale.px(12));
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->addLayout(head);
    column->addWidget(m_histories, 1);
    column->addWidget(buttons);
    resize(QSize(scale.px(designedSize.width()), scale.px(designedSize.height()))
               .boundedTo(parentWidget() != nullptr ? parentWidget()->size() : QSize(10'000, 10'000)));
    m_histories->setFocus();
}

RowsBehind BookCard::rowsOf(RowKind kind) const
{
    const FilterStep step = bookStep(m_details.bookId, m_details.title);
    const bool isOfSearches = kind == RowKind::ShelfSearches;
    const QString title = shownText(m_details.title, longestName);
    return {.kind = kind,
            .name =
                isOfSearches ? tr("Searches that showed “%1”").arg(title) : tr("Checks of “%1”").arg(title),
            .pieces = Sql::wholeRange(m_question.time.range),
            .filter = step.filter,
            .n = isOfSearches ? m_searches->total() : m_checks->total(),
            .labels = {{step.field, step.label}}};
}

void BookCard::showBook(int index)
{
    if (index < 0 || index >= m_bookIds.size()) {
        return;
    }
    m_details = {.bookId = m_bookIds[index]};
    m_question.filter = bookStep(m_details.bookId, {}).filter;
    m_watcher.cancel();
    m_watcher.setFuture(m_services.book(m_question));
    m_searches->setRows(m_question.time, rowsOf(RowKind::ShelfSearches));
    m_searches->reload();
    m_checks->setRows(m_question.time, rowsOf(RowKind::LibraryChecks));
    m_checks->reload();
}

void BookCard::takeFigures()
{
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<Figures> figures = m_watcher.result();
    if (figures.ok()) {
        showFigures(figures.value());
    } else {
        m_news->setText(figures.error().toText());
        m_news->show();
    }
}

QString BookCard::factsText(const Figures &figures) const
{
    const Sql::BookDetails &book = figures.details;
    const QTimeZone &zone = m_question.time.reportingZone;
    QStringList facts;
    if (!book.isbn.trimmed().isEmpty()) {
        facts.append(tr("ISBN %1").arg(shownText(book.isbn, longestName)));
    }
    if (book.goodreadsId) {
        facts.append(tr("Goodreads id %1").arg(*book.goodreadsId));
    }
    if (book.rating) {
        facts.append(tr("rated %1 of 5").arg(locale().toString(*book.rating, 'f', 2)));
    }
    QStringList lines{facts.join(u" · "_qs)};
    lines.append(tr("first shown %1 · last shown %2")
                     .arg(instantCell(book.firstShown, zone), instantCell(book.lastShown, zone)));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString BookCard::outcomesText(const Figures &figures) const
{
    Sql::OutcomeCounts all = figures.outcomes.libby;
    all += figures.outcomes.physical;
    QStringList parts;
    for (const OutcomeStyle &style : outcomeStyles(Theme::of(palette()))) {
        parts.append(tr("%1: %2", "outcome, number").arg(style.name, countText(all.*style.count, locale())));
    }
    const QString share = percentText(all.availability(), locale());
    return all.total() == 0 ? tr("No library was ever asked for it.")
                            : tr("%1 · available %2 of owned").arg(parts.join(u" · "_qs), share);
}

void BookCard::showFigures(const Figures &figures)
{
    m_details = figures.details;
    const QString title = shownText(m_details.title);
    m_title->setText(title.isEmpty() ? tr("(no title)") : title);
    m_author->setText(shownText(m_details.author));
    setWindowTitle(tr("Book: %1").arg(shortenedInside(m_title->text(), longestName)));
    m_facts->setText(factsText(figures));
    m_outcomes->setText(outcomesText(figures));
    const bool hasLink = goodreadsUrl(m_details.link).isValid();
    m_open->setEnabled(hasLink);
    m_open->setToolTip(hasLink ? m_details.link.toHtmlEscaped() : tr("No address at Goodreads was told."));
    m_news->setText(
        !hasLink && !m_details.link.trimmed().isEmpty()
            ? tr("The link that was told does not lead to Goodreads over https; it is not opened.")
            : QString());
    m_news->setVisible(!m_news->text().isEmpty());
    m_cover->setLink(m_details.imageLink);
}

void BookCard::showTotals()
{
    const auto show = [this](int tab, const QString &title, const PagedTableModel &model) {
        const QString count = model.state() == PagedTableModel::State::Error
                                  ? model.error().message
                                  : countText(model.total(), locale());
        m_histories->setTabText(tab, tr("%1 (%2)").arg(title, count));
    };
    show(0, tr("Searches that showed it"), *m_searches);
    show(1, tr("Library checks"), *m_checks);
}

void BookCard::showAgain()
{
    m_searches->tellTextsChanged();
    m_checks->tellTextsChanged();
}

void BookCard::copyRows(const QTableView &table) const
{
    QList<int> rows;
    for (const QModelIndex &index : table.selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::ranges::sort(rows);
    if (!rows.isEmpty()) {
        QGuiApplication::clipboard()->setText(tabSeparatedRows(*table.model(), rows));
    }
}

bool BookCard::eventFilter(QObject *watched, QEvent *event)
{
    const auto *table = qobject_cast<QTableView *>(watched);
    const bool isCopy = table != nullptr && event->type() == QEvent::KeyPress &&
                        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy);
    if (isCopy) {
        copyRows(*table);
    }
    return isCopy || QDialog::eventFilter(watched, event);
}

void BookCard::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void BookCard::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    styleLabel(m_title, textFont(font(), TextRole::PageTitle), theme.text);
    styleLabel(m_author, textFont(font(), TextRole::CardTitle), theme.muted);
    styleLabel(m_facts, font(), theme.text);
    styleLabel(m_outcomes, font(), theme.text);
    styleLabel(m_news, font(), theme.warning);
    for (QPushButton *button : {m_open, m_filter}) {
        button->setStyleSheet(buttonStyle(theme, Scale(font())));
    }
    m_cover->applyTheme();
    styleTableView(m_searchTable, theme);
    styleTableView(m_checkTable, theme);
}

} // namespace ShelfHelp::Ui
