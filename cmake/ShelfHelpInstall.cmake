# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What belongs where on a machine: cmake --install build/release --prefix /usr [--component headless|dashboard].
# The packages (ShelfHelpPackages.cmake) are made of the same components.
include(GNUInstallDirs)

set(SHELFHELP_UNIT_DIR lib/systemd/system CACHE STRING "Folder of systemd's units, below the prefix or absolute")
set(shelfhelp_id io.github.shelf_help.analytics) # of desktop entry, icon, metainfo and window
set(shelfhelp_doc_dir ${CMAKE_INSTALL_DATAROOTDIR}/doc/shelfhelp)
set(shelfhelp_resources ${PROJECT_SOURCE_DIR}/resources)

# Man page and completions of a program, from what its parser tells of itself.
find_package(Python3 3.9 COMPONENTS Interpreter)
function(shelfhelp_install_shell_files program component)
    if(NOT Python3_FOUND)
        message(STATUS "Without Python 3 there are no man pages and no completions")
        return()
    endif()
    set(folder ${PROJECT_BINARY_DIR}/shell)
    set(scripts ${PROJECT_SOURCE_DIR}/scripts/shellfiles)
    set(stamp ${folder}/${program}.1)
    add_custom_command(OUTPUT ${stamp}
        COMMAND ${CMAKE_COMMAND} -E env PYTHONDONTWRITEBYTECODE=1 QT_QPA_PLATFORM=offscreen
            ${Python3_EXECUTABLE} ${scripts} $<TARGET_FILE:${program}> ${SHELFHELP_DATE}
            ${shelfhelp_resources}/man/${program}.mdoc ${folder}
        DEPENDS ${program} ${shelfhelp_resources}/man/${program}.mdoc
            ${scripts}/__main__.py ${scripts}/commands.py ${scripts}/completions.py ${scripts}/manpage.py
        COMMENT "Man page and completions of ${program}" VERBATIM)
    add_custom_target(${program}_shell_files ALL DEPENDS ${stamp}.gz)
    add_custom_command(OUTPUT ${stamp}.gz COMMAND gzip -9nkf ${stamp} DEPENDS ${stamp} VERBATIM)
    install(FILES ${stamp}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${component})
    set(data ${CMAKE_INSTALL_DATAROOTDIR})
    install(FILES ${folder}/bash/${program} DESTINATION ${data}/bash-completion/completions COMPONENT ${component})
    install(FILES ${folder}/zsh/_${program} DESTINATION ${data}/zsh/vendor-completions COMPONENT ${component})
    install(FILES ${folder}/fish/${program}.fish
        DESTINATION ${data}/fish/vendor_completions.d COMPONENT ${component})
endfunction()

# Units, and what they need to know, in /etc readable by root only, because logins may come into it.
function(shelfhelp_install_services component)
    foreach(unit ${ARGN})
        install(FILES ${shelfhelp_resources}/deploy/shelfhelp-${unit}.service
            DESTINATION ${SHELFHELP_UNIT_DIR} COMPONENT ${component})
        # Installed by hand it is an example, to be copied to where the unit reads it; packages put it there.
        install(FILES ${shelfhelp_resources}/deploy/${unit}.env
            DESTINATION ${shelfhelp_doc_dir}/examples COMPONENT ${component})
        install(FILES ${shelfhelp_resources}/deploy/${unit}.env DESTINATION /etc/shelfhelp
            PERMISSIONS OWNER_READ OWNER_WRITE COMPONENT ${component} EXCLUDE_FROM_ALL)
        if(EXISTS ${shelfhelp_resources}/deploy/shelfhelp-${unit}.timer)
            install(FILES ${shelfhelp_resources}/deploy/shelfhelp-${unit}.timer
                DESTINATION ${SHELFHELP_UNIT_DIR} COMPONENT ${component})
        endif()
    endforeach()
endfunction()

# The icon as it is drawn, and in the sizes for which a vector picture is too slow or too blurred.
function(shelfhelp_install_icons component)
    set(hicolor ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor)
    set(drawn ${shelfhelp_resources}/icons/${shelfhelp_id})
    install(FILES ${drawn}.svg DESTINATION ${hicolor}/scalable/apps COMPONENT ${component})
    install(FILES ${drawn}-symbolic.svg DESTINATION ${hicolor}/symbolic/apps COMPONENT ${component})
    find_program(RSVG_CONVERT rsvg-convert)
    if(NOT RSVG_CONVERT)
        message(STATUS "Without rsvg-convert (librsvg2-bin) the icon is a vector picture only")
        return()
    endif()
    foreach(size 16 24 32 48 64 128 256)
        set(picture ${PROJECT_BINARY_DIR}/icons/${size}/${shelfhelp_id}.png)
        set(source ${drawn}.svg)
        if(size LESS 32)
            set(source ${drawn}-small.svg)
        endif()
        file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/icons/${size})
        add_custom_command(OUTPUT ${picture}
            COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} --output ${picture} ${source}
            DEPENDS ${source} VERBATIM)
        list(APPEND pictures ${picture})
        install(FILES ${picture} DESTINATION ${hicolor}/${size}x${size}/apps COMPONENT ${component})
    endforeach()
    add_custom_target(shelfhelp_icons ALL DEPENDS ${pictures})
endfunction()

install(TARGETS shelfhelp DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT headless)
shelfhelp_install_shell_files(shelfhelp headless)
shelfhelp_install_services(headless poll serve backup)
install(FILES README.md CHANGELOG.md DESTINATION ${shelfhelp_doc_dir} COMPONENT headless)
install(DIRECTORY docs DESTINATION ${shelfhelp_doc_dir} COMPONENT headless)
install(DIRECTORY resources/samples resources/schemas
    DESTINATION ${shelfhelp_doc_dir}/examples COMPONENT headless)
install(FILES resources/deploy/shelfhelp.template.json
    DESTINATION ${shelfhelp_doc_dir}/examples COMPONENT headless)

if(SHELFHELP_DASHBOARD)
    install(TARGETS shelfhelp-dashboard DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT dashboard)
    # Where app/options/keychain.cpp looks; connections, and so passwords, are made in the window.
    install(TARGETS shelfhelp_keychain LIBRARY DESTINATION lib/shelfhelp COMPONENT dashboard)
    shelfhelp_install_shell_files(shelfhelp-dashboard dashboard)
    shelfhelp_install_services(dashboard report)
    shelfhelp_install_icons(dashboard)
    set(desktop ${shelfhelp_resources}/desktop/${shelfhelp_id})
    configure_file(${desktop}.metainfo.xml.in ${PROJECT_BINARY_DIR}/${shelfhelp_id}.metainfo.xml @ONLY)
    set(data ${CMAKE_INSTALL_DATAROOTDIR})
    install(FILES ${desktop}.desktop DESTINATION ${data}/applications COMPONENT dashboard)
    install(FILES ${PROJECT_BINARY_DIR}/${shelfhelp_id}.metainfo.xml
        DESTINATION ${data}/metainfo COMPONENT dashboard)
    install(FILES ${desktop}.mime.xml DESTINATION ${data}/mime/packages RENAME ${shelfhelp_id}.xml
        COMPONENT dashboard)
endif()
