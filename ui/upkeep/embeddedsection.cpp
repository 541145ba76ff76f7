// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "embeddedsection.h"

#include "factgrid.h"
#include "upkeepdesk.h"
#include "upkeeptexts.h"

#include <ui/charts/theme.h>
#include <ui/format/numbers.h>
#include <ui/models/celltext.h>
#include <ui/window/filechooser.h>

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDir>
#include <QMessageBox>
#include <QPushButton>

namespace ShelfHelp::Ui {

namespace {

QString usersText(const QList<Sql::ClusterUser> &users)
{
    QStringList names;
    for (const Sql::ClusterUser &user : users) {
        const QString name =
            user.process == QCoreApplication::applicationPid() ? EmbeddedSection::tr("this window")
            : user.process > 0 ? EmbeddedSection::tr("%1 (process %2)").arg(user.program).arg(user.process)
                               : EmbeddedSection::tr("a program of another container");
        if (!names.contains(name)) {
            names.append(name);
        }
    }
    return names.isEmpty() ? EmbeddedSection::tr("nobody") : names.join(u", ");
}

QString runningText(const Sql::ClusterStatus &status)
{
    return !status.running      ? EmbeddedSection::tr("no")
           : status.keptRunning ? EmbeddedSection::tr("yes, until it is stopped")
                                : EmbeddedSection::tr("yes, as long as a program uses it");
}

} // namespace

EmbeddedSection::EmbeddedSection(const UpkeepServices &services, UpkeepDesk &desk, const FileChooser &chooser,
                                 QWidget *parent)
    : Section(u"embeddedSection"_qs, tr("Embedded database"), parent)
    , m_services(services)
    , m_desk(desk)
    , m_chooser(chooser)
    , m_facts(new FactGrid(u"embeddedFacts"_qs, 1, this))
{
    column()->addWidget(m_facts);
    m_move = addButton(u"moveEmbedded"_qs, tr("Move else&where…"),
                       tr("Copies its files into another folder, compares them, and uses them there"));
    m_upgrade = addButton(u"upgradeEmbedded"_qs, tr("Upgr&ade…"),
                          tr("Brings it to the newest PostgreSQL that is installed"));
    m_removeOld = addButton(u"removeOldVersions"_qs, tr("Remove old version&s…"),
                            tr("Removes the files that upgrades have kept"));
    m_run = addButton(u"runEmbedded"_qs, tr("&Keep running"), {});
    connect(m_move, &QPushButton::clicked, this, &EmbeddedSection::moveElsewhere);
    connect(m_upgrade, &QPushButton::clicked, this, [this] {
        ask(u"confirmUpgrade"_qs,
            tr("Bring the embedded database to the newest PostgreSQL that is installed?"),
            tr("All its rows are written into a new cluster and compared before that takes its place. Nobody "
               "can "
               "use it meanwhile. The old files are kept."),
            tr("&Upgrade"), [this] { upgrade(); });
    });
    connect(m_removeOld, &QPushButton::clicked, this, &EmbeddedSection::confirmRemoval);
    connect(m_run, &QPushButton::clicked, this, &EmbeddedSection::keepRunning);
    connect(&m_looking, &QFutureWatcherBase::finished, this, &EmbeddedSection::takeOverview);
    showState();
}

EmbeddedSection::~EmbeddedSection()
{
    m_looking.cancel();
}

void EmbeddedSection::look()
{
    m_looking.setFuture(m_services.embedded());
}

void EmbeddedSection::takeOverview()
{
    if (m_looking.isCanceled() || m_looking.future().resultCount() == 0) {
        return;
    }
    const Result<EmbeddedOverview> overview = m_looking.result();
    if (!overview.ok() || !overview.value().status.exists) {
        m_overview.reset();
        Q_EMIT found(false);
        return;
    }
    m_overview = overview.value();
    const Sql::ClusterStatus &status = m_overview->status;
    FactGrid::Facts facts{{tr("Folder"), QDir::toNativeSeparators(status.directory)}};
    if (status.target != status.directory) {
        facts.append({tr("Its files are in"), QDir::toNativeSeparators(status.target)});
    }
    facts.append({tr("Size"), sizeText(status.sizeBytes, locale())});
    facts.append({tr("PostgreSQL"), status.version});
    facts.append({tr("Runs"), runningText(status)});
    facts.append({tr("Used by"), usersText(status.users)});
    if (!m_overview->oldVersions.isEmpty()) {
        facts.append({tr("Old versions"), m_overview->oldVersions.join(u", ")});
    }
    m_facts->setFacts(facts);
    Q_EMIT found(true);
    showState();
}

void EmbeddedSection::ask(const QString &name, const QString &question, const QString &more,
                          const QString &button, const std::function<void()> &go)
{
    if (m_desk.isBusy()) {
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, accessibleName(), question, QMessageBox::Cancel, this);
    box->setObjectName(name);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(more);
    QPushButton *yes = box->addButton(button, QMessageBox::AcceptRole);
    yes->setObjectName(name + u"Yes");
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QPushButton::clicked, this, [this, go] {
        if (!m_desk.isBusy()) {
            go();
        }
    });
    box->open();
}

