// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "event.h"
#include "jsonwalker.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ShelfHelp::Ingest {

/// What decoding one notification has found so far: its warnings and, once, the fault that ends it.
///
/// A check that fails says so with refuse() and returns false; the callers add the steps of the path with
/// within() on the way out, so that nothing is built for notifications that are sound.
class Findings final
{
public:
    void warn(std::string_view warning) { m_warnings.push_back(warning); }

    /// Always false, for `return findings.refuse(…)`. `offending` is quoted in the excerpt; `detail` is a
    /// sentence without payload text.
    bool refuse(std::string_view reason, std::string_view detail, std::string_view offending = {});
    bool refuse(std::string_view reason, std::string_view detail, simdjson::dom::element offending);
    bool refuse(const JsonFault &fault, std::string_view text);

    /// Puts a step (`Message`, `books[2]`) in front of the fault's path. Always false.
    bool within(std::string_view step);

    [[nodiscard]] bool refused() const { return m_rejection.has_value(); }

    [[nodiscard]] const Rejection &rejection() const { return *m_rejection; }

    /// Sorted, without repetition.
    [[nodiscard]] std::vector<std::string> warnings() const;

private:
    std::optional<Rejection> m_rejection;
    std::vector<std::string_view> m_warnings; ///< of reasons.h, hence never dangling
};

} // namespace ShelfHelp::Ingest
