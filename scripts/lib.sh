# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What the scripts share. Sourced, not run; leaves the caller in the project's folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# libqt6opengl6-dev is needed to find Qt Charts, and no package asks for it.
# shellcheck disable=SC2034  # used by the scripts that source this file
build_packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qtkeychain-qt6-dev
    libsimdjson-dev libcli11-dev libcsv-dev libpq-dev libssl-dev zlib1g-dev libzstd-dev python3 librsvg2-bin
)
# shellcheck disable=SC2034
runtime_packages=(libqt6sql6-psql postgresql-15 fonts-inter qt6-translations-l10n libsecret-1-0)
# shellcheck disable=SC2034
package_packages=(dpkg-dev gzip lintian xz-utils)
# shellcheck disable=SC2034
test_packages=(
    binutils curl dbus-daemon faketime fish gnome-keyring libvalijson-dev lld mandoc openssl pgbouncer poppler-utils systemd zip zsh
)
# shellcheck disable=SC2034
desktop_packages=(appstream desktop-file-utils libxml2-utils shared-mime-info)
# shellcheck disable=SC2034
fuzz_packages=(clang-14 libclang-rt-14-dev lld)
# shellcheck disable=SC2034
check_packages=(git clang-format-14 clang-tidy-14 python3 reuse codespell shellcheck)

say() { printf '==> %s\n' "$*" >&2; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# The text that CMakeLists.txt sets for a name.
project_value() { sed -n "s/^set($1 \"\(.*\)\").*/\1/p" CMakeLists.txt; }

project_version() { sed -n 's/^project(.* VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "this needs root rights, and there is no sudo: run as root: $*"
    fi
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# The PostgreSQL package would start a server of its own at once. We bring our own cluster; a machine
# that has been set up for PostgreSQL before is left as it is.
keep_main_cluster_away() {
    local settings=/etc/postgresql-common/createcluster.conf
    if [ ! -e "$settings" ]; then
        as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | as_root tee "$settings" >/dev/null
    fi
}

# Installs what is missing of the named packages; says nothing when nothing is.
install_packages() {
    local package missing=()
    command -v dpkg-query >/dev/null || return 0 # no Debian: cmake will name what it cannot find
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "Installing ${missing[*]}"
    keep_main_cluster_away
    as_root apt-get update -qq
    # UCF_FORCE_CONFFOLD keeps the setting of keep_main_cluster_away without a question.
    as_root env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 \
        apt-get -o DPkg::Lock::Timeout=120 install -qq --yes --no-install-recommends "${missing[@]}" >/dev/null
}

# Makes a bare Debian 12 with the packages of a folder in its /packages, in which nothing is started:
# make_bare_root FOLDER [PACKAGE…], with packages that it has besides. Sets root; the caller removes it.
make_bare_root() {
    local packages=$1 include
    include=$(IFS=, && printf '%s' "${*:2}")
    ls "$packages"/shelfhelp_*.deb "$packages"/shelfhelp-dashboard_*.deb >/dev/null || fail "no packages in $packages"
    install_packages mmdebstrap
    # mktemp's folder is closed; _apt, who fetches packages, needs a way in.
    root=$(mktemp -d /var/tmp/shelfhelp-root.XXXXXX)
    chmod 0755 "$root"
    trap 'rm -rf --one-file-system "$root"' EXIT
    say "Making a bare root"
    mmdebstrap --quiet --variant=minbase --mode=root ${include:+"--include=$include"} bookworm "$root" </dev/null
    mkdir "$root/packages"
    cp "$packages"/*.deb "$root/packages"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 0755 "$root/usr/sbin/policy-rc.d"
}

configure_preset() {
    local ninja_file=build/$1/build.ninja
    # Ninja notices changes of CMakeLists.txt by itself, but not of the presets.
    if [ ! -e "$ninja_file" ] || [ CMakePresets.json -nt "$ninja_file" ]; then
        say "Configuring the preset $1"
        cmake --preset "$1" >&2
    fi
}

build_preset() {
    configure_preset "$1"
    say "Building the preset $1"
    cmake --build --preset "$1" >&2
}
