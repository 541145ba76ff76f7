// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ShelfHelp::Fuzz {

/// Something that must hold for every input does not.
class Violation final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Throws a Violation that says what does not hold.
void require(bool holds, const std::string &what);

/// Runs the work and tells by how many bytes the heap had grown at its fullest: of what this thread
/// allocated. None where the allocator does not tell, that is, without AddressSanitizer.
[[nodiscard]] std::optional<std::size_t> peakMemory(const std::function<void()> &work);

/// Requires that the work took at most 13 times the size, and `fixed` bytes beside that.
void requireBounded(const std::function<void()> &work, std::size_t size, std::size_t fixed);

// What must hold, whatever the input is: each throws a Violation if it does not. They keep readers from input
// to input, as programs do. One thread.

/// A text is read strictly, alike every time, and the walker says the same of it as the reader.
void checkJson(std::string_view input);
/// The input is the Message of a notification.
void checkMessage(std::string_view input);
/// The input is a record's body, and a document of its own.
void checkEnvelope(std::string_view input);
/// The input is what a client sends; its first byte decides how it is cut into pieces.
void checkHttp(std::string_view input);
void checkTimestamp(std::string_view input);
/// The input is an address that a payload names.
void checkUrl(std::string_view input);
/// The input becomes a table, is written as CSV and read again.
void checkCsvRoundTrip(std::string_view input);
/// The input is a file; its first two bytes decide how it is told and cut into pieces.
void checkLines(std::string_view input);

struct Harness
{
    const char *name;
    void (*check)(std::string_view input);
};

/// All of them; their names are those of the programs and of the folders of seeds.
[[nodiscard]] std::span<const Harness> harnesses();

} // namespace ShelfHelp::Fuzz
