// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectionsection.h"

#include "factgrid.h"
#include "upkeeptexts.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/connectioncolours.h>
#include <ui/charts/theme.h>
#include <ui/dialogs/connectionsdialog.h>
#include <ui/models/celltext.h>

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ShelfHelp::Ui {

namespace {

QString poolingText(Sql::Pooling pooling)
{
    switch (pooling) {
    case Sql::Pooling::None:
        break;
    case Sql::Pooling::Session:
        return ConnectionSection::tr("a pooler in session mode");
    case Sql::Pooling::Transaction:
        return ConnectionSection::tr("a pooler in transaction mode: no maintenance, no restore");
    case Sql::Pooling::Statement:
        return ConnectionSection::tr("a pooler in statement mode");
    case Sql::Pooling::Unknown:
        return ConnectionSection::tr("a pooler, whose mode is not known");
    }
    return {};
}

QString roleText(const Sql::Access &access)
{
    if (!access.hasTables) {
        return access.role;
    }
    return access.isOwner
               ? ConnectionSection::tr("%1, with the rights of the tables' owner (%2)")
                     .arg(access.role, access.owner)
               : ConnectionSection::tr("%1; the tables belong to %2").arg(access.role, access.owner);
}

QString encryptionText(const Sql::Access &access)
{
    if (!access.encryption.isEmpty()) {
        return access.encryption;
    }
    return access.isLocal ? ConnectionSection::tr("none: the server is on this machine")
                          : ConnectionSection::tr("none");
}

QString writingText(const Sql::Access &access)
{
    return access.isStandby    ? ConnectionSection::tr("no: a hot standby, which follows another server")
           : access.isReadOnly ? ConnectionSection::tr("no: the database is read-only")
                               : ConnectionSection::tr("yes");
}

} // namespace

ConnectionSection::ConnectionSection(const UpkeepServices &services,
                                     const std::optional<Sql::ConnectionProfile> &profile, QWidget *parent)
    : Section(u"connectionSection"_qs, tr("Connection"), parent)
    , m_services(services)
    , m_profile(profile)
    , m_facts(new FactGrid(u"connectionFacts"_qs, 1, this))
{
    column()->addWidget(m_facts);
    m_facts->hide(); // until there are some
    m_problem = addSentence(u"connectionProblem"_qs);
    m_problem->hide();
    m_steps = addSentence(u"connectionTest"_qs);
    m_steps->setAccessibleName(tr("Result of the test"));
    m_steps->hide();
    m_connections = addButton(u"openConnections"_qs, tr("C&onnections…"),
                              tr("Shows all connections: to add, to change and to switch"));
    m_test = addButton(u"testConnection"_qs, tr("&Test"),
                       tr("Goes the whole way to the database, and says at each step what is found"));
    connect(m_connections, &QPushButton::clicked, this, &ConnectionSection::connectionsRequested);
    connect(m_test, &QPushButton::clicked, this, &ConnectionSection::test);
    connect(&m_checking, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        const QString line = ConnectionsDialog::stepText(m_checking.resultAt(index));
        m_steps->setText(m_steps->text().isEmpty() ? line : m_steps->text() + u'\n' + line);
        m_steps->show();
    });
    connect(&m_checking, &QFutureWatcherBase::finished, this, &ConnectionSection::showState);
    showState();
}

ConnectionSection::~ConnectionSection()
{
    m_checking.cancel();
}

void ConnectionSection::showAccess(const Sql::Access &access)
{
    FactGrid::Facts facts;
    if (m_profile) {
        facts.append({tr("Name"), m_profile->settings.embedded ? tr("Embedded") : m_profile->name});
    }
    facts.append({tr("Server"), access.isEmbedded ? tr("the embedded one, on this machine") : access.server});
    facts.append({tr("Database"), access.database});
    facts.append({tr("PostgreSQL"), serverVersionText(access.serverVersion)});
    facts.append({tr("Role"), roleText(access)});
    facts.append({tr("Encryption"), encryptionText(access)});
    facts.append({tr("Can be written to"), writingText(access)});
    if (const QString pooler = poolingText(access.pooling); !pooler.isEmpty()) {
        facts.append({tr("Between"), pooler});
    }
    m_facts->setFacts(facts);
    m_facts->show();
    m_problem->setText(visibleText(access.tlsWarning));
    m_problem->setVisible(!access.tlsWarning.isEmpty());
}

void ConnectionSection::showError(const Error &error)
{
    m_facts->hide();
    m_problem->setText(visibleText(error.toText()));
    m_problem->show();
}

QString ConnectionSection::toText() const
{
    return m_facts->toText();
}

void ConnectionSection::test()
{
    m_steps->clear();
    m_checking.setFuture(m_services.check());
    showState();
}

void ConnectionSection::showState()
{
    allow(m_connections, {});
    allow(m_test, m_checking.isRunning() ? tr("The test is running.") : QString());
}

void ConnectionSection::applyTheme(const Theme &theme)
{
    Section::applyTheme(theme);
    m_facts->applyTheme(theme);
    styleLabel(m_problem, font(), theme.bad);
    styleLabel(m_steps, font(), theme.text);
}

} // namespace ShelfHelp::Ui
