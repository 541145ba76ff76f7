// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replaydialog.h"

#include "dialogbuttons.h"
#include "rejectionsmodel.h"
#include "replaytext.h"
#include "tablediffview.h"

#include <ui/charts/plaintextview.h>
#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/tabletext.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto pollInterval = 100ms;
constexpr int progressSteps = 1000;
constexpr int widthInCharacters = 60;
constexpr int widthWithTableInCharacters = 110;
constexpr int widestColumnInCharacters = 30;
constexpr int tableRows = 6; ///< visible without scrolling
constexpr int diffRows = 9;  ///< likewise

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText); // file names and reasons come from outside
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

QString countsText(const ReplayProgress &counts, const QLocale &locale)
{
    return ReplayDialog::tr("Read %1 · stored %2 · already stored %3 · rejected %4")
        .arg(countText(counts.read, locale), countText(counts.stored, locale),
             countText(counts.duplicate, locale), countText(counts.rejected, locale));
}

} // namespace

ReplayDialog::ReplayDialog(Run run, const QString &sourceName, QWidget *parent)
    : QDialog(parent)
    , m_run(std::move(run))
    , m_headline(plainLabel(u"headline"_qs, this))
    , m_remarks(plainLabel(u"remarks"_qs, this))
    , m_counts(plainLabel(u"counts"_qs, this))
    , m_progress(new QProgressBar(this))
    , m_rejections(new RejectionsModel(this))
    , m_table(new QTableView(this))
    , m_diff(new TableDiffView(this))
    , m_passedOver(new QPlainTextEdit(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
    , m_retry(new QPushButton(tr("&Try again"), this))
    , m_copy(new QPushButton(tr("Copy &rejections"), this))
    , m_dryRun(new QPushButton(tr("&Dry run"), this))
    , m_apply(new QPushButton(tr("&Apply"), this))
    , m_undo(new QPushButton(tr("&Undo this replay…"), this))
    , m_showStored(new QPushButton(tr("&Show what it stored"), this))
    , m_showDead(new QPushButton(tr("Show dead &letters"), this))
    , m_buttons(plainButtons(QDialogButtonBox::Close, this))
{
    setObjectName(u"replayDialog"_qs);
    setUpLabels(sourceName);
    setUpTable();
    layOut();
    connectParts();
    applyTheme();
}

ReplayDialog::~ReplayDialog()
{
    if (m_control) {
        m_control->requestStop();
    }
}

void ReplayDialog::setUpLabels(const QString &sourceName)
{
    setWindowTitle(tr("Replay of %1").arg(sourceName));
    QFont bold = m_headline->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_headline->setFont(bold);
    m_progress->setObjectName(u"replayProgress"_qs);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(u"cancel"_qs);
    m_retry->setObjectName(u"retry"_qs);
    m_copy->setObjectName(u"copyRejections"_qs);
    m_dryRun->setObjectName(u"dryRun"_qs);
    m_dryRun->setWhatsThis(
        tr("Applies everything in one transaction that is rolled back, and shows what would "
           "change. Only numbers of new rows are used up, as by any transaction that is rolled "
           "back: gaps in them mean nothing."));
    m_dryRun->setToolTip(tr("Shows what would change, and changes nothing (Shift+F1 for more)"));
    m_apply->setObjectName(u"apply"_qs);
    m_undo->setObjectName(u"undoThis"_qs);
    m_showStored->setObjectName(u"showStored"_qs);
    m_showDead->setObjectName(u"showDead"_qs);
    setUpPlainText(m_passedOver, u"passedOver"_qs, tr("Files that were passed over"));
    m_passedOver->setReadOnly(true);
    m_poll.setInterval(pollInterval);
}

void ReplayDialog::setUpTable()
{
    m_table->setObjectName(u"rejections"_qs);
    m_table->setAccessibleName(tr("Rejected notifications"));
    m_table->setModel(m_rejections);
    setUpTableView(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(RejectionsModel::Detail, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * (tableRows + 1));
    m_diff->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * diffRows);
}

void ReplayDialog::layOut()
{
    for (QPushButton *button :
         {m_cancel, m_retry, m_copy, m_dryRun, m_apply, m_undo, m_showStored, m_showDead}) {
        m_buttons->addButton(button, QDialogButtonBox::ActionRole);
        button->hide();
    }
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(fontMetrics().height() * 2 / 3);
    layout->addWidget(m_headline);
    layout->addWidget(m_progress);
    layout->addWidget(m_counts);
    layout->addWidget(m_remarks);
    layout->addWidget(m_diff, 3);
    layout->addWidget(m_table, 2);
    layout->addWidget(m_passedOver, 1);
    layout->addStretch();
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * widthInCharacters);
    hideOutcome();
    m_progress->hide();
}

void ReplayDialog::connectParts()
{
    connect(&m_poll, &QTimer::timeout, this, &ReplayDialog::showProgress);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ReplayDialog::takeAnswer);
    connect(m_cancel, &QPushButton::clicked, this, &ReplayDialog::reject);
    connect(m_retry, &QPushButton::clicked, this, [this] { begin(m_mode); });
    connect(m_copy, &QPushButton::clicked, this, &ReplayDialog::copyRejections);
    connect(m_dryRun, &QPushButton::clicked, this, &ReplayDialog::rehearse);
    connect(m_apply, &QPushButton::clicked, this, &ReplayDialog::start);
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_summary.run); });
    connect(m_showStored, &QPushButton::clicked, this, [this] {
        Q_EMIT rowsRequested({.kind = RowKind::Notifications,
                              .name = tr("What run %1 stored").arg(m_summary.run),
                              .journal = {.states = {Sql::EventState::Stored, Sql::EventState::Adopted},
                                          .runId = m_summary.run},
                              .n = m_summary.stored});
    });
    connect(m_showDead, &QPushButton::clicked, this, [this] {
        Q_EMIT rowsRequested({.kind = RowKind::DeadLetters,
                              .name = tr("What run %1 refused").arg(m_summary.run),
                              .rejections = {.runId = m_summary.run}});
    });
    connect(m_table, &QTableView::activated, this, &ReplayDialog::showCauseOf);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ReplayDialog::reject);
}

