// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionform.h"

#include <ui/charts/typography.h>

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

const QString tlsMode = u"sslmode"_qs;
const QString tlsAuthority = u"sslrootcert"_qs;
const QString serviceName = u"service"_qs;
constexpr int largestPort = 65535;

void setOption(Sql::ConnectionSettings &settings, const QString &key, const QString &value)
{
    if (value.isEmpty()) {
        settings.options.remove(key);
    } else {
        settings.options.insert(key, value);
    }
}

QString colourText(Sql::ProfileColour colour)
{
    switch (colour) {
    case Sql::ProfileColour::None:
        return ConnectionForm::tr("None");
    case Sql::ProfileColour::Green:
        return ConnectionForm::tr("Green");
    case Sql::ProfileColour::Blue:
        return ConnectionForm::tr("Blue");
    case Sql::ProfileColour::Orange:
        return ConnectionForm::tr("Orange");
    case Sql::ProfileColour::Red:
        return ConnectionForm::tr("Red");
    case Sql::ProfileColour::Purple:
        return ConnectionForm::tr("Purple");
    }
    Q_UNREACHABLE();
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_name(field(u"connectionName"_qs))
    , m_colour(new QComboBox(this))
    , m_uri(field(u"connectionUri"_qs))
    , m_host(field(u"connectionHost"_qs))
    , m_port(new QSpinBox(this))
    , m_database(field(u"connectionDatabase"_qs))
    , m_user(field(u"connectionUser"_qs))
    , m_tls(new QComboBox(this))
    , m_authority(field(u"connectionAuthority"_qs))
    , m_service(field(u"connectionService"_qs))
    , m_source(new QComboBox(this))
    , m_password(field(u"connectionPassword"_qs))
{
    makeFields();
    layOut();
    connect(m_uri, &QLineEdit::textEdited, this, &ConnectionForm::takeUri);
    for (QLineEdit *edit : {m_name, m_host, m_database, m_user, m_authority, m_service}) {
        connect(edit, &QLineEdit::textEdited, this, &ConnectionForm::takeFields);
    }
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionForm::takeFields);
    for (QComboBox *box : {m_colour, m_tls, m_source}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ConnectionForm::takeFields);
    }
    connect(m_password, &QLineEdit::textEdited, this, &ConnectionForm::edited);
}

QLineEdit *ConnectionForm::field(const QString &name)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    return edit;
}

void ConnectionForm::makeFields()
{
    m_colour->setObjectName(u"connectionColour"_qs);
    for (const Sql::ProfileColour colour : Sql::profileColours()) {
        m_colour->addItem(colourText(colour), int(colour));
    }
    m_uri->setPlaceholderText(u"postgresql://…"_qs);
    m_port->setObjectName(u"connectionPort"_qs);
    m_port->setRange(1, largestPort);
    m_tls->setObjectName(u"connectionTls"_qs);
    const std::array modes{std::pair{tr("As safe as the settings allow"), QString()},
                           std::pair{tr("Encrypted, server proven (verify-full)"), u"verify-full"_qs},
                           std::pair{tr("Encrypted, authority proven (verify-ca)"), u"verify-ca"_qs},
                           std::pair{tr("Encrypted, server not proven (require)"), u"require"_qs},
                           std::pair{tr("Clear text (disable)"), u"disable"_qs}};
    for (const auto &[text, mode] : modes) {
        m_tls->addItem(text, mode);
    }
    m_service->setPlaceholderText(tr("Name in ~/.pg_service.conf, instead of the above"));
    m_source->setObjectName(u"connectionPasswordSource"_qs);
    m_source->addItem(tr("In the keychain"), int(Sql::PasswordSource::Keychain));
    m_source->addItem(tr("In ~/.pgpass, a service file, or none"), int(Sql::PasswordSource::File));
    m_source->addItem(tr("Asked for each time"), int(Sql::PasswordSource::Ask));
    m_password->setEchoMode(QLineEdit::Password);
}

void ConnectionForm::layOut()
{
    const Scale scale(font());
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setSpacing(scale.px(8));
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("Co&lour of the window"), m_colour);
    form->addRow(tr("&URI"), m_uri);
    auto *place = new QHBoxLayout;
    place->addWidget(m_host, 1);
    auto *port = new QLabel(tr("&Port"), this);
    port->setBuddy(m_port);
    place->addWidget(port);
    place->addWidget(m_port);
    form->addRow(tr("&Host"), place);
    qobject_cast<QLabel *>(form->labelForField(place))->setBuddy(m_host);
    form->addRow(tr("&Database"), m_database);
    form->addRow(tr("Us&er"), m_user);
    form->addRow(tr("Encr&yption"), m_tls);
    auto *file = new QHBoxLayout;
    file->addWidget(m_authority, 1);
    auto *choose = new QPushButton(tr("Choose &file…"), this);
    choose->setObjectName(u"chooseAuthority"_qs);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ConnectionForm::chooseFile);
    file->addWidget(choose);
    form->addRow(tr("C&A file"), file);
    qobject_cast<QLabel *>(form->labelForField(file))->setBuddy(m_authority);
    form->addRow(tr("Libpq ser&vice"), m_service);
    form->addRow(tr("Password &is"), m_source);
    form->addRow(tr("Passw&ord"), m_password);
}

