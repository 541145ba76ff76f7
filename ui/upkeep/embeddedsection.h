// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

#include <QFutureWatcher>

namespace ShelfHelp::Ui {

class FactGrid;
class UpkeepDesk;
struct FileChooser;

/// The private database of this user: where it is, who uses it, and the ways to another place and to a newer
/// PostgreSQL. Hidden while there is none.
class EmbeddedSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmbeddedSection)

public:
    EmbeddedSection(const UpkeepServices &services, UpkeepDesk &desk, const FileChooser &chooser,
                    QWidget *parent);
    ~EmbeddedSection() override;

    /// Looks again; starts nothing.
    void look();

Q_SIGNALS:
    /// Whether there is one.
    void found(bool isThere);
    void changed();

protected:
    void showState() override;
    void applyTheme(const Theme &theme) override;

private:
    void takeOverview();
    void moveElsewhere();
    void upgrade();
    void confirmRemoval();
    void removeOld();
    void keepRunning();

    /// Asks before `go`; `button` says what it does.
    void ask(const QString &name, const QString &question, const QString &more, const QString &button,
             const std::function<void()> &go);
    template <typename T>
    void takeAnswer(const Result<T> &answer, const QString &headline, const QString &details = {});

    const UpkeepServices &m_services;
    UpkeepDesk &m_desk;
    const FileChooser &m_chooser;
    std::optional<EmbeddedOverview> m_overview;
    QFutureWatcher<Result<EmbeddedOverview>> m_looking;
    FactGrid *m_facts;
    QPushButton *m_move;
    QPushButton *m_upgrade;
    QPushButton *m_removeOld;
    QPushButton *m_run;
};

} // namespace ShelfHelp::Ui
