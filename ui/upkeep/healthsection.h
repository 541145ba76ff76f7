// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "section.h"
#include "upkeepservices.h"

#include <QTimeZone>

namespace ShelfHelp::Ui {

class FactGrid;

/// How the database is, and what to do about it: each finding with its remedy, and where this page has the
/// means, a button that leads to them.
class HealthSection final : public Section
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HealthSection)

public:
    explicit HealthSection(QWidget *parent);

    void showReport(const Sql::HealthReport &report, const QTimeZone &zone);
    void showError(const Error &error);
    void showAsking();
    [[nodiscard]] QString toText() const;

Q_SIGNALS:
    void checkRequested();
    void findingChosen(const Sql::Finding &finding);

protected:
    void showState() override;
    void applyTheme(const Theme &theme) override;

private:
    struct Row
    {
        QWidget *widget;
        QLabel *mark;
        QLabel *what;
        QLabel *remedy;
        QPushButton *button; ///< null where there is nothing to lead to
        Sql::Severity severity;
    };

    void addRow(const Sql::Finding &finding);
    void clearRows();
    void showFacts(const Sql::HealthFacts &facts, const QTimeZone &zone);

    QLabel *m_headline;
    QBoxLayout *m_list;
    QList<Row> m_rows;
    FactGrid *m_facts;
    QPushButton *m_check;
    bool m_isAsking = false;
    bool m_isBad = false;
};

} // namespace ShelfHelp::Ui