void ConnectionForm::setProfile(const Sql::ConnectionProfile &profile)
{
    m_profile = profile;
    m_problem.reset();
    clearPassword();
    showFields();
    showUri();
    setEnabled(!profile.settings.embedded);
}

Result<Sql::ConnectionProfile> ConnectionForm::profile() const
{
    if (m_problem) {
        return *m_problem;
    }
    return m_profile;
}

QString ConnectionForm::password() const
{
    return m_profile.passwordSource == Sql::PasswordSource::File ? QString() : m_password->text();
}

void ConnectionForm::clearPassword()
{
    m_password->clear();
}

/// What is no URI changes nothing but that it cannot be saved.
void ConnectionForm::takeUri()
{
    m_problem.reset();
    Result<Sql::ConnectionSettings> settings =
        Sql::parseConnectionString(m_uri->text().trimmed(), u"the URI"_qs);
    if (!settings.ok()) {
        m_problem = settings.error();
        Q_EMIT told(settings.error().toText());
        Q_EMIT edited();
        return;
    }
    settings.value().origin.clear();
    const QString password = std::exchange(settings.value().password, QString());
    m_profile.settings = settings.value();
    if (!password.isEmpty()) {
        if (m_profile.passwordSource == Sql::PasswordSource::File) {
            m_profile.passwordSource = Sql::PasswordSource::Keychain;
        }
        showUri();
    }
    showFields();
    if (!password.isEmpty()) {
        m_password->setText(password);
        Q_EMIT told(
            tr("The password was taken out of the URI: it goes into the keychain, never into the settings."));
    } else {
        Q_EMIT told({});
    }
    Q_EMIT edited();
}

void ConnectionForm::takeFields()
{
    if (m_isShowing) {
        return;
    }
    m_profile.name = m_name->text().trimmed();
    m_profile.colour = Sql::ProfileColour(m_colour->currentData().toInt());
    m_profile.passwordSource = Sql::PasswordSource(m_source->currentData().toInt());
    Sql::ConnectionSettings &settings = m_profile.settings;
    settings.host = m_host->text().trimmed();
    settings.port = m_port->value();
    settings.database = m_database->text().trimmed();
    settings.user = m_user->text().trimmed();
    setOption(settings, tlsMode, m_tls->currentData().toString());
    setOption(settings, tlsAuthority, m_authority->text().trimmed());
    setOption(settings, serviceName, m_service->text().trimmed());
    m_problem.reset();
    showUri();
    showPasswordField();
    Q_EMIT told({});
    Q_EMIT edited();
}

void ConnectionForm::showFields()
{
    m_isShowing = true;
    const Sql::ConnectionSettings &settings = m_profile.settings;
    m_name->setText(m_profile.name);
    m_colour->setCurrentIndex(m_colour->findData(int(m_profile.colour)));
    m_host->setText(settings.host);
    m_port->setValue(settings.port);
    m_database->setText(settings.database);
    m_user->setText(settings.user);
    const QString mode = settings.options.value(tlsMode);
    if (m_tls->findData(mode) < 0) {
        m_tls->addItem(mode, mode);
    }
    m_tls->setCurrentIndex(m_tls->findData(mode));
    m_authority->setText(settings.options.value(tlsAuthority));
    m_service->setText(settings.options.value(serviceName));
    m_source->setCurrentIndex(m_source->findData(int(m_profile.passwordSource)));
    showPasswordField();
    m_isShowing = false;
}

void ConnectionForm::showUri()
{
    const Sql::ConnectionSettings &settings = m_profile.settings;
    const bool isBlank = settings.host.isEmpty() && settings.options.isEmpty();
    m_uri->setText(isBlank || settings.embedded ? QString() : settings.toUri());
    m_uri->setCursorPosition(0);
}

void ConnectionForm::showPasswordField()
{
    const bool isTyped = m_profile.passwordSource != Sql::PasswordSource::File;
    m_password->setEnabled(isTyped);
    m_password->setPlaceholderText(m_profile.passwordSource == Sql::PasswordSource::Keychain
                                       ? tr("Empty: what the keychain has")
                                       : QString());
}

void ConnectionForm::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("CA file"), m_authority->text(),
                                                      tr("Certificates (*.crt *.pem);;All files (*)"));
    if (!path.isEmpty()) {
        m_authority->setText(path);
        takeFields();
    }
}

} // namespace ShelfHelp::Ui
