// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// SHELFHELP_CRASH_HOOK("name") marks a point where the tests let the program die: between any two of its
/// steps nothing may be lost or doubled. What is built for use has none of it: the macro is empty unless the
/// CMake option SHELFHELP_CRASH_HOOKS is on (presets dev, asan and ci).
#ifdef SHELFHELP_CRASH_HOOKS
#define SHELFHELP_CRASH_HOOK(name) ::ShelfHelp::Sql::passCrashHook(name)
#else
#define SHELFHELP_CRASH_HOOK(name) static_cast<void>(0)
#endif

namespace ShelfHelp::Sql {

/// Counts the hooks that the process passes. Of the environment, read at the first one: CRASH_AT, the number
/// (from 0) of the one where it happens; CRASH_HOW, what happens: `kill` (SIGKILL, if nothing is said),
/// `term` or `int` (that signal), `cut` (the connections to the database break), `memory` (there is none
/// left, which throws std::bad_alloc); CRASH_LOG, a file to which the name of each is appended. Thread-safe.
void passCrashHook(const char *name);

/// Passes the hook that a notice of the server stands for, if it is one: the tests let triggers say
/// "crash hook: NAME" from within a statement.
void passCrashHookOf(const char *notice);

/// Counts from 0 again, by the environment as it is now: for tests that fork.
void restartCrashHooks();

} // namespace ShelfHelp::Sql
