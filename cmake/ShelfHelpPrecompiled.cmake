# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Half of the time of a build goes into the same headers of Qt and of the library, read again for every source.
# With SHELFHELP_PRECOMPILED_HEADERS they are read once for each of a few sets. The sources must not come to rely
# on that: they include what they name, and scripts/check includes keeps it so.

# shelfhelp_add_precompiled(<set> HEADERS … LIBRARIES …) compiles a set of headers. What links its LIBRARIES, or
# more, can use it: the compiler takes a set only where the macros that it was made with are the same.
function(shelfhelp_add_precompiled set)
    if(NOT SHELFHELP_PRECOMPILED_HEADERS)
        return()
    endif()
    cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES" ${ARGN})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/precompiled_${set}.cpp)
    file(GENERATE OUTPUT ${source} CONTENT "// A target needs a source.\n")
    add_library(shelfhelp_precompiled_${set} OBJECT ${source})
    set_target_properties(shelfhelp_precompiled_${set} PROPERTIES AUTOMOC OFF)
    target_link_libraries(shelfhelp_precompiled_${set} PRIVATE shelfhelp_policy ${ARG_LIBRARIES})
    target_precompile_headers(shelfhelp_precompiled_${set} PRIVATE ${ARG_HEADERS})
endfunction()

# shelfhelp_use_precompiled(<set> <target> …) gives a set to targets.
function(shelfhelp_use_precompiled set)
    if(SHELFHELP_PRECOMPILED_HEADERS)
        foreach(target ${ARGN})
            target_precompile_headers(${target} REUSE_FROM shelfhelp_precompiled_${set})
        endforeach()
    endif()
endfunction()

# Most tests have no class for moc in a header, and nothing to gain for the file that is made of those.
function(shelfhelp_skip_precompiled_for_moc target)
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

set(shelfhelp_common_headers
    <QByteArray> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
    <QObject> <QSet> <QString> <QStringList> <QTimeZone> <QUrl> <QVariant>
    <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <string> <string_view> <utility> <variant>
    <vector>)
shelfhelp_add_precompiled(common HEADERS ${shelfhelp_common_headers} LIBRARIES Qt6::Core)