/// The dead letters that this run made for the same reason.
void ReplayDialog::showCauseOf(const QModelIndex &rejection)
{
    const QString reason = m_rejections->index(rejection.row(), RejectionsModel::Reason).data().toString();
    if (m_mode == ReplayMode::Apply && m_summary.run > 0) {
        Q_EMIT rowsRequested({.kind = RowKind::DeadLetters,
                              .name = tr("What run %1 refused").arg(m_summary.run),
                              .rejections = {.reason = reason, .runId = m_summary.run}});
    }
}

void ReplayDialog::offer(const QString &remark)
{
    m_headline->setText(tr("What shall become of it?"));
    m_remarks->setText(remark);
    m_remarks->show();
    showActions(true, true);
    m_dryRun->setFocus();
    fitWindow();
}

void ReplayDialog::rehearse()
{
    begin(ReplayMode::DryRun);
}

void ReplayDialog::start()
{
    begin(ReplayMode::Apply);
}

void ReplayDialog::hideOutcome()
{
    for (QWidget *part : {static_cast<QWidget *>(m_remarks), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_diff), static_cast<QWidget *>(m_passedOver)}) {
        part->hide();
    }
    for (QPushButton *button : {m_copy, m_retry, m_dryRun, m_apply, m_undo, m_showStored, m_showDead}) {
        button->hide();
    }
}

