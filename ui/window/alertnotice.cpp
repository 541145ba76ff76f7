// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertnotice.h"

#include <ui/charts/theme.h>
#include <ui/models/limittexts.h>

#include <QApplication>
#include <QStyle>
#include <QSystemTrayIcon>

namespace ShelfHelp::Ui {

AlertNotice::AlertNotice(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"alertNotice"_qs);
    setAutoRaise(true);
    setToolTip(tr("Figures beyond their limits: show them"));
    setCount(0);
}

AlertNotice::~AlertNotice() = default;

void AlertNotice::setCount(qsizetype firing)
{
    setText(tr("⚠ %n alerts", nullptr, int(firing)));
    setAccessibleName(text());
    setVisible(firing > 0);
}

void AlertNotice::tell(const QList<Sql::AlertFinding> &fired)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        return; // the status bar says it
    }
    if (!m_tray) {
        m_tray = std::make_unique<QSystemTrayIcon>(style()->standardIcon(QStyle::SP_MessageBoxWarning));
        connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, &QToolButton::click);
    }
    QStringList lines;
    for (const Sql::AlertFinding &finding : fired) {
        lines.append(tr("%1: now %2").arg(ruleText(finding.rule, locale()), findingText(finding, locale())));
    }
    m_tray->show();
    m_tray->showMessage(QApplication::applicationDisplayName(), lines.join(u'\n'), QSystemTrayIcon::Warning);
}

void AlertNotice::applyTheme(const Theme &theme)
{
    setStyleSheet(
        u"QToolButton { color: %1; border: 1px solid transparent; border-radius: 4px; padding: 1px 6px; }"
        "QToolButton:hover { background: %2; } QToolButton:focus { border-color: %3; }"_qs.arg(
            theme.warning.name(), theme.grid.name(), theme.accent.name()));
}

} // namespace ShelfHelp::Ui
