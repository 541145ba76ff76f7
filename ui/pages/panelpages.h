// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace ShelfHelp::Ui {

class PanelPage;

/// The pages of cards: those that reports can have.
[[nodiscard]] QStringList panelPageIds();

/// The page of cards with this id, for the window and for reports; null for ids of pages without cards.
[[nodiscard]] PanelPage *makePanelPage(const QString &id, QWidget *parent = nullptr);

} // namespace ShelfHelp::Ui
