// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloadeditor.h"

#include "payloadcheck.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/models/eventcells.h>
#include <ui/models/jsontext.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

#include <chrono>

namespace ShelfHelp::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto checkPause = 120ms; ///< typing goes on within it

} // namespace

PayloadEditor::PayloadEditor(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(u"payloadTitle"_qs, this))
    , m_facts(plainLabel(u"payloadFacts"_qs, this))
    , m_verdict(plainLabel(u"payloadVerdict"_qs, this))
    , m_text(new QPlainTextEdit(this))
    , m_retry(new QPushButton(tr("Retry &what is edited"), this))
    , m_revert(new QPushButton(tr("Rever&t"), this))
    , m_indent(new QPushButton(tr("&Indent"), this))
    , m_goTo(new QPushButton(tr("Go to the fa&ult"), this))
{
    setObjectName(u"payloadEditor"_qs);
    m_retry->setObjectName(u"retryEdited"_qs);
    m_revert->setObjectName(u"revertPayload"_qs);
    m_indent->setObjectName(u"indentPayload"_qs);
    m_goTo->setObjectName(u"goToFault"_qs);
    m_indent->setToolTip(tr("Line breaks between the parts; texts and numbers stay as they are"));
    setUpPlainText(m_text, u"payloadText"_qs, tr("Bytes of the dead letter"));
    m_checkDelay.setSingleShot(true);
    m_checkDelay.setInterval(checkPause);
    layOut();
    connect(m_text, &QPlainTextEdit::textChanged, &m_checkDelay, qOverload<>(&QTimer::start));
    connect(m_text, &QPlainTextEdit::textChanged, this, &PayloadEditor::showButtons);
    connect(&m_checkDelay, &QTimer::timeout, this, &PayloadEditor::check);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        check();
        if (m_isGood && m_rejection) {
            Q_EMIT retryRequested(m_rejection->id, bytes());
        }
    });
    connect(m_revert, &QPushButton::clicked, this, [this] { setText(m_original); });
    connect(m_indent, &QPushButton::clicked, this, &PayloadEditor::indent);
    connect(m_goTo, &QPushButton::clicked, this, &PayloadEditor::goToFault);
    showNothing({});
}

void PayloadEditor::layOut()
{
    const Scale scale(font());
    setWrapsAnything(m_facts);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWrapsAnything(m_verdict);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scale.px(8));
    buttons->addWidget(m_retry);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_indent);
    buttons->addWidget(m_goTo);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scale.px(6));
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verdict);
    layout->addLayout(buttons);
}

std::optional<qint64> PayloadEditor::id() const
{
    return m_rejection ? std::optional(m_rejection->id) : std::nullopt;
}

bool PayloadEditor::isEdited() const
{
    return m_isEditable && m_text->document()->isModified();
}

void PayloadEditor::show(const Sql::RejectedNotification &rejection, const QTimeZone &zone)
{
    const bool isSame = m_rejection && m_rejection->id == rejection.id && m_rejection->raw == rejection.raw;
    const bool keepsText = isSame && isEdited();
    m_rejection = rejection;
    m_zone = zone;
    m_title->setText(
        tr("Number %1 · %2 · %3")
            .arg(QString::number(rejection.id), reasonText(rejection.reason), stateText(rejection.state)));
    m_facts->setText(factsText());
    if (!keepsText) {
        fill();
    }
    showButtons();
    check();
}

void PayloadEditor::showNothing(const QString &sentence)
{
    m_rejection.reset();
    m_isEditable = false;
    m_title->setText(sentence);
    m_facts->clear();
    m_verdict->clear();
    setText({});
    m_text->setReadOnly(true);
    showButtons();
}

void PayloadEditor::fill()
{
    const QByteArray &raw = m_rejection->raw;
    const auto text = raw.size() <= mostEditable && !m_rejection->isCut() ? editableText(raw) : std::nullopt;
    m_isEditable = text.has_value() && m_rejection->state == Sql::RejectionState::Open;
    m_original = text.value_or(readableText(raw.left(mostEditable)));
    setText(m_original);
    m_text->setReadOnly(!m_isEditable);
}

void PayloadEditor::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_text->document()->setModified(false);
    showButtons();
    m_checkDelay.start();
}

