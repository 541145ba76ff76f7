# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# shelfhelp_add_room(<target> <alias>) makes the static library of one folder:
# folder = namespace = target (docs/architecture.md).
function(shelfhelp_add_room target alias)
    add_library(${target} STATIC)
    add_library(ShelfHelp::${alias} ALIAS ${target})
    target_link_libraries(${target} PUBLIC shelfhelp_policy)
endfunction()

# shelfhelp_add_test(<name> LABEL unit|database|gui|cli|faults SOURCES … LIBRARIES …)
# builds one Qt Test program per file and registers it with ctest.
function(shelfhelp_add_test name)
    cmake_parse_arguments(ARG "" "LABEL" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE shelfhelp_policy Qt6::Test ${ARG_LIBRARIES})
    # QVERIFY and friends need these two conversions; production code does not get them.
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_compile_definitions(${name} PRIVATE
        SHELFHELP_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        SHELFHELP_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        SHELFHELP_BINARY_DIR="${PROJECT_BINARY_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS "${ARG_LABEL}"
        TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8")
endfunction()
