// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "undodialog.h"

#include "dialogbuttons.h"

#include <ui/charts/cardframe.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/eventcells.h>

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr int widthInCharacters = 64;

template <typename T>
bool hasAnswer(const QFutureWatcher<T> &watcher)
{
    return !watcher.isCanceled() && watcher.future().resultCount() > 0;
}

} // namespace

QString undoneText(const QList<Sql::UndoneRows> &rows, const QLocale &locale)
{
    QStringList lines;
    for (const Sql::UndoneRows &row : rows) {
        QStringList parts;
        if (row.removed > 0) {
            parts.append(UndoDialog::tr("%1 removed").arg(countText(row.removed, locale)));
        }
        if (row.changed > 0) {
            // Of rejected ones those that it had stored, of the others their dates.
            parts.append((row.table == u"rejected_notifications" ? UndoDialog::tr("%1 open again")
                                                                 : UndoDialog::tr("%1 set back"))
                             .arg(countText(row.changed, locale)));
        }
        if (!parts.isEmpty()) {
            lines.append(u"%1: %2"_qs.arg(row.table, parts.join(u", "_qs)));
        }
    }
    return lines.isEmpty() ? UndoDialog::tr("Nothing of it was left to take back.") : lines.join(u'\n');
}

UndoDialog::UndoDialog(UndoServices services, qint64 run, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_services(std::move(services))
    , m_run(run)
    , m_zone(zone)
    , m_headline(plainLabel(u"undoHeadline"_qs, this))
    , m_facts(plainLabel(u"undoFacts"_qs, this))
    , m_progress(new QProgressBar(this))
    , m_buttons(plainButtons(QDialogButtonBox::Cancel, this))
    , m_undo(new QPushButton(tr("&Take it back"), this))
{
    setObjectName(u"undoDialog"_qs);
    setWindowTitle(tr("Undo last replay"));
    layOut();
    connect(m_undo, &QPushButton::clicked, this, &UndoDialog::start);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &UndoDialog::reject);
    connect(&m_runWatcher, &QFutureWatcherBase::finished, this, &UndoDialog::takeRun);
    connect(&m_rightsWatcher, &QFutureWatcherBase::finished, this, &UndoDialog::takeRights);
    connect(&m_undoWatcher, &QFutureWatcherBase::finished, this, &UndoDialog::takeUndo);
    m_headline->setText(tr("Looking for the replay …"));
    m_runWatcher.setFuture(m_services.run(run));
    m_rightsWatcher.setFuture(m_services.rights());
    showButtons();
}

UndoDialog::~UndoDialog()
{
    m_runWatcher.cancel();
    m_rightsWatcher.cancel();
}

void UndoDialog::layOut()
{
    QFont bold = m_headline->font();
    bold.setWeight(QFont::DemiBold);
    m_headline->setFont(bold);
    m_headline->setWordWrap(true);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_undo->setObjectName(u"undoReplay"_qs);
    m_buttons->addButton(m_undo, QDialogButtonBox::AcceptRole);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(fontMetrics().height() * 2 / 3);
    layout->addWidget(m_headline);
    layout->addWidget(m_progress);
    layout->addWidget(m_facts);
    layout->addStretch();
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * widthInCharacters);
}

void UndoDialog::takeRun()
{
    if (!hasAnswer(m_runWatcher)) {
        return;
    }
    const auto answer = m_runWatcher.result();
    if (!answer.ok()) {
        m_headline->setText(tr("The replay could not be looked up"));
        m_facts->setText(answer.error().toText());
        return;
    }
    m_about = answer.value();
    if (!m_about || m_about->undone) {
        m_headline->setText(m_about ? tr("This replay was taken back already.")
                                    : tr("There is no such replay in this database."));
        m_facts->clear();
        Q_EMIT undone(m_run);
        showButtons();
        return;
    }
    m_headline->setText(tr("Take back the replay of %1?").arg(visibleText(m_about->source)));
    QStringList lines{
        pluralText(tr("Run %1 of %2. It stored %Ln notification(s).", nullptr, int(m_about->stored)),
                   m_about->stored)
            .arg(QString::number(m_about->id), momentText(m_about->started, m_zone, locale())),
        tr("The rows it made are removed, and dates go back to what the rows that are left tell.")};
    if (m_about->laterRuns > 0) {
        lines.append(pluralText(
            tr("%Ln other run(s) stored something since: what they brought stays, and so do shelves, books "
               "and libraries that it mentions.",
               nullptr, int(m_about->laterRuns)),
            m_about->laterRuns));
    }
    m_facts->setText(lines.join(u'\n'));
    showButtons();
}

void UndoDialog::takeRights()
{
    if (!hasAnswer(m_rightsWatcher)) {
        return;
    }
    const auto answer = m_rightsWatcher.result();
    if (answer.ok()) {
        m_rights = answer.value();
    }
    showButtons();
}

void UndoDialog::showButtons()
{
    const QString blocked = m_rights ? blockedText(*m_rights, &Sql::DeskRights::canUndo) : QString();
    m_undo->setEnabled(m_about && !m_about->undone && m_rights && blocked.isEmpty() &&
                       !m_undoWatcher.isRunning());
    m_undo->setToolTip(blocked);
    if (!blocked.isEmpty() && m_about && !m_facts->text().contains(blocked)) {
        m_facts->setText(m_facts->text() + u'\n' + blocked);
    }
}

void UndoDialog::start()
{
    m_progress->show();
    m_headline->setText(tr("Taking it back …"));
    m_undoWatcher.setFuture(m_services.undo(m_run));
    m_buttons->button(QDialogButtonBox::Cancel)->setEnabled(false);
    showButtons();
}

void UndoDialog::takeUndo()
{
    m_progress->hide();
    QPushButton *close = m_buttons->button(QDialogButtonBox::Cancel);
    close->setEnabled(true);
    close->setText(tr("&Close"));
    if (!hasAnswer(m_undoWatcher)) {
        return;
    }
    const auto answer = m_undoWatcher.result();
    if (!answer.ok()) {
        // The answer alone may have been lost.
        const bool isSure = answer.error().kind != ErrorKind::Transient;
        m_headline->setText(tr("It could not be taken back"));
        m_facts->setText(answer.error().toText() + u'\n' +
                         (isSure ? tr("Everything is as it was.")
                                 : tr("Open this again to see whether it happened all the same.")));
        showButtons();
        return;
    }
    m_about.reset();
    m_undo->hide();
    m_headline->setText(tr("The replay is taken back."));
    m_facts->setText(undoneText(answer.value(), locale()) + u'\n' +
                     tr("Shelves, books and libraries that other rows mention were left."));
    close->setFocus();
    Q_EMIT undone(m_run);
}

void UndoDialog::reject()
{
    if (!m_undoWatcher.isRunning()) {
        QDialog::reject();
    }
}

} // namespace ShelfHelp::Ui