void ReplayDialog::begin(ReplayMode mode)
{
    m_mode = mode;
    m_control = std::make_shared<ReplayControl>();
    m_isRunning = true;
    m_headline->setText(mode == ReplayMode::DryRun ? tr("Trying …") : tr("Reading …"));
    hideOutcome();
    m_progress->show();
    m_cancel->show();
    m_cancel->setEnabled(true);
    m_buttons->button(QDialogButtonBox::Close)->hide();
    showProgress();
    m_poll.start();
    m_watcher.setFuture(m_run(m_control, mode));
}

void ReplayDialog::showProgress()
{
    const ReplayProgress progress = m_control->progress();
    const QLocale locale;
    const QString bytes = replayBytesText(progress, locale);
    if (!m_control->isStopRequested() && !bytes.isEmpty()) {
        m_headline->setText(m_mode == ReplayMode::DryRun ? tr("Trying … %1").arg(bytes)
                                                         : tr("Reading … %1").arg(bytes));
    }
    if (progress.bytesTotal > 0) {
        m_progress->setRange(0, progressSteps);
        m_progress->setValue(int(double(progress.bytesDone) / double(progress.bytesTotal) * progressSteps));
    } else {
        m_progress->setRange(0, 0);
    }
    const QString rate = replayRateText(progress, locale);
    m_counts->setText(countsText(progress, locale) + (rate.isEmpty() ? QString() : u'\n' + rate));
}

void ReplayDialog::reject()
{
    if (!m_isRunning) {
        QDialog::reject();
        return;
    }
    m_control->requestStop();
    m_cancel->setEnabled(false);
    m_headline->setText(m_mode == ReplayMode::DryRun
                            ? tr("Cancelling; nothing is stored …")
                            : tr("Cancelling after the batch that is being stored …"));
}

void ReplayDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void ReplayDialog::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    styleTableView(m_table, theme);
    m_diff->applyTheme(theme);
    stylePlainText(m_passedOver, theme, Scale(font()));
}

void ReplayDialog::takeAnswer()
{
    m_isRunning = false;
    m_poll.stop();
    m_progress->hide();
    m_cancel->hide();
    m_buttons->button(QDialogButtonBox::Close)->show();
    m_buttons->button(QDialogButtonBox::Close)->setFocus();
    if (m_watcher.future().resultCount() == 0) {
        showError({.kind = ErrorKind::Cancelled, .message = tr("The replay was cancelled")});
    } else if (const Answer answer = m_watcher.result(); !answer.ok()) {
        showError(answer.error());
    } else if (m_mode == ReplayMode::DryRun) {
        showRehearsal(answer.value());
    } else {
        showSummary(answer.value());
    }
    if (m_mode == ReplayMode::Apply) {
        Q_EMIT finishedReplay();
    }
}

/// The buttons that lead on; Apply is the one that Enter means.
void ReplayDialog::showActions(bool canRehearse, bool canApply)
{
    m_dryRun->setVisible(canRehearse);
    m_apply->setVisible(canApply);
    for (QPushButton *button : {m_dryRun, m_apply}) {
        button->setEnabled(m_blocked.isEmpty());
    }
    m_apply->setToolTip(m_blocked);
    if (canApply && !canRehearse && m_blocked.isEmpty()) {
        m_apply->setDefault(true);
        m_apply->setFocus();
    }
}

void ReplayDialog::setBlocked(const QString &why)
{
    m_blocked = why;
    if (!why.isEmpty() && m_control == nullptr) { // else there stands what became of it
        m_remarks->setText(why);
        m_remarks->show();
    }
    showActions(m_dryRun->isVisibleTo(this), m_apply->isVisibleTo(this));
}

