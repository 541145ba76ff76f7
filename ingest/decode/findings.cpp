// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "findings.h"

#include "text.h"

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

std::string textOf(simdjson::dom::element element)
{
    std::string_view text;
    return element.get(text) == simdjson::SUCCESS ? std::string(text)
                                                  : std::string(simdjson::minify(element));
}

} // namespace

bool Findings::refuse(std::string_view reason, std::string_view detail, std::string_view offending)
{
    m_rejection = Rejection{.reason = std::string(reason),
                            .path = {},
                            .offset = std::nullopt,
                            .detail = std::string(detail),
                            .excerpt = excerptOf(offending)};
    return false;
}

bool Findings::refuse(std::string_view reason, std::string_view detail, simdjson::dom::element offending)
{
    return refuse(reason, detail, textOf(offending));
}

bool Findings::refuse(const JsonFault &fault, std::string_view text)
{
    refuse(fault.reason, fault.detail, text.substr(fault.offset.value_or(0)));
    if (fault.offset) {
        m_rejection->offset = static_cast<std::int64_t>(*fault.offset);
    }
    return false;
}

bool Findings::within(std::string_view step)
{
    std::string &path = m_rejection->path;
    const bool joined = path.empty() || path.front() == '[' || step.empty();
    path.insert(0, joined ? std::string(step) : std::string(step) + '.');
    return false;
}

std::vector<std::string> Findings::warnings() const
{
    std::vector<std::string> names(m_warnings.begin(), m_warnings.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace ShelfHelp::Ingest