QByteArray PayloadEditor::bytes() const
{
    return m_text->toPlainText().toUtf8();
}

QString PayloadEditor::factsText() const
{
    const Sql::RejectedNotification &r = *m_rejection;
    QStringList lines;
    lines.append(r.path.isEmpty() ? visibleText(r.detail)
                                  : u"%1: %2"_qs.arg(visibleText(r.path), visibleText(r.detail)));
    const QString place = r.line > 0 ? tr("%1, line %2").arg(visibleText(r.source), QString::number(r.line))
                                     : visibleText(r.source);
    lines.append(tr("From %1 · attempts: %2 · first seen %3 · last seen %4 · %5")
                     .arg(place, countText(r.attempts, locale()), momentText(r.firstSeen, m_zone, locale()),
                          momentText(r.lastSeen, m_zone, locale()), locale().formattedDataSize(r.rawSize)));
    if (r.isCut()) {
        lines.append(tr("Only its first %1 were kept: it can be read, not retried.")
                         .arg(locale().formattedDataSize(r.keptSize)));
    } else if (r.raw.size() > mostEditable) {
        lines.append(tr("Only its beginning is shown. To mend it, export it, and replay the mended file."));
    } else if (!editableText(r.raw)) {
        lines.append(tr("Its bytes are no plain text, so they are only shown. To mend it, export it."));
    }
    return lines.join(u'\n');
}

QString PayloadEditor::placeText(qsizetype position) const
{
    const QString before = QString::fromUtf8(bytes().left(position));
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype column = before.size() - (before.lastIndexOf(u'\n') + 1) + 1;
    return tr("line %1, column %2").arg(QString::number(line), QString::number(column));
}

/// With the real decoder: what it says here is what a retry would say.
void PayloadEditor::check()
{
    m_checkDelay.stop();
    m_fault.reset();
    if (!m_rejection) {
        return;
    }
    if (m_rejection->isCut()) {
        m_isGood = false;
        m_verdict->clear();
        showButtons();
        return;
    }
    const PayloadCheck found = checkPayload(*m_rejection, m_isEditable ? bytes() : m_rejection->raw);
    m_isGood = found.isGood;
    m_fault = m_isEditable ? found.position : std::nullopt;
    const QString place = m_fault ? tr(" (%1)").arg(placeText(*m_fault)) : QString();
    m_verdict->setText((found.isGood ? u"✓ "_qs : u"✗ "_qs) + found.sentence + place);
    applyTheme(Theme::of(palette()));
    showButtons();
}

void PayloadEditor::showButtons()
{
    m_retry->setEnabled(isEdited() && m_isGood && m_blocked.isEmpty());
    m_retry->setToolTip(!m_blocked.isEmpty() ? m_blocked
                        : !m_isGood          ? tr("The decoder would refuse it again")
                                             : tr("Sends the text above through instead of the kept bytes"));
    m_revert->setEnabled(isEdited());
    m_indent->setEnabled(m_isEditable);
    m_goTo->setEnabled(m_fault.has_value());
}

void PayloadEditor::setBlocked(const QString &why)
{
    m_blocked = why;
    showButtons();
}

void PayloadEditor::goToFault()
{
    if (!m_fault) {
        return;
    }
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(int(std::min<qsizetype>(QString::fromUtf8(bytes().left(*m_fault)).size(),
                                               m_text->document()->characterCount() - 1)));
    m_text->setTextCursor(cursor);
    m_text->setFocus(Qt::OtherFocusReason);
}

void PayloadEditor::indent()
{
    QTextCursor cursor(m_text->document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(QString::fromUtf8(indentedJson(bytes()))); // one step to undo
    m_text->moveCursor(QTextCursor::Start);
}

void PayloadEditor::applyTheme(const Theme &theme)
{
    const Scale scale(font());
    styleLabel(m_title, textFont(font(), TextRole::CardTitle), theme.text);
    styleLabel(m_facts, font(), theme.muted);
    styleLabel(m_verdict, font(), m_isGood ? theme.good : theme.bad);
    stylePlainText(m_text, theme, scale);
    for (QPushButton *button : {m_retry, m_revert, m_indent, m_goTo}) {
        button->setStyleSheet(buttonStyle(theme, scale));
    }
}

} // namespace ShelfHelp::Ui