template <typename T>
void EmbeddedSection::takeAnswer(const Result<T> &answer, const QString &headline, const QString &details)
{
    Q_EMIT m_desk.told(answer.ok() ? headline : answer.error().toText(), answer.ok() ? details : QString(),
                       answer.ok());
    Q_EMIT changed();
}

void EmbeddedSection::moveElsewhere()
{
    const QString folder = m_desk.isBusy() ? QString() : m_chooser.folder(this);
    if (folder.isEmpty()) {
        return;
    }
    const QString target = QDir(folder).filePath(u"shelf-help-database"_qs);
    ask(u"confirmMove"_qs, tr("Move the embedded database into %1?").arg(visibleText(target)),
        tr("Nobody can use it meanwhile, this window included. The old files stay until you remove them."),
        tr("&Move"), [this, target] {
            m_desk.begin<Sql::MovedCluster>(
                tr("Moving the embedded database"),
                [this, target](const UpkeepDesk::Control &control) {
                    return m_services.moveEmbedded(target, control);
                },
                [this](const Result<Sql::MovedCluster> &moved) {
                    takeAnswer(
                        moved,
                        moved.ok() ? tr("The embedded database is in %1 now.").arg(moved.value().target)
                                   : QString(),
                        moved.ok()
                            ? tr("Copied and compared: %1. The old files are in %2: remove them "
                                 "when all is well.")
                                  .arg(sizeText(moved.value().copied.bytes, locale()), moved.value().oldCopy)
                            : QString());
                });
        });
}

void EmbeddedSection::upgrade()
{
    m_desk.begin<Sql::UpgradedCluster>(
        tr("Upgrading the embedded database"),
        [this](const UpkeepDesk::Control &control) { return m_services.upgradeEmbedded(control); },
        [this](const Result<Sql::UpgradedCluster> &done) {
            takeAnswer(done,
                       done.ok() ? tr("The embedded database is of PostgreSQL %1 now; before: %2.")
                                       .arg(done.value().to)
                                       .arg(done.value().from)
                                 : QString(),
                       done.ok() ? tr("Tables compared: %1. The old files are in %2.")
                                       .arg(countText(done.value().tables, locale()), done.value().oldFiles)
                                 : QString());
        });
}

void EmbeddedSection::confirmRemoval()
{
    ask(u"confirmRemoveOld"_qs, tr("Remove the files that upgrades have kept?"),
        m_overview->oldVersions.join(u'\n'), tr("&Remove"), [this] { removeOld(); });
}

void EmbeddedSection::removeOld()
{
    m_desk.begin<QStringList>(
        tr("Removing old versions"),
        [this](const UpkeepDesk::Control &) { return m_services.removeOldVersions(); },
        [this](const Result<QStringList> &removed) {
            takeAnswer(removed, tr("Removed."), removed.ok() ? removed.value().join(u'\n') : QString());
        });
}

void EmbeddedSection::keepRunning()
{
    const bool keeps = !m_overview->status.keptRunning;
    m_desk.begin<bool>(
        keeps ? tr("Starting the embedded database") : tr("Stopping the embedded database"),
        [this, keeps](const UpkeepDesk::Control &) { return m_services.runEmbedded(keeps); },
        [this, keeps](const Result<bool> &done) {
            takeAnswer(done,
                       keeps ? tr("It runs until it is stopped.") : tr("It is not kept running any more."));
        });
}

void EmbeddedSection::showState()
{
    const QString unknown = m_overview ? QString() : tr("It is being looked at.");
    for (QPushButton *button : {m_move, m_upgrade, m_run}) {
        allow(button, unknown);
    }
    const bool isKept = m_overview && m_overview->status.keptRunning;
    m_run->setText(isKept ? tr("Stop") : tr("&Keep running"));
    if (unknown.isEmpty() && !isBusy()) {
        m_run->setToolTip(
            isKept ? tr("Does not keep it running any more: it ends with the last program that uses it")
                   : tr("Starts it, and keeps it running when no program uses it"));
    }
    allow(m_removeOld,
          unknown.isEmpty() && m_overview->oldVersions.isEmpty() ? tr("There are none.") : unknown);
}

void EmbeddedSection::applyTheme(const Theme &theme)
{
    Section::applyTheme(theme);
    m_facts->applyTheme(theme);
}

} // namespace ShelfHelp::Ui
