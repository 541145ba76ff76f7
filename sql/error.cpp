// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "error.h"

namespace ShelfHelp {

QString Error::toText() const
{
    QString text = message;
    if (!sqlState.isEmpty()) {
        text += u" [" + sqlState + u']';
    }
    if (!text.endsWith(u'.')) {
        text += u'.';
    }
    if (!remedy.isEmpty()) {
        text += u' ' + remedy;
    }
    return text;
}

} // namespace ShelfHelp
