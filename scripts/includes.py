#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds sources that name what they do not include, and compile only with the precompiled headers.

usage: scripts/includes.py LISTS_OF_HEADERS… < list of sources

Looks for the classes and functions of the headers in the CMakeLists.txt named (cmake/ShelfHelpPrecompiled.cmake has
more), and for their headers among all that a source includes, directly or not. Conditions are not evaluated: what is
found is missing, but not all that is missing is found. Prints what was found; the exit status is 1 then.
"""

import functools
import os
import re
import subprocess
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)
# A header of Qt has the name of its class.
NAMES_OF = {
    "algorithm": r"std::(?:(?:ranges::)?(?:sort|stable_sort|find|find_if|count_if|any_of|all_of|none_of|copy|copy_if|"
                 r"transform|lower_bound|upper_bound|equal|reverse|rotate|fill|unique|adjacent_find|min_element|"
                 r"max_element|nth_element|shuffle|set_difference|is_sorted|remove_if|replace)\b|clamp\b)",
    "array": r"std::(?:array|to_array)\b",
    "chrono": r"std::chrono\b",
    "functional": r"std::(?:function|bind_front|invoke|plus|greater)\b",
    "map": r"std::(?:multi)?map\b",
    "memory": r"std::(?:unique_ptr|shared_ptr|weak_ptr|make_unique|make_shared)\b",
    "optional": r"std::(?:optional|nullopt|make_optional)\b",
    "qtestcase.h": r"\b(?:QCOMPARE|QVERIFY2?|QFETCH|QSKIP|QFAIL)\b",
    "qtestdata.h": r"\bQTestData\b",
    "string": r"std::(?:string|to_string|stoi|getline)\b",
    "string_view": r"std::string_view\b",
    "utility": r"std::(?:pair|exchange|as_const|swap|index_sequence)\b",
    "variant": r"std::(?:variant|visit|get_if|holds_alternative|monostate)\b",
    "vector": r"std::vector\b",
}


def folders():
    qt = subprocess.run(["qmake6", "-query", "QT_INSTALL_HEADERS"], capture_output=True, text=True, check=True)
    said = subprocess.run(["g++", "-x", "c++", "-E", "-v", os.devnull], capture_output=True, text=True, check=True)
    standard = re.search(r"#include <\.\.\.>.*?\n(.*?)\nEnd of search", said.stderr, re.DOTALL)[1].split()
    top = qt.stdout.strip()
    modules = sorted(entry.path for entry in os.scandir(top) if entry.is_dir())
    return [".", top, *modules, *standard]


FOLDERS = folders()


@functools.cache
def place_of(kind, name, folder):
    near = [folder] if kind == '"' else []
    for place in near + FOLDERS:
        path = os.path.normpath(os.path.join(place, name))
        if os.path.isfile(path):
            return path
    return None


@functools.cache
def text_of(path):
    with open(path, encoding="utf-8", errors="replace") as source:
        return source.read()


@functools.cache
def included_by(path):
    found = (place_of(kind, name, os.path.dirname(path)) for kind, name in INCLUDE.findall(text_of(path)))
    return [place for place in found if place]


def reached_from(path):
    reached, open_paths = {path}, [path]
    while open_paths:
        for other in included_by(open_paths.pop()):
            if other not in reached:
                reached.add(other)
                open_paths.append(other)
    return reached


def wanted_headers(lists):
    """Of each header: what names it, and where it really is: <QString> only includes qstring.h."""
    names = {name for path in lists for name in re.findall(r"<([\w.]+)>", re.sub("#.*", "", text_of(path)))}
    wanted = []
    for name in sorted(names):
        pattern = NAMES_OF.get(name) or (rf"\b{name}\b" if name.startswith("Q") else None)
        if not pattern:
            sys.exit(f"error: {sys.argv[0]} does not know what <{name}> is for")
        place = place_of("<", name, "")
        if name.startswith("Q"):
            place = included_by(place)[0]
        wanted.append((name, re.compile(pattern), place))
    return wanted


def is_declared(name, paths):
    """For pointers and references that is enough."""
    declaration = re.compile(rf"\bclass (?:Q_\w+_EXPORT )?{name};")
    return any(declaration.search(text_of(path)) for path in paths)


def main():
    wanted = wanted_headers(sys.argv[1:])
    missing = []
    for path in (line.strip() for line in sys.stdin):
        code = INCLUDE.sub("", COMMENT_OR_STRING.sub('""', text_of(path)))
        reached = reached_from(path)
        for name, pattern, place in wanted:
            if place in reached or not pattern.search(code):
                continue
            needs_more = re.search(rf"\b{name}\b(?! ?[*&]|;)", code)
            if needs_more or not name.startswith("Q") or not is_declared(name, reached):
                missing.append(f"{path}: does not include <{name}>")
    if missing:
        sys.exit("\n".join(missing))


main()
