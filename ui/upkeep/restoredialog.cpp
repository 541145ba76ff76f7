// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "restoredialog.h"

#include "upkeepdesk.h"
#include "upkeeptexts.h"
#include "workview.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/dialogs/dialogbuttons.h>
#include <ui/models/celltext.h>

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

RestoreDialog::RestoreDialog(const UpkeepServices &services, UpkeepDesk &desk,
                             const QList<UpkeepPlace> &places, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_desk(desk)
    , m_places(places)
    , m_path(path)
    , m_file(plainLabel(u"restoreFile"_qs, this))
    , m_placeLabel(plainLabel(u"restorePlaceLabel"_qs, this))
    , m_place(new QComboBox(this))
    , m_headline(plainLabel(u"restoreHeadline"_qs, this))
    , m_work(new WorkView(u"restoreWork"_qs, desk, this))
    , m_details(new QPlainTextEdit(this))
    , m_typeLabel(plainLabel(u"restoreTypeLabel"_qs, this))
    , m_typed(new QLineEdit(this))
{
    setObjectName(u"restoreDialog"_qs);
    setWindowTitle(tr("Restore"));
    setUpParts(places);
    layOut();
    connect(m_place, &QComboBox::currentIndexChanged, this, &RestoreDialog::forget);
    connect(m_typed, &QLineEdit::textChanged, this, &RestoreDialog::showButtons);
    connect(m_try, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_restore, &QPushButton::clicked, this, [this] { start(false); });
    connect(&m_desk, &UpkeepDesk::busyChanged, this, &RestoreDialog::showButtons);
    applyTheme();
    forget();
}

void RestoreDialog::setUpParts(const QList<UpkeepPlace> &places)
{
    m_file->setText(tr("From %1").arg(visibleText(m_path)));
    setWrapsAnything(m_file);
    setWrapsAnything(m_headline);
    setWrapsAnything(m_typeLabel);
    m_placeLabel->setText(tr("Into"));
    m_place->setObjectName(u"restorePlace"_qs);
    m_place->setAccessibleName(tr("The database to be filled"));
    m_place->setToolTip(m_place->accessibleName());
    for (const UpkeepPlace &place : places) {
        m_place->addItem(place.profileId.isEmpty() ? tr("%1 (this window)").arg(visibleText(place.name))
                                                   : visibleText(place.name));
    }
    setUpPlainText(m_details, u"restoreDetails"_qs, tr("What is in the file, and what becomes of it"));
    m_details->setReadOnly(true);
    m_typed->setObjectName(u"restoreTyped"_qs);
    m_typed->setAccessibleName(tr("Name of the database, to confirm"));
    m_typed->setToolTip(m_typed->accessibleName());
}

void RestoreDialog::layOut()
{
    const Scale scale(font());
    QDialogButtonBox *buttons = plainButtons(QDialogButtonBox::Close, this);
    const auto add = [buttons](const QString &name, const QString &text, const QString &toolTip) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        return button;
    };
    m_try =
        add(u"tryRestore"_qs, tr("&Dry run"), tr("Does everything in one transaction, and takes it back"));
    m_restore = add(u"beginRestore"_qs, tr("&Restore"), {});
    m_close = buttons->button(QDialogButtonBox::Close);
    m_close->setObjectName(u"closeRestore"_qs);
    m_close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QHBoxLayout;
    form->setSpacing(scale.px(12));
    form->addWidget(m_placeLabel);
    form->addWidget(m_place, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(12));
    column->addWidget(m_file);
    column->addLayout(form);
    column->addWidget(m_headline);
    column->addWidget(m_work);
    column->addWidget(m_details, 1);
    column->addWidget(m_typeLabel);
    column->addWidget(m_typed);
    column->addWidget(buttons);
    resize(scale.px(640), scale.px(520));
}

const UpkeepPlace &RestoreDialog::place() const
{
    return m_places[m_place->currentIndex()];
}

/// What was tried was tried somewhere else.
void RestoreDialog::forget()
{
    m_rehearsed.reset();
    m_isDone = false;
    m_typed->clear();
    m_details->clear();
    m_isGood = true;
    m_headline->setText(
        tr("First a dry run shows what would become of it. Whoever writes into that database waits "
           "meanwhile, and where it has rows whoever reads, too."));
    applyTheme();
    showButtons();
}

