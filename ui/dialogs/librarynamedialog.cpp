// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librarynamedialog.h"

#include "dialogbuttons.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 250ms; ///< one question after it, not one per letter
constexpr int widthInCharacters = 64;
constexpr int remarkLines = 2;

/// A text that comes from a payload: shown as it is, and can be copied.
QLabel *payloadLabel(const QString &name, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

} // namespace

LibraryNameDialog::LibraryNameDialog(LibraryNameServices services, Sql::LibraryRow library, QWidget *parent)
    : QDialog(parent)
    , m_services(std::move(services))
    , m_library(std::move(library))
    , m_name(new QLineEdit(this))
    , m_remark(new QLabel(this))
    , m_buttons(plainButtons(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
    , m_save(m_buttons->button(QDialogButtonBox::Save))
{
    setObjectName(u"libraryNameDialog"_qs);
    setWindowTitle(tr("Name this library"));
    setUpParts();
    layOut();
    connectParts();
    takeText();
}

void LibraryNameDialog::setUpParts()
{
    m_name->setObjectName(u"libraryName"_qs);
    m_name->setText(m_library.isUnnamed ? QString() : m_library.name);
    m_name->selectAll();
    m_remark->setObjectName(u"remark"_qs);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_remark->setMinimumHeight(fontMetrics().lineSpacing() * remarkLines); // the dialog must not jump
    m_save->setObjectName(u"saveName"_qs);
}

void LibraryNameDialog::layOut()
{
    const int line = fontMetrics().height();
    auto *form = new QFormLayout;
    form->setSpacing(line / 2);
    form->setHorizontalSpacing(line);
    form->addRow(tr("Id"), payloadLabel(u"libraryId"_qs, m_library.libraryId, this));
    form->addRow(
        tr("Called so far"),
        payloadLabel(u"formerName"_qs, m_library.isUnnamed ? tr("– (unnamed)") : m_library.name, this));
    form->addRow(tr("&Name"), m_name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(line, line, line, line);
    layout->setSpacing(line / 2);
    layout->addLayout(form);
    layout->addWidget(m_remark);
    layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * widthInCharacters);
}

void LibraryNameDialog::connectParts()
{
    m_namesakesDelay.setSingleShot(true);
    m_namesakesDelay.setInterval(typingPause);
    connect(m_name, &QLineEdit::textChanged, this, &LibraryNameDialog::takeText);
    connect(&m_namesakesDelay, &QTimer::timeout, this, &LibraryNameDialog::askForNamesakes);
    connect(&m_namesakes, &QFutureWatcherBase::finished, this, &LibraryNameDialog::takeNamesakes);
    connect(&m_saving, &QFutureWatcherBase::finished, this, &LibraryNameDialog::takeAnswer);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &LibraryNameDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &LibraryNameDialog::reject);
}

Sql::LibraryName LibraryNameDialog::entered() const
{
    return {m_library.libraryId, Sql::trimmedName(m_name->text())};
}

void LibraryNameDialog::takeText()
{
    m_namesakes.cancel();
    const QString name = entered().name;
    const std::optional<QString> problem = Sql::problemWithName(name);
    m_save->setEnabled(!problem && (m_library.isUnnamed || name != m_library.name));
    // An empty field needs no words: that it waits is to be seen.
    showRemark(problem && !name.isEmpty() ? tr("The name %1.").arg(*problem) : QString());
    if (problem) {
        m_namesakesDelay.stop();
    } else {
        m_namesakesDelay.start();
    }
}

void LibraryNameDialog::askForNamesakes()
{
    if (m_services.countNamesakes) {
        m_namesakes.setFuture(m_services.countNamesakes(entered()));
    }
}

void LibraryNameDialog::takeNamesakes()
{
    if (m_namesakes.isCanceled() || m_namesakes.future().resultCount() == 0 || !m_namesakes.result().ok()) {
        return; // a hint only
    }
    const qint64 count = m_namesakes.result().value();
    if (count > 0) {
        showRemark((count == 1 ? tr("Another library has this name.")
                               : tr("%L1 other libraries have this name.").arg(count)) +
                   u' ' + tr("The id tells them apart."));
    }
}

void LibraryNameDialog::accept()
{
    if (!m_save->isEnabled()) {
        return;
    }
    m_namesakesDelay.stop();
    m_namesakes.cancel();
    setSaving(true);
    m_saving.setFuture(m_services.save(entered()));
}

void LibraryNameDialog::reject()
{
    m_saving.cancel();
    QDialog::reject();
}

void LibraryNameDialog::takeAnswer()
{
    if (m_saving.isCanceled() || m_saving.future().resultCount() == 0) {
        setSaving(false);
        return;
    }
    const LibraryNameServices::Saved answer = m_saving.result();
    if (!answer.ok()) {
        setSaving(false);
        showRemark(answer.error().toText());
        return;
    }
    QDialog::accept();
    Q_EMIT named(m_library.libraryId);
}

void LibraryNameDialog::showRemark(const QString &text)
{
    m_remark->setText(text);
    m_name->setAccessibleDescription(text);
}

void LibraryNameDialog::setSaving(bool isSaving)
{
    m_name->setEnabled(!isSaving);
    m_save->setEnabled(!isSaving);
    if (isSaving) {
        showRemark(tr("Saving …"));
    } else {
        m_name->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace ShelfHelp::Ui
