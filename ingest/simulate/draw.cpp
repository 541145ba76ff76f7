// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "draw.h"

namespace ShelfHelp::Ingest::Simulation {

TraitStream::TraitStream(std::initializer_list<quint64> key)
{
    for (const quint64 part : key) {
        m_state ^= part;
        m_state = (*this)();
    }
}

quint64 TraitStream::operator()()
{
    m_state += 0x9e3779b97f4a7c15U;
    quint64 bits = m_state;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31);
}

} // namespace ShelfHelp::Ingest::Simulation