void RestoreDialog::start(bool isDryRun)
{
    if (m_desk.isBusy()) {
        return;
    }
    // A rehearsal shows what would be removed; in earnest only that is removed whose name was typed.
    RestoreJob job{
        .path = m_path, .mayReplace = isDryRun || !m_rehearsed->removed.isEmpty(), .isDryRun = isDryRun};
    if (!place().profileId.isEmpty()) {
        const Result<Sql::DatabaseChoice> choice = m_services.choose(place().profileId);
        if (!choice.ok()) {
            showAnswer(choice.error().toText(), {}, false);
            return;
        }
        job.target = choice.value();
    }
    m_headline->clear();
    m_desk.begin<Sql::Restore>(
        isDryRun ? tr("Trying to restore") : tr("Restoring"),
        [this, job](const UpkeepDesk::Control &control) { return m_services.restore(job, control); },
        [self = QPointer(this), isDryRun](const Result<Sql::Restore> &answer) {
            if (self) {
                isDryRun ? self->takeRehearsal(answer) : self->takeRestore(answer);
            }
        });
}

void RestoreDialog::takeRehearsal(const Result<Sql::Restore> &answer)
{
    if (!answer.ok()) {
        showAnswer(answer.error().toText(), tr("Nothing was changed."), false);
        return;
    }
    m_rehearsed = answer.value();
    QString details = restoreText(*m_rehearsed, locale());
    if (!m_rehearsed->removed.isEmpty()) {
        details =
            tr("Would be removed:") + u'\n' + contentsText(m_rehearsed->removed, locale()) + u'\n' + details;
        m_typeLabel->setText(tr("To remove those rows for good, type the name of the database: %1")
                                 .arg(visibleText(place().name)));
    }
    showAnswer(
        m_rehearsed->removed.isEmpty()
            ? tr("It fits, and the database is empty. Nothing was changed so far.")
            : tr("It fits. The rows that the database has would be removed. Nothing was changed so far."),
        details, true);
}

void RestoreDialog::takeRestore(const Result<Sql::Restore> &answer)
{
    if (!answer.ok()) {
        showAnswer(answer.error().toText(), tr("Nothing was changed."), false);
        return;
    }
    m_isDone = true;
    showAnswer(tr("Restored."), restoreText(answer.value(), locale()), true);
    Q_EMIT m_desk.told(tr("Restored from %1.").arg(visibleText(QFileInfo(m_path).fileName())), {}, true);
    if (place().profileId.isEmpty()) {
        Q_EMIT restored();
    }
}

void RestoreDialog::showAnswer(const QString &headline, const QString &details, bool isGood)
{
    m_isGood = isGood;
    m_headline->setText(visibleText(headline));
    QStringList lines = details.split(u'\n');
    for (QString &line : lines) {
        line = visibleText(line);
    }
    m_details->setPlainText(lines.join(u'\n'));
    applyTheme();
    showButtons();
}

void RestoreDialog::showButtons()
{
    const bool isBusy = m_desk.isBusy();
    const bool removes = m_rehearsed && !m_rehearsed->removed.isEmpty() && !m_isDone;
    m_typeLabel->setVisible(removes);
    m_typed->setVisible(removes);
    m_typed->setEnabled(!isBusy);
    m_place->setEnabled(!isBusy);
    m_try->setEnabled(!isBusy && !m_isDone);
    const bool isNamed = !removes || m_typed->text() == place().name;
    m_restore->setEnabled(!isBusy && m_rehearsed && isNamed && !m_isDone);
    m_restore->setToolTip(!m_rehearsed ? tr("Try it first.")
                          : !isNamed   ? tr("Type the name of the database first.")
                                       : tr("Does it in one transaction, for whose end others wait"));
    m_close->setText(isBusy ? tr("Stop") : tr("&Close"));
    m_headline->setVisible(!isBusy);
}

void RestoreDialog::reject()
{
    if (m_desk.isBusy()) {
        m_desk.requestStop();
        return;
    }
    QDialog::reject();
}

void RestoreDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyTheme();
    }
}

void RestoreDialog::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    styleLabel(m_headline, bold, m_isGood ? theme.text : theme.bad);
    styleLabel(m_typeLabel, font(), theme.bad);
    stylePlainText(m_details, theme, Scale(font()));
    m_typed->setStyleSheet(fieldStyle(theme, Scale(font())));
}

} // namespace ShelfHelp::Ui
