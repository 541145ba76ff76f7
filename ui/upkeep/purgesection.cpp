// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "purgesection.h"

#include "upkeepdesk.h"
#include "upkeeptexts.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/plaintextview.h>
#include <ui/charts/theme.h>
#include <ui/format/numbers.h>
#include <ui/window/flowlayout.h>

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

namespace ShelfHelp::Ui {

namespace {

constexpr int usualDays = 90;
constexpr int mostDays = 9999;

} // namespace

PurgeSection::PurgeSection(const UpkeepServices &services, UpkeepDesk &desk, QWidget *parent)
    : Section(u"purgeSection"_qs, tr("Purge"), parent)
    , m_services(services)
    , m_desk(desk)
    , m_kind(new QComboBox(this))
    , m_days(new QSpinBox(this))
    , m_openToo(new QCheckBox(tr("Also those that nobody has dealt with"), this))
{
    layOut();
    m_what = addSentence(u"purgeWhat"_qs);
    m_count = addButton(u"countPurge"_qs, tr("Count"), tr("Counts what would go, and deletes nothing"));
    m_purge = addButton(u"beginPurge"_qs, tr("De&lete…"), tr("Deletes what was counted, after a question"));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PurgeSection::chooseKind);
    connect(m_days, &QSpinBox::valueChanged, this, &PurgeSection::forget);
    connect(m_openToo, &QCheckBox::toggled, this, &PurgeSection::forget);
    connect(m_count, &QPushButton::clicked, this, &PurgeSection::count);
    connect(m_purge, &QPushButton::clicked, this, &PurgeSection::confirm);
    chooseKind();
}

void PurgeSection::layOut()
{
    m_kind->setObjectName(u"purgeKind"_qs);
    m_kind->setAccessibleName(tr("What is to be purged"));
    m_kind->setToolTip(m_kind->accessibleName());
    m_kind->addItem(tr("Rejected notifications that are settled"), int(Sql::PurgeKind::Rejections));
    m_kind->addItem(tr("Entries of the ledger"), int(Sql::PurgeKind::Ledger));
    m_days->setObjectName(u"purgeDays"_qs);
    m_days->setAccessibleName(tr("How old at least, in days"));
    m_days->setToolTip(m_days->accessibleName());
    m_days->setSuffix(tr(" days"));
    m_days->setPrefix(tr("older than "));
    m_openToo->setObjectName(u"purgeOpenToo"_qs);
    m_openToo->setToolTip(
        tr("If the same message comes once more, it is rejected once more, and open again"));
    auto *row = new FlowLayout(Scale(font()).px(8));
    row->addWidget(m_kind);
    row->addWidget(m_days);
    column()->addLayout(row);
    column()->addWidget(m_openToo);
}

Sql::PurgeOptions PurgeSection::options() const
{
    return {.kind = Sql::PurgeKind(m_kind->currentData().toInt()),
            .olderThanDays = m_days->value(),
            .openToo = m_openToo->isChecked() && m_openToo->isVisibleTo(this)};
}

void PurgeSection::chooseKind()
{
    const bool isLedger = Sql::PurgeKind(m_kind->currentData().toInt()) == Sql::PurgeKind::Ledger;
    const QSignalBlocker quiet(m_days);
    m_days->setRange(isLedger ? Sql::leastLedgerDays : 1, mostDays);
    m_days->setValue(isLedger ? Sql::leastLedgerDays : usualDays);
    m_openToo->setVisible(!isLedger);
    forget();
}

/// What was counted is not what is chosen any more.
void PurgeSection::forget()
{
    m_counted.reset();
    const bool isLedger = options().kind == Sql::PurgeKind::Ledger;
    m_what->setText(isLedger ? tr("The ledger is why nothing is stored twice. Only what no queue can bring "
                                  "again goes, and only what "
                                  "would be recognised by its content. Runs that lose entries cannot be "
                                  "taken back any more, and "
                                  "their notifications leave the journal.")
                             : tr("Rejected notifications that were retried or discarded are history."));
    showState();
}

