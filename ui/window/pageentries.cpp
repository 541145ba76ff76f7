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
        {u"shelves"_qs, Pages::tr("Shelves"), key(Qt::ControlModifier, 2)},
        {u"durations"_qs, Pages::tr("Durations"), key(Qt::ControlModifier, 3)},
        {u"libraries"_qs, Pages::tr("Libraries"), key(Qt::ControlModifier, 4)},
        {u"books"_qs, Pages::tr("Books"), key(Qt::ControlModifier, 5)},
        {u"activity"_qs, Pages::tr("Activity"), key(Qt::ControlModifier, 6)},
        {u"journey"_qs, Pages::tr("Journey"), key(Qt::ControlModifier, 7)},
        {eventsPage, Pages::tr("Events"), key(Qt::ControlModifier, 8)},
        {u"parity"_qs, Pages::tr("Parity"), key(Qt::ControlModifier, 9), false, true},
        {searchRowsPage, Pages::tr("Shelf searches"), key(Qt::AltModifier, 1), true},
        {checkRowsPage, Pages::tr("Library checks"), key(Qt::AltModifier, 2), true},
        {shelfRowsPage, Pages::tr("All shelves"), key(Qt::AltModifier, 3), true},
        {u"library-list"_qs, Pages::tr("All libraries"), key(Qt::AltModifier, 4), true},
        {u"book-list"_qs, Pages::tr("All books"), key(Qt::AltModifier, 5), true},
        {journalPage, Pages::tr("Journal"), key(Qt::AltModifier, 6), true},
        {deadLettersPage, Pages::tr("Dead letters"), key(Qt::AltModifier, 7), true},
        {databasePage, Pages::tr("Database"), key(Qt::AltModifier, 8), true},
    };
}

} // namespace ShelfHelp::Ui
