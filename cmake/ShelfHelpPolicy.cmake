# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# One INTERFACE target carries the language level, the warnings and the strict
# Qt defines; every target of the project links it, so there is one policy.
add_library(shelfhelp_policy INTERFACE)
target_compile_features(shelfhelp_policy INTERFACE cxx_std_20)
target_include_directories(shelfhelp_policy INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(shelfhelp_policy INTERFACE
    -Wall -Wextra -Wpedantic -Wcast-qual -Wcast-align -Woverloaded-virtual
    -Wold-style-cast -Wnon-virtual-dtor -Wshadow
    -Wno-missing-field-initializers # designated initialisers leave the rest to its defaults on purpose
    -fstack-protector-strong
    # What is handed on: as Debian hardens its packages, and with the same bytes wherever it is built.
    $<$<CONFIG:Release,RelWithDebInfo>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>
    $<$<CONFIG:Release,RelWithDebInfo>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>
    $<$<BOOL:${SHELFHELP_WERROR}>:-Werror>)
target_compile_definitions(shelfhelp_policy INTERFACE
    SHELFHELP_VERSION="${PROJECT_VERSION}"
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_link_options(shelfhelp_policy INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