void ReplayDialog::showCommon(const Ingest::IngestSummary &summary)
{
    const QLocale locale;
    const ReplayProgress counts{.read = summary.read,
                                .stored = summary.stored,
                                .duplicate = summary.duplicate,
                                .rejected = summary.rejected};
    m_counts->setText(countsText(counts, locale) + u" · "_qs + durationText(summary.seconds * 1000, locale));
    m_rejections->setRejections(summary.rejections);
    m_table->setVisible(!summary.rejections.isEmpty());
    m_copy->setVisible(!summary.rejections.isEmpty());
    QStringList lines;
    for (const Ingest::PassedOver &one : summary.passedOver) {
        lines.append(u"%1 (%2)"_qs.arg(visibleText(one.path), one.why));
    }
    if (summary.passedOverCount > summary.passedOver.size()) {
        lines.append(
            tr("… and %1 more").arg(countText(summary.passedOverCount - summary.passedOver.size(), locale)));
    }
    m_passedOver->setPlainText(lines.join(u'\n'));
    m_passedOver->setVisible(!lines.isEmpty());
}

void ReplayDialog::showRehearsal(const Ingest::IngestSummary &summary)
{
    const QLocale locale;
    m_headline->setText(rehearsalHeadline(summary, locale));
    showCommon(summary);
    QStringList remarks{tr("This was a dry run: nothing was stored."), replayRemarks(summary, locale)};
    remarks.removeAll(QString());
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->show();
    m_diff->setChanges(summary.tables);
    m_diff->setVisible(!summary.tables.isEmpty());
    showActions(summary.stopped, summary.read > 0 || summary.stopped);
    fitColumns();
    fitWindow();
}

void ReplayDialog::showSummary(const Ingest::IngestSummary &summary)
{
    const QLocale locale;
    m_summary = summary;
    m_headline->setText(replayHeadline(summary, locale));
    showCommon(summary);
    m_remarks->setText(replayRemarks(summary, locale));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
    const bool hasStored = summary.run > 0 && summary.stored > 0;
    m_undo->setVisible(hasStored);
    m_showStored->setVisible(hasStored);
    m_showDead->setVisible(summary.run > 0 && summary.rejected > 0);
    fitColumns();
    fitWindow();
    if (summary.run > 0 && summary.stored + summary.rejected > 0) {
        Q_EMIT stored(summary.run);
    }
}

void ReplayDialog::markUndone(qint64 run)
{
    if (run == m_summary.run && !m_isRunning) {
        m_undo->hide();
        m_showStored->hide();
        m_remarks->setText(tr("It is taken back."));
        m_remarks->show();
    }
}

/// No larger than its content: most replays have nothing to list.
void ReplayDialog::fitWindow()
{
    const bool isWide = !m_table->isHidden() || !m_diff->isHidden() || !m_passedOver->isHidden();
    setMinimumWidth(fontMetrics().averageCharWidth() *
                    (isWide ? widthWithTableInCharacters : widthInCharacters));
    adjustSize();
    if (parentWidget() != nullptr) {
        move(parentWidget()->window()->geometry().center() - rect().center()); // it grows to all sides
    }
}

/// As wide as their texts, but a long path leaves room for the detail.
void ReplayDialog::fitColumns()
{
    const int widest = fontMetrics().averageCharWidth() * widestColumnInCharacters;
    for (int column = 0; column < RejectionsModel::Detail; ++column) {
        m_table->resizeColumnToContents(column);
        const int wanted =
            m_table->columnWidth(column) + fontMetrics().averageCharWidth(); // the header's margin
        m_table->setColumnWidth(column, std::min(wanted, widest));
    }
}

void ReplayDialog::showError(const Error &error)
{
    const bool isDryRun = m_mode == ReplayMode::DryRun;
    m_headline->setText(isDryRun ? tr("The dry run could not be finished")
                                 : tr("The replay could not be finished"));
    m_remarks->setText(
        error.toText() + u'\n' +
        (isDryRun ? tr("Nothing was stored.")
                  : tr("What was stored until then stays; replaying the same files again skips it.")));
    m_remarks->show();
    m_retry->show();
    fitWindow();
}

void ReplayDialog::copyRejections()
{
    QList<int> rows(m_rejections->rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    QGuiApplication::clipboard()->setText(tabSeparatedRows(*m_rejections, rows));
}

} // namespace ShelfHelp::Ui
