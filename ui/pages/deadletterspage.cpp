// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deadletterspage.h"

#include "columnmenu.h"
#include "deadletterlist.h"
#include "payloadeditor.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

template <typename T>
bool hasAnswer(const QFutureWatcher<T> &watcher)
{
    return !watcher.isCanceled() && watcher.future().resultCount() > 0;
}

} // namespace

QString retryText(const RetryAnswer &answer, const QLocale &locale)
{
    const Ingest::IngestSummary &run = answer.summary.run;
    QStringList parts;
    const auto add = [&](qint64 n, const QString &text) {
        if (n > 0) {
            parts.append(text.arg(countText(n, locale)));
        }
    };
    add(run.stored, DeadLettersPage::tr("%1 stored"));
    add(run.duplicate, DeadLettersPage::tr("%1 stored already"));
    add(run.rejected, DeadLettersPage::tr("%1 rejected again"));
    add(answer.summary.cut, DeadLettersPage::tr("%1 not kept whole, so not retried"));
    add(answer.summary.settled, DeadLettersPage::tr("%1 settled by somebody else meanwhile"));
    QString text = parts.isEmpty() ? DeadLettersPage::tr("Nothing was retried.") : parts.join(u", ") + u'.';
    if (answer.outcomes.size() == 1 && answer.outcomes.first().kind == Ingest::RetryOutcome::Kind::Rejected) {
        text += u' ' + DeadLettersPage::tr("Cause: %1.").arg(reasonText(answer.outcomes.first().reason));
    }
    if (run.stopped) {
        text += u' ' + DeadLettersPage::tr("It was stopped; the others are as they were.");
    }
    return text;
}

DeadLettersPage::DeadLettersPage(const EventServices &services,
                                 std::function<QString(QWidget *)> chooseFolder, QWidget *parent)
    : WorkPage(parent)
    , m_services(services)
    , m_chooseFolder(std::move(chooseFolder))
    , m_news(plainLabel(u"deadLetterNews"_qs, this))
    , m_list(new DeadLetterList(services.rejections, this))
    , m_editor(new PayloadEditor(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setObjectName(u"deadLettersPage"_qs);
    makeButtons();
    layOut();
    connectParts();
    applyTheme();
    showButtons();
}

DeadLettersPage::~DeadLettersPage()
{
    if (m_stop) {
        *m_stop = true;
    }
    m_reasons.cancel();
    m_letter.cancel();
    m_rightsWatcher.cancel();
    m_ids.cancel();
}

void DeadLettersPage::makeButtons()
{
    const auto make = [this](const QString &objectName, const QString &text) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(objectName);
        return button;
    };
    m_retry = make(u"retrySelected"_qs, tr("&Retry selected"));
    m_retryAll = make(u"retryAll"_qs, tr("Retry &all of these"));
    m_discard = make(u"discardSelected"_qs, tr("Dis&card…"));
    m_reopen = make(u"reopenSelected"_qs, tr("&Bring back"));
    m_export = make(u"exportSelected"_qs, tr("E&xport bytes…"));
    m_cancel = make(u"stopRetry"_qs, tr("Sto&p"));
    m_cancel->hide();
}

void DeadLettersPage::layOut()
{
    const Scale scale(font());
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scale.px(8));
    for (QPushButton *button : {m_retry, m_retryAll, m_discard, m_reopen, m_export}) {
        buttons->addWidget(button);
    }
    buttons->addSpacing(scale.px(8));
    buttons->addWidget(m_news, 1);
    buttons->addWidget(m_cancel);
    setWrapsAnything(m_news);
    auto *top = new QWidget;
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins({});
    topLayout->setSpacing(scale.px(8));
    topLayout->addLayout(buttons);
    topLayout->addWidget(m_list, 1);
    m_splitter->setObjectName(u"deadLetterSplitter"_qs);
    m_splitter->addWidget(top);
    m_splitter->addWidget(m_editor);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setHandleWidth(scale.px(14));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scale.px(20), scale.px(12), scale.px(20), scale.px(12));
    layout->addWidget(m_splitter);
}

