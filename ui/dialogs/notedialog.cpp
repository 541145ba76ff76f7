// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "notedialog.h"

#include "dialogbuttons.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/typography.h>
#include <ui/models/rangeexpression.h>

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

const QString typedForm = u"yyyy-MM-dd HH:mm"_qs;

QString typedText(const std::optional<QDateTime> &instant, const QTimeZone &zone)
{
    return instant ? instant->toTimeZone(zone).toString(typedForm) : QString();
}

} // namespace

NoteDialog::NoteDialog(const Note &note, const Clock &clock, bool canShare, QWidget *parent)
    : QDialog(parent)
    , m_note(note)
    , m_clock(clock)
    , m_text(new QLineEdit(note.note.text, this))
    , m_from(new QLineEdit(typedText(note.note.from, clock.reportingZone), this))
    , m_to(new QLineEdit(typedText(note.note.to, clock.reportingZone), this))
    , m_shared(new QCheckBox(tr("For &all who use this database"), this))
    , m_problem(plainLabel(u"noteProblem"_qs, this))
{
    setObjectName(u"noteDialog"_qs);
    setWindowTitle(note.note.id == 0 ? tr("Add note") : tr("Edit note"));
    m_text->setObjectName(u"noteText"_qs);
    m_text->setMaxLength(Sql::longestNote);
    m_text->setPlaceholderText(tr("What happened then"));
    m_from->setObjectName(u"noteFrom"_qs);
    m_to->setObjectName(u"noteTo"_qs);
    m_to->setPlaceholderText(tr("a moment"));
    m_shared->setObjectName(u"noteShared"_qs);
    m_shared->setChecked(note.isShared && canShare);
    m_shared->setEnabled(canShare);
    m_shared->setToolTip(canShare ? tr("Else it is kept on this computer, for you alone.")
                                  : tr("The database has no place for notes: it is kept on this computer."));
    layOut();
    for (QLineEdit *edit : {m_text, m_from, m_to}) {
        connect(edit, &QLineEdit::textChanged, this, &NoteDialog::check);
    }
    check();
    m_text->setFocus();
}

void NoteDialog::layOut()
{
    const Scale scale(font());
    auto *form = new QFormLayout;
    form->setSpacing(scale.px(10));
    form->addRow(tr("&Note"), m_text);
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&Until"), m_to);
    form->addRow(QString(), m_shared);
    auto *buttons = plainButtons(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setObjectName(u"saveNote"_qs);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT written(typed());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_problem->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(12));
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    resize(scale.px(440), sizeHint().height());
}

Note NoteDialog::typed() const
{
    const auto instant = [this](const QLineEdit *edit, RangeEnd end) {
        return instantFrom(edit->text().trimmed(), end, m_clock.now, m_clock.reportingZone);
    };
    Note note = m_note;
    note.note.text = m_text->text().trimmed();
    note.note.from = instant(m_from, RangeEnd::From).value_or(QDateTime());
    note.note.to = m_to->text().trimmed().isEmpty() ? std::nullopt : instant(m_to, RangeEnd::To);
    note.isShared = m_shared->isChecked();
    return note;
}

QString NoteDialog::problem() const
{
    const Note note = typed();
    if (!note.note.from.isValid()) {
        return tr("“%1” is no time.").arg(m_from->text());
    }
    if (!m_to->text().trimmed().isEmpty() && !note.note.to) {
        return tr("“%1” is no time.").arg(m_to->text());
    }
    if (note.note.to && *note.note.to <= note.note.from) {
        return tr("The end is not after the start.");
    }
    return {};
}

void NoteDialog::check()
{
    const QString wrong = problem();
    m_problem->setText(wrong.isEmpty()
                           ? tr("2024-09-02, 2024-09-02 14:30 or now-2h, in the time zone of the charts.")
                           : wrong);
    m_save->setEnabled(wrong.isEmpty() && !m_text->text().trimmed().isEmpty());
}

} // namespace ShelfHelp::Ui
