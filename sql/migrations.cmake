# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The migration runner, and the migrations compiled in as :/sql/migrations.
target_sources(shelfhelp_sql PRIVATE
    atlassum.cpp
    migrationfile.cpp
    migrationhistory.cpp
    migrationstatus.cpp
    migrator.cpp
    statementsplitter.cpp
)
file(GLOB migrations CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} migrations/*.sql)
qt_add_resources(shelfhelp_sql shelfhelp_migrations PREFIX /sql FILES ${migrations} migrations/atlas.sum)
