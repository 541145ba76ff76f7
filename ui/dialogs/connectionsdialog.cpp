// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionsdialog.h"

#include "connectionform.h"
#include "dialogbuttons.h"

#include <ui/charts/connectioncolours.h>
#include <ui/charts/typography.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPixmap>
#include <QVBoxLayout>

namespace ShelfHelp::Ui {

namespace {

QString subjectText(Sql::CheckSubject subject)
{
    switch (subject) {
    case Sql::CheckSubject::Settings:
        return ConnectionsDialog::tr("Settings");
    case Sql::CheckSubject::Host:
        return ConnectionsDialog::tr("Host");
    case Sql::CheckSubject::Port:
        return ConnectionsDialog::tr("Port");
    case Sql::CheckSubject::Encryption:
        return ConnectionsDialog::tr("Encryption");
    case Sql::CheckSubject::Login:
        return ConnectionsDialog::tr("Login");
    case Sql::CheckSubject::Database:
        return ConnectionsDialog::tr("Database");
    case Sql::CheckSubject::Session:
        return ConnectionsDialog::tr("Session");
    case Sql::CheckSubject::Pooler:
        return ConnectionsDialog::tr("Pooler");
    case Sql::CheckSubject::Writing:
        return ConnectionsDialog::tr("Writing");
    case Sql::CheckSubject::Schema:
        return ConnectionsDialog::tr("Schema");
    case Sql::CheckSubject::Rights:
        return ConnectionsDialog::tr("Rights");
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionsDialog::ConnectionsDialog(ConnectionServices services, const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_services(std::move(services))
    , m_current(current)
    , m_list(new QListWidget(this))
    , m_form(new ConnectionForm(this))
    , m_note(new QLabel(this))
    , m_steps(new QListWidget(this))
{
    setObjectName(u"connectionsDialog"_qs);
    setWindowTitle(tr("Connections"));
    m_list->setObjectName(u"connections"_qs);
    m_list->setAccessibleName(tr("Connections"));
    m_note->setObjectName(u"connectionNote"_qs);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_steps->setObjectName(u"connectionSteps"_qs);
    m_steps->setAccessibleName(tr("Result of the test"));
    m_steps->setWordWrap(true);
    layOut();
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionsDialog::select);
    connect(m_form, &ConnectionForm::edited, this, [this] {
        m_isEdited = true;
        showButtons();
    });
    connect(m_form, &ConnectionForm::told, this, &ConnectionsDialog::tell);
    connect(&m_checking, &QFutureWatcherBase::resultReadyAt, this, &ConnectionsDialog::takeStep);
    connect(&m_checking, &QFutureWatcherBase::finished, this, &ConnectionsDialog::showButtons);
    load();
}

ConnectionsDialog::~ConnectionsDialog() = default;

void ConnectionsDialog::layOut()
{
    const Scale scale(font());
    auto *buttons = plainButtons(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    const auto button = [this, buttons](const QString &name, const QString &text, auto slot) {
        QPushButton *made = buttons->addButton(text, QDialogButtonBox::ActionRole);
        made->setObjectName(name);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    button(u"addConnection"_qs, tr("Ne&w"), &ConnectionsDialog::add);
    m_remove = button(u"removeConnection"_qs, tr("&Remove"), &ConnectionsDialog::remove);
    m_check = button(u"checkConnection"_qs, tr("&Test"), &ConnectionsDialog::check);
    m_save = button(u"saveConnection"_qs, tr("&Save"), [this] { save(); });
    m_use = button(u"useConnection"_qs, tr("&Connect"), &ConnectionsDialog::useCurrent);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *right = new QVBoxLayout;
    right->setSpacing(scale.px(12));
    right->addWidget(m_form);
    right->addWidget(m_note);
    right->addWidget(m_steps, 1);
    auto *halves = new QHBoxLayout;
    halves->setSpacing(scale.px(16));
    halves->addWidget(m_list, 1);
    halves->addLayout(right, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scale.px(20), scale.px(18), scale.px(20), scale.px(16));
    column->setSpacing(scale.px(12));
    column->addLayout(halves, 1);
    column->addWidget(buttons);
    resize(scale.px(860), scale.px(680));
}

void ConnectionsDialog::load()
{
    const Result<Sql::ProfileList> loaded = m_services.load();
    m_profiles = loaded.ok() ? loaded.value() : Sql::ProfileList();
    fillList(m_current);
    if (!loaded.ok()) {
        tell(loaded.error().toText() + u' ' + tr("Saving puts that file aside, with .damaged at its end."));
    } else {
        tell(m_profiles.problems.join(u'\n'));
    }
}

void ConnectionsDialog::fillList(const QString &id)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int current = 0;
    for (int row = 0; row < m_profiles.profiles.size(); ++row) {
        const Sql::ConnectionProfile &profile = m_profiles.profiles[row];
        auto *item = new QListWidgetItem(
            profile.id == m_current ? tr("%1 (in use)").arg(profile.name) : profile.name, m_list);
        if (const QColor colour = colourOf(profile.colour); colour.isValid()) {
            QPixmap swatch(Scale(font()).px(12), Scale(font()).px(12));
            swatch.fill(colour);
            item->setIcon(swatch);
        }
        current = profile.id == id ? row : current;
    }
    m_list->setCurrentRow(current);
    m_row = -1;
    select(current);
}

/// What was written is kept before another one is shown; what cannot be kept stays where it is.
void ConnectionsDialog::select(int row)
{
    if (row < 0 || row == m_row) {
        return;
    }
    if (m_isEdited) {
        const QString wanted = m_profiles.profiles[row].id;
        if (!save()) {
            const QSignalBlocker quiet(m_list);
            m_list->setCurrentRow(m_row);
            return;
        }
        fillList(wanted);
        return;
    }
    m_row = row;
    m_form->setProfile(m_profiles.profiles[row]);
    m_steps->clear();
    tell({});
    showButtons();
}

void ConnectionsDialog::add()
{
    if (m_isEdited && !save()) {
        return;
    }
    QString name = tr("New connection");
    for (int number = 2; m_profiles.withName(name) != nullptr; ++number) {
        name = tr("New connection %1").arg(number);
    }
    Sql::ConnectionProfile profile = Sql::newProfile(name);
    profile.passwordSource = Sql::PasswordSource::Keychain;
    m_profiles.profiles.append(profile);
    fillList(profile.id);
    m_isEdited = true; // it is nowhere yet
    showButtons();
}

void ConnectionsDialog::remove()
{
    const Sql::ConnectionProfile profile = m_profiles.profiles[m_row];
    Sql::ProfileList without = m_profiles;
    without.profiles.removeAt(m_row);
    if (without.chosen == profile.id) {
        without.chosen.clear();
    }
    if (const Outcome saved = m_services.save(without); !saved.ok()) {
        tell(saved.error().toText());
        return;
    }
    m_profiles = without;
    m_isEdited = false;
    fillList(m_current);
    if (profile.passwordSource == Sql::PasswordSource::Keychain) {
        if (const Outcome forgotten = m_services.forgetPassword(profile.id); !forgotten.ok()) {
            tell(forgotten.error().toText());
        }
    }
    Q_EMIT changed();
}

bool ConnectionsDialog::save()
{
    const Result<Sql::ConnectionProfile> written = m_form->profile();
    if (!written.ok()) {
        tell(written.error().toText());
        return false;
    }
    const QString id = written.value().id;
    Sql::ProfileList list = m_profiles;
    list.profiles[m_row] = written.value();
    if (const Outcome saved = m_services.save(list); !saved.ok()) {
        tell(saved.error().toText());
        return false;
    }
    m_profiles = list;
    m_isEdited = false;
    const bool isKept = keepPassword(written.value());
    const QString note = m_note->text();
    fillList(id);
    tell(isKept ? QString() : note);
    Q_EMIT changed();
    return true;
}

/// Without a keychain the password is held in memory, and that is said.
bool ConnectionsDialog::keepPassword(const Sql::ConnectionProfile &profile)
{
    const QString password = m_form->password();
    if (password.isEmpty()) {
        return true;
    }
    m_services.holdPassword(profile.id, password);
    if (profile.passwordSource != Sql::PasswordSource::Keychain) {
        return true;
    }
    const Outcome stored = m_services.storePassword(profile.id, password);
    if (!stored.ok()) {
        tell(tr("The password is held in memory only, until the program ends. %1")
                 .arg(stored.error().toText()));
    }
    return stored.ok();
}

void ConnectionsDialog::useCurrent()
{
    if (m_isEdited && !save()) {
        return;
    }
    Q_EMIT chosen(m_profiles.profiles[m_row].id);
    accept();
}

void ConnectionsDialog::check()
{
    const Result<Sql::ConnectionProfile> written = m_form->profile();
    const Outcome usable = !written.ok()                       ? Outcome(written.error())
                           : written.value().settings.embedded ? success()
                                                               : Sql::checkProfile(written.value());
    if (!usable.ok()) {
        tell(usable.error().toText());
        return;
    }
    tell({});
    m_steps->clear();
    m_checking.setFuture(m_services.check(written.value(), m_form->password()));
    showButtons();
}

QString ConnectionsDialog::stepText(const Sql::CheckStep &step)
{
    const QString text = tr("%1 %2: %3", "mark, subject, finding")
                             .arg(Sql::checkMark(step.state), subjectText(step.subject), step.text);
    return step.remedy.isEmpty() ? text : text + u"\n     " + step.remedy;
}

void ConnectionsDialog::takeStep(int index)
{
    const Sql::CheckStep step = m_checking.resultAt(index);
    auto *item = new QListWidgetItem(stepText(step), m_steps);
    item->setData(Qt::UserRole, int(step.state));
    m_steps->scrollToItem(item);
}

void ConnectionsDialog::showButtons()
{
    const bool isEmbedded = m_row >= 0 && m_profiles.profiles[m_row].settings.embedded;
    m_remove->setEnabled(m_row >= 0 && !isEmbedded);
    m_save->setEnabled(m_isEdited && !isEmbedded);
    m_check->setEnabled(m_row >= 0 && !m_checking.isRunning());
    m_use->setEnabled(m_row >= 0);
}

void ConnectionsDialog::tell(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

} // namespace ShelfHelp::Ui