void PurgeSection::showAccess(const std::optional<Sql::Access> &access)
{
    m_access = access;
    showState();
}

void PurgeSection::count()
{
    Sql::PurgeOptions wanted = options();
    wanted.isDryRun = true;
    m_desk.begin<Sql::Purged>(
        tr("Counting what could go"),
        [this, wanted](const UpkeepDesk::Control &control) { return m_services.purge(wanted, control); },
        [this](const Result<Sql::Purged> &counted) { takeCount(counted); });
}

void PurgeSection::takeCount(const Result<Sql::Purged> &counted)
{
    if (!counted.ok()) {
        Q_EMIT m_desk.told(counted.error().toText(), {}, false);
        return;
    }
    const Sql::Purged &found = counted.value();
    if (found.wasStopped) {
        Q_EMIT m_desk.told(tr("The count was stopped."), {}, true);
        return;
    }
    m_counted = found;
    m_what->setText(tr("Old enough: %1. To be deleted: %2. Kept all the same: %3.")
                        .arg(countText(found.seen, locale()), countText(found.purged, locale()),
                             countText(found.kept(), locale())));
    showState();
}

void PurgeSection::confirm()
{
    if (!m_counted || m_desk.isBusy()) {
        return;
    }
    const bool isLedger = options().kind == Sql::PurgeKind::Ledger;
    auto *box = new QMessageBox(
        QMessageBox::Warning, tr("Purge"),
        isLedger ? tr("Delete %1 entries of the ledger?").arg(countText(m_counted->purged, locale()))
                 : tr("Delete %1 rejected notifications?").arg(countText(m_counted->purged, locale())),
        QMessageBox::Cancel, this);
    box->setObjectName(u"confirmPurgeBox"_qs);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("They are gone then. A backup brings them back."));
    QPushButton *go = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    go->setObjectName(u"confirmPurge"_qs);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(go, &QPushButton::clicked, this, &PurgeSection::purge);
    box->open();
}

void PurgeSection::purge()
{
    if (m_desk.isBusy()) {
        return;
    }
    Sql::PurgeOptions wanted = options();
    wanted.isDryRun = false;
    m_desk.begin<Sql::Purged>(
        tr("Purging"),
        [this, wanted](const UpkeepDesk::Control &control) { return m_services.purge(wanted, control); },
        [this](const Result<Sql::Purged> &purged) { takePurged(purged); });
}

void PurgeSection::takePurged(const Result<Sql::Purged> &purged)
{
    forget();
    if (!purged.ok()) {
        Q_EMIT m_desk.told(purged.error().toText(), {}, false);
    } else {
        const QString deleted = tr("Deleted: %1.").arg(countText(purged.value().purged, locale()));
        Q_EMIT m_desk.told(purged.value().wasStopped
                               ? tr("%1 It was stopped; run it again to go on.").arg(deleted)
                               : deleted,
                           tr("The room is used again by new rows once the tables were vacuumed."), true);
    }
    Q_EMIT changed();
}

void PurgeSection::showState()
{
    QString reason = reasonAgainstUpkeep(m_access);
    if (reason.isEmpty() && !m_access->hasSchema) {
        reason = tr("This database has no ledger and no rejected notifications.");
    }
    allow(m_count, reason);
    allow(m_purge, !reason.isEmpty()        ? reason
                   : !m_counted             ? tr("Count first.")
                   : m_counted->purged == 0 ? tr("There is nothing to delete.")
                                            : QString());
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_days),
                           static_cast<QWidget *>(m_openToo)}) {
        field->setEnabled(!isBusy());
    }
}

void PurgeSection::applyTheme(const Theme &theme)
{
    Section::applyTheme(theme);
    for (QWidget *field : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_days),
                           static_cast<QWidget *>(m_openToo)}) {
        styleOutline(field, theme);
    }
    styleLabel(m_what, font(), theme.text);
}

} // namespace ShelfHelp::Ui
