// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transferwizard.h"

#include "transferpages.h"
#include "upkeepdesk.h"

#include <ui/charts/typography.h>

namespace ShelfHelp::Ui {

TransferWizard::TransferWizard(const UpkeepServices &services, UpkeepDesk &desk,
                               const QList<UpkeepPlace> &places, bool isMove, QWidget *parent)
    : QWizard(parent)
    , m_desk(desk)
{
    setObjectName(u"transferWizard"_qs);
    setWindowTitle(isMove ? tr("Move to another database") : tr("Copy into the local database"));
    setWizardStyle(QWizard::ClassicStyle); // the others paint the head white, whatever the theme is
    setOption(QWizard::NoBackButtonOnLastPage);
    auto *target = new TransferTargetPage(places, isMove);
    auto *end = new TransferEndPage(*target, isMove);
    addPage(target);
    if (isMove) {
        auto *pause = new TransferPausePage;
        pause->setCommitPage(true);
        addPage(pause);
    } else {
        target->setCommitPage(true);
    }
    addPage(new TransferCopyPage(services, desk, *target));
    addPage(end);
    setButtonText(QWizard::CommitButton, tr("&Copy"));
    setButtonText(QWizard::NextButton, tr("&Next"));
    setButtonText(QWizard::BackButton, tr("&Back"));
    setButtonText(QWizard::FinishButton, tr("&Finish"));
    setButtonText(QWizard::CancelButton, tr("Cancel"));
    connect(&m_desk, &UpkeepDesk::busyChanged, this,
            [this] { setButtonText(QWizard::CancelButton, m_desk.isBusy() ? tr("Stop") : tr("Cancel")); });
    connect(this, &QDialog::accepted, this, [this, target, end] {
        if (end->shows()) {
            Q_EMIT placeChosen(target->place().profileId);
        }
    });
    const Scale scale(font());
    resize(scale.px(680), scale.px(520));
}

void TransferWizard::reject()
{
    if (m_desk.isBusy()) {
        m_desk.requestStop();
        return;
    }
    QWizard::reject();
}

} // namespace ShelfHelp::Ui
