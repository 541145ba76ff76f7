// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What libFuzzer calls: the one check that this program is for (SHELFHELP_FUZZ_CHECK).

#include "fuzzing.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace {

/// Milliseconds of this thread's work, whatever else the machine is busy with.
double workTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// The slowest input so far, told at the end; what takes too long is kept beside the findings.
struct Slowest
{
    static constexpr double tolerable = 50;

    ~Slowest() { std::fprintf(stderr, "slowest input: %.1f ms, %zu bytes\n", milliseconds, size); }

    void note(double took, std::string_view input)
    {
        if (took <= milliseconds) {
            return;
        }
        milliseconds = took;
        size = input.size();
        if (const char *folder = std::getenv("SHELFHELP_FUZZ_FINDINGS");
            took > tolerable && folder != nullptr) {
            std::ofstream(std::string(folder) + "slowest", std::ios::binary)
                .write(input.data(), std::streamsize(input.size()));
        }
    }

    double milliseconds = 0;
    std::size_t size = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static Slowest slowest;
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const double before = workTime();
    try {
        ShelfHelp::Fuzz::SHELFHELP_FUZZ_CHECK(input);
    } catch (const ShelfHelp::Fuzz::Violation &violation) {
        std::fprintf(stderr, "does not hold: %s\n", violation.what());
        std::abort();
    }
    slowest.note(workTime() - before, input);
    return 0;
}
