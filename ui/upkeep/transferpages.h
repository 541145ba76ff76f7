// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "restoredialog.h"

#include <QWizardPage>

class QCheckBox;

namespace ShelfHelp::Ui {

/// Where the rows go, and what becomes of those that are there.
class TransferTargetPage final : public QWizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferTargetPage)

public:
    TransferTargetPage(const QList<UpkeepPlace> &places, bool isMove);

    [[nodiscard]] const UpkeepPlace &place() const;
    [[nodiscard]] bool mayReplace() const;
    [[nodiscard]] bool isComplete() const override;

private:
    const QList<UpkeepPlace> m_places;
    QComboBox *m_place;
    QCheckBox *m_replace;
    QLabel *m_typeLabel;
    QLineEdit *m_typed;
};

/// What has to stand still meanwhile.
class TransferPausePage final : public QWizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferPausePage)

public:
    TransferPausePage();

    [[nodiscard]] bool isComplete() const override;

private:
    QCheckBox *m_isPaused;
};

/// The copy: begins when the page is reached.
class TransferCopyPage final : public QWizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferCopyPage)

public:
    TransferCopyPage(const UpkeepServices &services, UpkeepDesk &desk, const TransferTargetPage &target);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

private:
    void start();
    void noteStep();
    void takeAnswer(const Result<Sql::Transfer> &answer);
    void show(const QString &headline, const QString &details, bool isGood);

    const UpkeepServices &m_services;
    UpkeepDesk &m_desk;
    const TransferTargetPage &m_target;
    bool m_isDone = false;
    QString m_step; ///< that was noted last
    QLabel *m_headline;
    WorkView *m_work;
    QPlainTextEdit *m_details;
    QPushButton *m_continue;
};

/// What is left to do by hand.
class TransferEndPage final : public QWizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransferEndPage)

public:
    TransferEndPage(const TransferTargetPage &target, bool isMove);

    void initializePage() override;
    [[nodiscard]] bool shows() const;

private:
    const TransferTargetPage &m_target;
    QCheckBox *m_show;
};

} // namespace ShelfHelp::Ui
