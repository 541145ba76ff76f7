# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The Debian packages shelfhelp and shelfhelp-dashboard: cpack --config build/release/CPackConfig.cmake. What lies in
# them are the components of ShelfHelpInstall.cmake, and what Debian's policy asks for beside (resources/debian).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME shelfhelp)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # would come before that of each package
set(CPACK_PACKAGE_CONTACT ${SHELFHELP_CONTACT})
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL headless)
if(SHELFHELP_DASHBOARD)
    list(APPEND CPACK_COMPONENTS_ALL dashboard)
endif()

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${PROJECT_HOMEPAGE_URL})

set(CPACK_DEBIAN_HEADLESS_PACKAGE_NAME shelfhelp)
set(CPACK_DEBIAN_HEADLESS_PACKAGE_SECTION database)
set(CPACK_COMPONENT_HEADLESS_DESCRIPTION "ingest and figures of the Shelf Help notifications
Stores the notifications that the backend of Shelf Help publishes, from files
or from an SQS queue, each exactly once in PostgreSQL, and prints figures of
them. What cannot be understood is kept with its reason, and can be retried.
.
With PostgreSQL on the same machine it can bring up a private database of its
own. Services for systemd empty a queue, answer invocations, and write backups.")
# What is loaded by name no scan of the program finds: the driver of PostgreSQL.
set(CPACK_DEBIAN_HEADLESS_PACKAGE_DEPENDS libqt6sql6-psql)
set(CPACK_DEBIAN_HEADLESS_PACKAGE_RECOMMENDS "postgresql-15 | postgresql, ca-certificates")
set(CPACK_DEBIAN_HEADLESS_PACKAGE_SUGGESTS shelfhelp-dashboard)

set(CPACK_DEBIAN_DASHBOARD_PACKAGE_NAME shelfhelp-dashboard)
set(CPACK_DEBIAN_DASHBOARD_PACKAGE_SECTION database)
set(CPACK_COMPONENT_DASHBOARD_DESCRIPTION "desktop dashboard of the Shelf Help notifications
A window with the figures of Shelf Help: searches, shelves, durations,
libraries, books and outcomes, over any range and compared with another, each
mark of a chart with the rows that it counts.
.
It also writes reports as PDF, web page, picture or CSV, without a display.")
set(CPACK_DEBIAN_DASHBOARD_PACKAGE_DEPENDS "libqt6sql6-psql, hicolor-icon-theme")
set(CPACK_DEBIAN_DASHBOARD_PACKAGE_RECOMMENDS
    "postgresql-15 | postgresql, ca-certificates, fonts-inter, qt6-translations-l10n, libsecret-1-0, shelfhelp (= ${PROJECT_VERSION}-1)")
set(CPACK_DEBIAN_DASHBOARD_PACKAGE_SUGGESTS "qt6-wayland")

execute_process(COMMAND date --utc --rfc-email --date=${SHELFHELP_DATE} OUTPUT_VARIABLE SHELFHELP_DATE_RFC
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)

# shelfhelp_add_debian_files(<component> <package>) makes what the policy asks for of each package.
find_program(GZIP_PROGRAM gzip)
function(shelfhelp_add_debian_files component package)
    set(source ${PROJECT_SOURCE_DIR}/resources/debian)
    set(made ${PROJECT_BINARY_DIR}/debian/${package})
    configure_file(${source}/changelog.in ${made}/changelog.Debian @ONLY)
    configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${made}/changelog COPYONLY)
    foreach(name changelog.Debian changelog)
        execute_process(COMMAND ${GZIP_PROGRAM} -9nf ${made}/${name} COMMAND_ERROR_IS_FATAL ANY)
        install(FILES ${made}/${name}.gz DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package}
            COMPONENT ${component} EXCLUDE_FROM_ALL)
    endforeach()
    install(FILES ${source}/copyright DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${package}
        COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES ${source}/${package}.lintian-overrides DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/lintian/overrides
        RENAME ${package} COMPONENT ${component} EXCLUDE_FROM_ALL)
endfunction()

# shelfhelp_add_maintainer_scripts(<COMPONENT> <package> UNIT…) makes what stops and forgets the units of a package.
function(shelfhelp_add_maintainer_scripts component package)
    set(made ${PROJECT_BINARY_DIR}/debian/${package})
    list(JOIN ARGN " " SHELFHELP_UNITS)
    foreach(script postinst prerm postrm)
        configure_file(${PROJECT_SOURCE_DIR}/resources/debian/${script}.in ${made}/${script} @ONLY
            FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
        list(APPEND files ${made}/${script})
    endforeach()
    set(CPACK_DEBIAN_${component}_PACKAGE_CONTROL_EXTRA "${files};${made}/conffiles" PARENT_SCOPE)
endfunction()

shelfhelp_add_debian_files(headless shelfhelp)
shelfhelp_add_maintainer_scripts(HEADLESS shelfhelp
    shelfhelp-poll.service shelfhelp-serve.service shelfhelp-backup.service shelfhelp-backup.timer)
file(WRITE ${PROJECT_BINARY_DIR}/debian/shelfhelp/conffiles
    "/etc/shelfhelp/backup.env\n/etc/shelfhelp/poll.env\n/etc/shelfhelp/serve.env\n")
if(SHELFHELP_DASHBOARD)
    shelfhelp_add_debian_files(dashboard shelfhelp-dashboard)
    shelfhelp_add_maintainer_scripts(DASHBOARD shelfhelp-dashboard
        shelfhelp-report.service shelfhelp-report.timer)
    file(WRITE ${PROJECT_BINARY_DIR}/debian/shelfhelp-dashboard/conffiles "/etc/shelfhelp/report.env\n")
endif()
include(CPack)
