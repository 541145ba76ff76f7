// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "replaydialog.h"

#include "dialogbuttons.h"
#include "rejectionsmodel.h"
#include "replaytext.h"

#include <ui/charts/tablestyle.h>
#include <ui/charts/theme.h>
#include <ui/format/numbers.h>
#include <ui/models/tabletext.h>

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
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
    , m_cancel(new QPushButton(tr("&Cancel"), this))
    , m_retry(new QPushButton(tr("&Try again"), this))
    , m_copy(new QPushButton(tr("Copy &rejections"), this))
    , m_buttons(plainButtons(QDialogButtonBox::Close, this))
{
    setObjectName(u"replayDialog"_qs);
    setUpLabels(sourceName);
    setUpTable();
    layOut();
    m_poll.setInterval(pollInterval);
    connect(&m_poll, &QTimer::timeout, this, &ReplayDialog::showProgress);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ReplayDialog::takeAnswer);
    connect(m_cancel, &QPushButton::clicked, this, &ReplayDialog::reject);
    connect(m_retry, &QPushButton::clicked, this, &ReplayDialog::start);
    connect(m_copy, &QPushButton::clicked, this, &ReplayDialog::copyRejections);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ReplayDialog::reject);
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
}

void ReplayDialog::setUpTable()
{
    m_table->setObjectName(u"rejections"_qs);
    m_table->setAccessibleName(tr("Rejected notifications"));
    m_table->setModel(m_rejections);
    setUpTableView(m_table);
    styleTableView(m_table, Theme::of(palette()));
    m_table->horizontalHeader()->setSectionResizeMode(RejectionsModel::Detail, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 6);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * (tableRows + 1));
}

void ReplayDialog::layOut()
{
    m_buttons->addButton(m_cancel, QDialogButtonBox::ActionRole);
    m_buttons->addButton(m_retry, QDialogButtonBox::ActionRole);
    m_buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(fontMetrics().height() * 2 / 3);
    layout->addWidget(m_headline);
    layout->addWidget(m_progress);
    layout->addWidget(m_counts);
    layout->addWidget(m_remarks);
    layout->addWidget(m_table, 1);
    layout->addStretch();
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * widthInCharacters);
}

void ReplayDialog::start()
{
    m_control = std::make_shared<ReplayControl>();
    m_isRunning = true;
    m_headline->setText(tr("Reading …"));
    m_remarks->hide();
    m_table->hide();
    m_copy->hide();
    m_retry->hide();
    m_progress->show();
    m_cancel->show();
    m_cancel->setEnabled(true);
    m_buttons->button(QDialogButtonBox::Close)->hide();
    showProgress();
    m_poll.start();
    m_watcher.setFuture(m_run(m_control));
}

void ReplayDialog::showProgress()
{
    const ReplayProgress progress = m_control->progress();
    const QLocale locale;
    const QString bytes = replayBytesText(progress, locale);
    if (!m_control->isStopRequested() && !bytes.isEmpty()) {
        m_headline->setText(tr("Reading … %1").arg(bytes));
    }
    if (progress.bytesTotal > 0) {
        m_progress->setRange(0, progressSteps);
        m_progress->setValue(int(double(progress.bytesDone) / double(progress.bytesTotal) * progressSteps));
    } else {
        m_progress->setRange(0, 0);
    }
    m_counts->setText(countsText(progress, locale));
}

void ReplayDialog::reject()
{
    if (!m_isRunning) {
        QDialog::reject();
        return;
    }
    m_control->requestStop();
    m_cancel->setEnabled(false);
    m_headline->setText(tr("Cancelling after the batch that is being stored …"));
}

void ReplayDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        styleTableView(m_table, Theme::of(palette()));
    }
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
    } else if (const Answer answer = m_watcher.result(); answer.ok()) {
        showSummary(answer.value());
    } else {
        showError(answer.error());
    }
    Q_EMIT finishedReplay();
}

void ReplayDialog::showSummary(const Ingest::IngestSummary &summary)
{
    const QLocale locale;
    m_headline->setText(replayHeadline(summary, locale));
    const ReplayProgress counts{.read = summary.read,
                                .stored = summary.stored,
                                .duplicate = summary.duplicate,
                                .rejected = summary.rejected};
    m_counts->setText(countsText(counts, locale) + u" · "_qs + durationText(summary.seconds * 1000, locale));
    m_remarks->setText(replayRemarks(summary, locale));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
    m_rejections->setRejections(summary.rejections);
    m_table->setVisible(!summary.rejections.isEmpty());
    m_copy->setVisible(!summary.rejections.isEmpty());
    fitColumns();
    fitWindow();
}

/// No larger than its content: most replays have nothing to list.
void ReplayDialog::fitWindow()
{
    const int characters = m_table->isHidden() ? widthInCharacters : widthWithTableInCharacters;
    setMinimumWidth(fontMetrics().averageCharWidth() * characters);
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
    m_headline->setText(tr("The replay could not be finished"));
    m_remarks->setText(error.toText() + u'\n' +
                       tr("What was stored until then stays; replaying the same files again skips it."));
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
