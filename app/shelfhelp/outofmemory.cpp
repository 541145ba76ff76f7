// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outofmemory.h"

#include "console.h"

#include <unistd.h>

#include <exception>
#include <new>
#include <string_view>
#include <system_error>

namespace ShelfHelp::App {

namespace {

constexpr std::string_view memoryText = "error: There is not enough memory. What was stored before stays; "
                                        "run it again with more, or with a smaller "
                                        "--batch and fewer --workers: nothing is stored twice.\n";
constexpr std::string_view threadText = "error: The system gives this program no further thread. Raise the "
                                        "limits of processes or memory (ulimit), or "
                                        "ask for fewer --workers.\n";

/// Nothing here may ask for memory.
[[noreturn]] void end(std::string_view text)
{
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    ::_exit(CouldNot);
}

[[noreturn]] void endWithoutRoom()
{
    end(memoryText);
}

std::terminate_handler otherwise = nullptr;

/// Qt asks malloc() and throws by itself; no exception of ours comes here.
[[noreturn]] void endUncaught()
{
    if (const std::exception_ptr uncaught = std::current_exception()) {
        try {
            std::rethrow_exception(uncaught);
        } catch (const std::bad_alloc &) {
            end(memoryText);
        } catch (const std::system_error &error) {
            if (error.code() == std::errc::resource_unavailable_try_again) {
                end(threadText); // of std::thread
            }
        } catch (...) {
        }
    }
    otherwise();
    ::_exit(CouldNot);
}

} // namespace

void endWithoutMemory()
{
    std::set_new_handler(endWithoutRoom);
    otherwise = std::set_terminate(endUncaught);
}

} // namespace ShelfHelp::App
