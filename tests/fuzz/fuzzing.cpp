// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <algorithm>
#include <array>
#include <cstdint>

#if defined(__SANITIZE_ADDRESS__)
#define SHELFHELP_ALLOCATOR_TELLS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SHELFHELP_ALLOCATOR_TELLS
#endif
#endif

#ifdef SHELFHELP_ALLOCATOR_TELLS
// Of <sanitizer/allocator_interface.h>, which comes with clang but not with g++; both have the functions.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*onAllocation)(const volatile void *,
                                                                              std::size_t),
                                                         void (*onRelease)(const volatile void *));
extern "C" std::size_t __sanitizer_get_allocated_size(const volatile void *block);
#endif

namespace ShelfHelp::Fuzz {

namespace {

#ifdef SHELFHELP_ALLOCATOR_TELLS

struct HeapGrowth
{
    bool isWatched = false;
    std::int64_t now = 0;
    std::int64_t peak = 0;
};

thread_local HeapGrowth growth;

void noteAllocation(const volatile void * /*block*/, std::size_t size)
{
    if (growth.isWatched) {
        growth.now += std::int64_t(size);
        growth.peak = std::max(growth.peak, growth.now);
    }
}

void noteRelease(const volatile void *block)
{
    if (growth.isWatched && block != nullptr) {
        growth.now -= std::int64_t(__sanitizer_get_allocated_size(block));
    }
}

#endif

} // namespace

void require(bool holds, const std::string &what)
{
    if (!holds) {
        throw Violation(what);
    }
}

std::optional<std::size_t> peakMemory(const std::function<void()> &work)
{
#ifdef SHELFHELP_ALLOCATOR_TELLS
    static const bool isInstalled =
        __sanitizer_install_malloc_and_free_hooks(noteAllocation, noteRelease) != 0;
    growth = {.isWatched = isInstalled};
    work();
    growth.isWatched = false;
    return isInstalled ? std::optional(std::size_t(growth.peak)) : std::nullopt;
#else
    work();
    return std::nullopt;
#endif
}

void requireBounded(const std::function<void()> &work, std::size_t size, std::size_t fixed)
{
    constexpr std::size_t timesItsSize = 13;
    const std::optional<std::size_t> peak = peakMemory(work);
    const std::size_t most = timesItsSize * size + fixed;
    require(!peak || *peak <= most, "takes at most " + std::to_string(most) + " bytes of memory for " +
                                        std::to_string(size) + " of input, but took " +
                                        std::to_string(peak.value_or(0)));
}

std::span<const Harness> harnesses()
{
    static constexpr std::array all{Harness{"json", checkJson},
                                    Harness{"message", checkMessage},
                                    Harness{"envelope", checkEnvelope},
                                    Harness{"http", checkHttp},
                                    Harness{"timestamp", checkTimestamp},
                                    Harness{"url", checkUrl},
                                    Harness{"csv_roundtrip", checkCsvRoundTrip},
                                    Harness{"lines", checkLines}};
    return all;
}

} // namespace ShelfHelp::Fuzz
