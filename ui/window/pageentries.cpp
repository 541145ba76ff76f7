// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pageentries.h"

#include "navigator.h"

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Pages
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Pages)
};

} // namespace

QList<PageEntry> pageEntries()
{
    const auto key = [](Qt::KeyboardModifier modifier, int number) {
        return QKeySequence(int(modifier) | (Qt::Key_0 + number));
    };
    return {
        {u"overview"_qs, Pages::tr("Overview"), key(Qt::ControlModifier, 1)},
        {u"durations"_qs, Pages::tr("Durations"), key(Qt::ControlModifier, 3)},
        {u"libraries"_qs, Pages::tr("Libraries"), key(Qt::ControlModifier, 4)},
        {searchRowsPage, Pages::tr("Shelf searches"), key(Qt::AltModifier, 1), true},
        {checkRowsPage, Pages::tr("Library checks"), key(Qt::AltModifier, 2), true},
        {u"library-list"_qs, Pages::tr("All libraries"), key(Qt::AltModifier, 3), true},
        {u"books"_qs, Pages::tr("Books"), key(Qt::ControlModifier, 5), true},
    };
}

} // namespace ShelfHelp::Ui