void DeadLettersPage::connectParts()
{
    connect(m_list, &DeadLetterList::selectionChanged, this, &DeadLettersPage::showCurrent);
    connect(m_list, &DeadLetterList::answered, this, &WorkPage::answered);
    connect(m_retry, &QPushButton::clicked, this, &DeadLettersPage::retrySelected);
    connect(m_retryAll, &QPushButton::clicked, this, &DeadLettersPage::retryAll);
    connect(m_discard, &QPushButton::clicked, this, &DeadLettersPage::confirmDiscard);
    connect(m_reopen, &QPushButton::clicked, this, &DeadLettersPage::reopen);
    connect(m_export, &QPushButton::clicked, this, &DeadLettersPage::exportSelected);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        *m_stop = true;
        m_cancel->setEnabled(false);
    });
    connect(m_editor, &PayloadEditor::retryRequested, this, [this](qint64 id, const QByteArray &bytes) {
        startRetry({.ids = {id}, .edited = {{id, bytes}}});
    });
    connect(&m_reasons, &QFutureWatcherBase::finished, this, [this] {
        if (hasAnswer(m_reasons) && m_reasons.result().ok()) {
            m_list->setReasons(m_reasons.result().value().value_or(QList<Sql::RejectionReason>()));
        }
    });
    connect(&m_letter, &QFutureWatcherBase::finished, this, [this] {
        if (!hasAnswer(m_letter)) {
            return;
        }
        const auto letter = m_letter.result();
        if (letter.ok()) {
            m_editor->show(letter.value(), m_question.time.reportingZone);
        } else {
            m_editor->showNothing(letter.error().toText());
        }
    });
    connect(&m_rightsWatcher, &QFutureWatcherBase::finished, this, [this] {
        if (hasAnswer(m_rightsWatcher) && m_rightsWatcher.result().ok()) {
            m_rights = m_rightsWatcher.result().value();
            m_knowsRights = true;
            showButtons();
        }
    });
    connect(&m_ids, &QFutureWatcherBase::finished, this, [this] {
        if (!hasAnswer(m_ids)) {
            return;
        }
        const auto ids = m_ids.result();
        if (!ids.ok()) {
            tell(ids.error().toText());
        } else if (ids.value().isEmpty()) {
            tell(tr("Nothing is open here."));
        } else {
            startRetry({.ids = ids.value()});
        }
    });
    connect(&m_retrying, &QFutureWatcherBase::finished, this, &DeadLettersPage::takeRetry);
    connect(&m_settling, &QFutureWatcherBase::finished, this, [this] { takeCount(m_settling); });
}

void DeadLettersPage::showRows(const Question &question, const RowsBehind &rows)
{
    m_question = question;
    Sql::RejectionFilter filter = rows.rejections;
    if (rows.name.isEmpty()) {
        filter.state = Sql::RejectionState::Open; // the page as it is opened from the navigation
    }
    m_list->load(filter, question.time.reportingZone);
    refresh();
}

void DeadLettersPage::refresh()
{
    m_reasons.setFuture(m_services.reasons());
    m_rightsWatcher.setFuture(m_services.rights());
}

void DeadLettersPage::showCurrent()
{
    showButtons();
    const auto *letter = m_list->current();
    if (letter == nullptr) {
        m_letter.cancel();
        m_editor->showNothing(tr("Select a dead letter to see its bytes."));
        return;
    }
    m_letter.setFuture(m_services.rejection(letter->id));
}

void DeadLettersPage::showButtons()
{
    const QString blocked = m_knowsRights ? blockedText(m_rights, &Sql::DeskRights::canSettle)
                                          : tr("The database has not answered yet.");
    const bool isBusy = m_retrying.isRunning() || m_settling.isRunning();
    const bool hasSelection = !m_list->selectedIds().isEmpty();
    const auto state = m_list->filter().state;
    const bool mayBeOpen = !state || state == Sql::RejectionState::Open;
    const bool mayBeDiscarded = !state || state == Sql::RejectionState::Discarded;
    const bool isFree = blocked.isEmpty() && !isBusy;
    m_retry->setEnabled(isFree && hasSelection && mayBeOpen);
    m_retryAll->setEnabled(isFree && mayBeOpen && m_list->total() > 0);
    m_discard->setEnabled(isFree && hasSelection && mayBeOpen);
    m_reopen->setEnabled(isFree && hasSelection && mayBeDiscarded);
    m_export->setEnabled(hasSelection && !isBusy);
    m_editor->setBlocked(isBusy ? tr("Something is being retried.") : blocked);
    for (QPushButton *button : {m_retry, m_retryAll, m_discard, m_reopen}) {
        button->setToolTip(blocked);
    }
    if (m_knowsRights && !blocked.isEmpty() && !isBusy) {
        m_news->setText(blocked);
    }
}

void DeadLettersPage::tell(const QString &news)
{
    m_news->setText(news);
    m_news->setAccessibleName(news);
}

void DeadLettersPage::retrySelected()
{
    startRetry({.ids = m_list->selectedIds()});
}

