# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# shelfhelp_add_room(<target> <alias> [<set of precompiled headers>]) makes the static library of one folder:
# folder = namespace = target (docs/architecture.md).
function(shelfhelp_add_room target alias)
    add_library(${target} STATIC)
    add_library(ShelfHelp::${alias} ALIAS ${target})
    target_link_libraries(${target} PUBLIC shelfhelp_policy)
    if(ARGC GREATER 2)
        shelfhelp_use_precompiled(${ARGV2} ${target})
    else()
        shelfhelp_use_precompiled(common ${target})
    endif()
endfunction()

# What every test may ask for: where the sources and the built programs are.
function(shelfhelp_tell_folders target)
    target_compile_definitions(${target} PRIVATE
        SHELFHELP_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        SHELFHELP_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        SHELFHELP_BINARY_DIR="${PROJECT_BINARY_DIR}")
endfunction()

# shelfhelp_add_test_library(<name> SOURCES … LIBRARIES …) builds once what several tests of a folder share.
function(shelfhelp_add_test_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC shelfhelp_policy Qt6::Test ${ARG_LIBRARIES})
    shelfhelp_use_precompiled(tests ${name})
    shelfhelp_skip_precompiled_for_moc(${name})
    shelfhelp_tell_folders(${name})
endfunction()

# shelfhelp_add_test(<name> LABEL unit|database|gui|cli|faults SOURCES … LIBRARIES …)
# builds one Qt Test program per file and registers it with ctest.
function(shelfhelp_add_test name)
    cmake_parse_arguments(ARG "" "LABEL" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE shelfhelp_policy Qt6::Test ${ARG_LIBRARIES})
    shelfhelp_use_precompiled(tests ${name})
    shelfhelp_skip_precompiled_for_moc(${name})
    shelfhelp_tell_folders(${name})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        LABELS "${ARG_LABEL}"
        TIMEOUT 600 # of a busy machine; of what hangs, Qt Test ends each function after 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8")
endfunction()
