// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "confirmation.h"

#include <unistd.h>

#include <iostream>
#include <string>

namespace ShelfHelp::App {

Outcome confirm(const QString &word, bool isConfirmed)
{
    if (isConfirmed) {
        return success();
    }
    if (isatty(STDIN_FILENO) == 0) {
        return Error{.message =
                         u"This asks first, and there is no terminal to ask on: nothing was changed"_qs,
                     .remedy = u"Add --yes to go on without asking."_qs};
    }
    std::cerr << "Type " << word.toStdString() << " to go on: " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == word.toStdString()
               ? success()
               : Outcome(Error{.kind = ErrorKind::Cancelled, .message = u"Nothing was changed"_qs});
}

} // namespace ShelfHelp::App