/// Of the cause that is chosen, or all; whatever arrives meanwhile waits for the next time.
void DeadLettersPage::retryAll()
{
    Sql::RejectionFilter filter = m_list->filter();
    filter.state = Sql::RejectionState::Open;
    m_ids.setFuture(m_services.rejectionIds(filter));
}

void DeadLettersPage::startRetry(const RetryJob &job)
{
    if (job.ids.isEmpty() || m_retrying.isRunning()) {
        return;
    }
    m_stop = std::make_shared<std::atomic<bool>>(false);
    tell(pluralText(tr("Retrying %Ln dead letter(s) …", nullptr, int(job.ids.size())), job.ids.size()));
    m_retrying.setFuture(m_services.retry(job, m_stop));
    m_cancel->setVisible(job.ids.size() > 1);
    m_cancel->setEnabled(true);
    showButtons();
}

void DeadLettersPage::takeRetry()
{
    m_cancel->hide();
    if (!hasAnswer(m_retrying)) {
        return;
    }
    const auto answer = m_retrying.result();
    if (answer.ok()) {
        tell(retryText(answer.value(), locale()));
    } else {
        tell(tr("%1 What was stored until then stays; retry again to go on.").arg(answer.error().toText()));
    }
    m_list->reload();
    refresh();
    showButtons();
    Q_EMIT changed();
}

void DeadLettersPage::confirmDiscard()
{
    const QList<qint64> ids = m_list->selectedIds();
    if (ids.isEmpty()) {
        return;
    }
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("Discard dead letters"),
        pluralText(tr("Give %Ln dead letter(s) up? They stay readable, and can be brought back.", nullptr,
                      int(ids.size())),
                   ids.size()),
        QMessageBox::Cancel, this);
    box->setObjectName(u"discardBox"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("&Discard"), QMessageBox::AcceptRole);
    discard->setObjectName(u"confirmDiscard"_qs);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QPushButton::clicked, this, [this, ids] {
        m_countText = [this, asked = ids.size()](qint64 n) {
            const QString done = tr("%n discarded.", nullptr, int(n));
            return n == asked ? done
                              : done + u' ' +
                                    tr("%n of them were no longer open: somebody else has settled them.",
                                       nullptr, int(asked - n));
        };
        m_settling.setFuture(m_services.discard(ids));
        showButtons();
    });
    box->open();
}

void DeadLettersPage::reopen()
{
    const QList<qint64> ids = m_list->selectedIds();
    m_countText = [this, asked = ids.size()](qint64 n) {
        const QString done = tr("%n brought back.", nullptr, int(n));
        return n == asked ? done
                          : done + u' ' + tr("%n of them were not discarded.", nullptr, int(asked - n));
    };
    m_settling.setFuture(m_services.reopen(ids));
    showButtons();
}

void DeadLettersPage::exportSelected()
{
    const QList<qint64> ids = m_list->selectedIds();
    const QString folder = m_chooseFolder(this);
    if (folder.isEmpty() || ids.isEmpty()) {
        return;
    }
    m_countText = [this, folder](qint64 n) {
        return pluralText(tr("%Ln file(s) written into %1.", nullptr, int(n)), n).arg(visibleText(folder));
    };
    m_settling.setFuture(m_services.exportRaw(ids, folder));
    showButtons();
}

void DeadLettersPage::takeCount(const QFutureWatcher<Result<qint64>> &watcher)
{
    if (!hasAnswer(watcher)) {
        return;
    }
    const Result<qint64> answer = watcher.result();
    tell(answer.ok() ? m_countText(answer.value()) : answer.error().toText());
    m_list->reload();
    refresh();
    showButtons();
    Q_EMIT changed();
}

void DeadLettersPage::copy()
{
    m_list->copySelection();
}

void DeadLettersPage::focusSearch()
{
    m_list->focusCauses();
}

RowsBehind DeadLettersPage::shownRows() const
{
    return {.kind = RowKind::DeadLetters, .rejections = m_list->filter()};
}

QByteArray DeadLettersPage::columnState() const
{
    return m_list->columns()->state();
}

void DeadLettersPage::restoreColumns(const QByteArray &state)
{
    m_list->columns()->restore(state); // of another version: the columns stay as they are
}

void DeadLettersPage::changeEvent(QEvent *event)
{
    WorkPage::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
    }
}

void DeadLettersPage::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    const Scale scale(font());
    styleLabel(m_news, font(), theme.text);
    for (QPushButton *button : {m_retry, m_retryAll, m_discard, m_reopen, m_export, m_cancel}) {
        button->setStyleSheet(buttonStyle(theme, scale));
    }
    m_list->applyTheme(theme);
    m_editor->applyTheme(theme);
}

} // namespace ShelfHelp::Ui
