// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journalentryview.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/filterterms.h>
#include <ui/models/jsontext.h>

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

constexpr qsizetype mostShown = 64 * 1024; ///< bytes; the dead letters show all of them

QString lagLine(const QString &name, const std::optional<qint64> &us, const QLocale &locale)
{
    const double ms = double(us.value_or(0)) / 1000;
    return us ? name.arg((ms < 0 ? u"−"_qs : QString()) + durationText(std::abs(ms), locale)) : QString();
}

/// It has no place to break by itself.
QString inTwoLines(const QString &hash)
{
    return hash.left(hash.size() / 2) + u'\n' + hash.mid(hash.size() / 2);
}

/// Which rows of the window those are that notifications of the kind make; nothing where it lists none.
std::optional<RowKind> listedRows(Sql::EventKind kind)
{
    switch (kind) {
    case Sql::EventKind::ShelfSearch:
        return RowKind::ShelfSearches;
    case Sql::EventKind::LibrarySearch:
        return RowKind::LibraryChecks;
    case Sql::EventKind::GoodreadsVisit:
        break;
    }
    return std::nullopt;
}

} // namespace

JournalEntryView::JournalEntryView(const EventServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_title(plainLabel(u"entryTitle"_qs, this))
    , m_facts(plainLabel(u"entryFacts"_qs, this))
    , m_row(plainLabel(u"entryRow"_qs, this))
    , m_textTitle(plainLabel(u"entryTextTitle"_qs, this))
    , m_text(new QPlainTextEdit(this))
    , m_follow(new QPushButton(this))
{
    setObjectName(u"journalEntry"_qs);
    for (QLabel *label : {m_facts, m_row, m_textTitle}) {
        setWrapsAnything(label);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    setUpPlainText(m_text, u"entryText"_qs, tr("Bytes of the notification"));
    m_text->setReadOnly(true);
    m_follow->setObjectName(u"entryFollow"_qs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Scale(font()).px(8));
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_row);
    layout->addWidget(m_follow, 0, Qt::AlignLeft);
    layout->addWidget(m_textTitle);
    layout->addWidget(m_text, 1);
    layout->addStretch();
    setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    connect(m_follow, &QPushButton::clicked, this, &JournalEntryView::followFirst);
    connect(&m_detail, &QFutureWatcherBase::finished, this, &JournalEntryView::takeDetail);
    connect(&m_rejection, &QFutureWatcherBase::finished, this, &JournalEntryView::takeRejection);
    show(nullptr, {});
}

JournalEntryView::~JournalEntryView()
{
    m_detail.cancel();
    m_rejection.cancel();
}

void JournalEntryView::show(const Sql::JournalEntry *entry, const Question &question)
{
    const bool isSame = entry != nullptr && m_entry && *entry == *m_entry && m_question == question;
    if (isSame) {
        return;
    }
    m_entry = entry != nullptr ? std::optional(*entry) : std::nullopt;
    m_question = question;
    m_target.reset();
    m_detail.cancel();
    m_rejection.cancel();
    showBase();
    if (m_entry) {
        askForMore();
    }
}

void JournalEntryView::showBase()
{
    m_row->hide();
    m_follow->hide();
    m_text->hide();
    m_textTitle->hide();
    m_facts->setVisible(m_entry.has_value());
    if (!m_entry) {
        m_title->setText(tr("Select a notification to see what is known of it."));
        return;
    }
    m_title->setText(
        m_entry->rejectionId > 0
            ? tr("%1, number %2").arg(stateText(m_entry->state), QString::number(m_entry->rejectionId))
            : u"%1 · %2"_qs.arg(kindText(m_entry->kind), stateText(m_entry->state)));
    m_facts->setText(baseLines().join(u'\n'));
}

QStringList JournalEntryView::baseLines() const
{
    const QTimeZone &zone = m_question.time.reportingZone;
    const Sql::JournalEntry &entry = *m_entry;
    QStringList lines;
    const auto add = [&lines](const QString &line) {
        if (!line.isEmpty()) {
            lines.append(line);
        }
    };
    if (entry.rejectionId > 0) {
        add(tr("First seen: %1").arg(momentText(entry.applied, zone, locale())));
        add(tr("Cause: %1").arg(reasonText(entry.reason)));
        add(visibleText(entry.detail));
        add(tr("Rejected deliveries: %1").arg(countText(entry.attempts, locale())));
    } else {
        add(tr("Message id: %1")
                .arg(visibleText(entry.messageId.isEmpty() ? entry.key.notificationId : entry.messageId)));
        add(entry.published ? tr("Published: %1").arg(momentText(*entry.published, zone, locale()))
                            : QString());
        add(tr("Stored: %1").arg(momentText(entry.applied, zone, locale())));
        add(lagLine(tr("From the event to its publication: %1"), entry.publishLagUs, locale()));
        add(lagLine(tr("From there to being stored: %1"), entry.queueLagUs, locale()));
        add(entry.warnings.isEmpty() ? QString()
                                     : tr("Odd: %1").arg(visibleText(entry.warnings.join(u", "))));
    }
    add(tr("Source: %1 (run %2)").arg(visibleText(entry.source), QString::number(entry.runId)));
    return lines;
}

void JournalEntryView::askForMore()
{
    if (m_entry->rejectionId > 0) {
        m_target = RowsBehind{.kind = RowKind::DeadLetters,
                              .name = tr("Dead letters: %1").arg(reasonText(m_entry->reason)),
                              .rejections = {.reason = m_entry->reason}};
        m_follow->setText(tr("&Open in dead letters"));
        m_follow->show();
        m_rejection.setFuture(m_services.rejection(m_entry->rejectionId));
    } else {
        m_detail.setFuture(m_services.journalDetail(m_question.time, m_entry->key));
    }
}

QStringList JournalEntryView::rowLines(const Sql::JournalDetail &detail) const
{
    const QString number = QString::number(m_entry->searchId);
    QStringList lines;
    switch (m_entry->kind.value_or(Sql::EventKind::ShelfSearch)) {
    case Sql::EventKind::ShelfSearch:
        lines = {tr("Made shelf search %1").arg(number), visibleText(detail.shelfUrl),
                 tr("%1, books shown: %2")
                     .arg(searchTypeText(detail.searchType), countText(detail.books.value_or(0), locale()))};
        break;
    case Sql::EventKind::LibrarySearch:
        lines = {tr("Made library check %1").arg(number),
                 u"%1 · %2"_qs.arg(
                     visibleText(detail.libraryId),
                     mediumText(detail.isLibby.value_or(false) ? Sql::Medium::Libby : Sql::Medium::Physical)),
                 visibleText(detail.title + u" – " + detail.author), visibleText(detail.availabilityMessage)};
        break;
    case Sql::EventKind::GoodreadsVisit:
        lines = {tr("Made Goodreads visit %1").arg(number),
                 visibleText(detail.title + u" – " + detail.author), visibleText(detail.shelfUrl)};
        break;
    }
    if (!detail.started) {
        return {tr("The row it made is no longer there.")};
    }
    lines.insert(1,
                 tr("Began: %1").arg(momentText(*detail.started, m_question.time.reportingZone, locale())));
    lines.removeAll(QString());
    return lines;
}

void JournalEntryView::takeDetail()
{
    if (m_detail.isCanceled() || m_detail.future().resultCount() == 0 || !m_entry) {
        return;
    }
    const auto answer = m_detail.result();
    m_row->show();
    if (!answer.ok()) {
        m_row->setText(answer.error().toText());
        return;
    }
    if (!answer.value()) {
        m_row->setText(tr("The ledger does not have it any more: its run was taken back."));
        return;
    }
    const Sql::JournalDetail &detail = *answer.value();
    m_row->setText(rowLines(detail).join(u'\n'));
    QStringList kept{tr("The message itself is not kept, only its fingerprint:"),
                     tr("SHA-256 %1").arg(inTwoLines(detail.contentHash)),
                     tr("Topic %1").arg(visibleText(detail.topicArn))};
    if (!detail.sequenceNumber.isEmpty()) {
        kept.append(tr("Sequence number %1").arg(visibleText(detail.sequenceNumber)));
    }
    m_textTitle->setText(kept.join(u'\n'));
    m_textTitle->show();
    const std::optional<RowKind> rows = m_entry->kind ? listedRows(*m_entry->kind) : std::nullopt;
    if (detail.started && rows) {
        const bool isSearch = *rows == RowKind::ShelfSearches;
        m_target = RowsBehind{.kind = *rows,
                              .name = isSearch ? tr("The shelf search of a notification")
                                               : tr("The library check of a notification"),
                              .pieces = Sql::wholeRange({*detail.started, detail.started->addMSecs(1)})};
        m_follow->setText(tr("&Show the row it made"));
        m_follow->show();
    }
}

void JournalEntryView::takeRejection()
{
    if (m_rejection.isCanceled() || m_rejection.future().resultCount() == 0 || !m_entry) {
        return;
    }
    const auto answer = m_rejection.result();
    if (!answer.ok()) {
        m_row->setText(answer.error().toText());
        m_row->show();
        return;
    }
    setBytes(answer.value().raw);
}

void JournalEntryView::setBytes(const QByteArray &bytes)
{
    const bool isCut = bytes.size() > mostShown;
    m_textTitle->setText(
        isCut ? tr("The first %1 of %2:")
                    .arg(locale().formattedDataSize(mostShown), locale().formattedDataSize(bytes.size()))
              : tr("As it arrived, %1:").arg(locale().formattedDataSize(bytes.size())));
    QString text = readableText(indentedJson(bytes.left(mostShown)));
    if (const QByteArray message = messageIn(bytes.left(mostShown)); !message.isEmpty()) {
        text += u"\n\n"_qs + tr("The message in it:") + u'\n' + readableText(message);
    }
    m_text->setPlainText(text);
    m_textTitle->show();
    m_text->show();
}

void JournalEntryView::followFirst()
{
    if (m_target) {
        Q_EMIT rowsRequested(*m_target);
    }
}

void JournalEntryView::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    styleLabel(m_title, textFont(font(), TextRole::CardTitle), theme.text);
    styleLabel(m_facts, font(), theme.text);
    styleLabel(m_row, font(), theme.text);
    styleLabel(m_textTitle, font(), theme.muted);
    stylePlainText(m_text, theme, scale);
    m_follow->setStyleSheet(buttonStyle(theme, scale));
}

} // namespace ShelfHelp::Ui
