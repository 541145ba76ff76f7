// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "coredumps.h"

#include <sys/resource.h>

namespace ShelfHelp::App {

void forbidCoreDumps()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_CORE, &limit) == 0) {
        limit.rlim_cur = 0;
        static_cast<void>(setrlimit(RLIMIT_CORE, &limit)); // lowering one's own soft limit is always allowed
    }
}

} // namespace ShelfHelp::App
