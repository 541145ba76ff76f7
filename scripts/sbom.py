#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a software bill of materials (SPDX 2.3, JSON): what the programs load, as packages of this Debian.

usage: scripts/sbom.py VERSION SECONDS HOMEPAGE PROGRAM…
  VERSION  of Shelf Help Analytics
  SECONDS  since 1970, of the release: the same release, the same bytes
  HOMEPAGE where it is published: names of its documents begin so
  PROGRAM  the built programs and plugins; their libraries, and the plugins that Qt loads by name, are followed
"""
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys

# Loaded by name, so that no scan of a program finds them: plugins of Qt, by the library that loads them, and a library
# by that which loads it. And what is compiled in, without a library of its own.
PLUGINS = {
    "libQt6Sql.": ["sqldrivers/libqsqlpsql.so"],
    "libQt6Network.": ["tls/libqopensslbackend.so"],
    "libQt6Gui.": ["platforms/libqxcb.so", "platforms/libqoffscreen.so", "iconengines/libqsvgicon.so",
                   "imageformats/libqsvg.so"],
}
LOADED = {"libqt6keychain.": ["libsecret-1-0"]}
COMPILED_IN = ["libcli11-dev"]
FIELDS = ["Package", "Version", "Architecture", "source:Package", "source:Version", "Homepage"]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def libraries_of(files):
    found = set()
    for file in files:
        text = output("env", "--unset=LD_PRELOAD", "ldd", file)  # no library of the program
        if "not found" in text:
            sys.exit(f"error: a library of {file} is missing on this machine:\n{text}")
        found |= set(re.findall(r"=> (/\S+)", text))
    return found


def packages_of(paths):
    """The packages of the files. dpkg knows many by their path before /lib became /usr/lib."""
    names = {path: {path, real := os.path.realpath(path), real.removeprefix("/usr")} for path in paths}
    asked = sorted(set().union(*names.values()))
    answer = subprocess.run(["dpkg-query", "--search", *asked], capture_output=True, text=True).stdout
    owners = {line.split(": ", 1)[1]: line.split(":")[0] for line in answer.splitlines() if ": /" in line}
    found = {path: next((owners[name] for name in sorted(all_names) if name in owners), None)
             for path, all_names in names.items()}
    for path, package in found.items():
        if package is None:
            sys.exit(f"error: {path} belongs to no Debian package")
    return set(found.values())


def loaded_by(names, libraries):
    """What the libraries load of a table of names."""
    return [value for key, values in names.items() for value in values
            if any(os.path.basename(path).startswith(key) for path in libraries)]


def facts_of(package):
    values = output("dpkg-query", "--show", "--showformat", "\\t".join("${%s}" % f for f in FIELDS) + "\\n", package)
    return dict(zip(FIELDS, values.splitlines()[0].split("\t")))


def licence_comment(package):
    with open(f"/usr/share/doc/{package}/copyright", "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    return f"See /usr/share/doc/{package}/copyright of the Debian package (SHA-256 {digest})."


def element(package):
    facts = facts_of(package)
    version = facts["Version"].replace("+", "%2B")
    name = re.sub(r"[^A-Za-z0-9.-]", "-", package)
    return {
        "SPDXID": f"SPDXRef-deb-{name}",
        "name": package,
        "versionInfo": facts["Version"],
        "supplier": "Organization: Debian",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "homepage": facts["Homepage"] or "NOASSERTION",
        "sourceInfo": f"built from the source package {facts['source:Package']} {facts['source:Version']}",
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "licenseComments": licence_comment(package),
        "copyrightText": "NOASSERTION",
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": f"pkg:deb/debian/{package.replace('+', '%2B')}@{version}"
                                f"?arch={facts['Architecture']}&distro=debian-12",
        }],
    }


def program_element(path, version):
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    name = os.path.basename(path)
    return {
        "SPDXID": f"SPDXRef-{name}",
        "name": name,
        "versionInfo": version,
        "supplier": "Organization: Shelf Help Analytics developers",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
        "licenseConcluded": "GPL-3.0-or-later",
        "licenseDeclared": "GPL-3.0-or-later",
        "copyrightText": "2026 The Shelf Help Analytics developers",
        "primaryPackagePurpose": "LIBRARY" if name.endswith(".so") else "APPLICATION",
    }


def relation(one, kind, other):
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def document(version, seconds, homepage, programs):
    plugin_folder = output("qmake6", "-query", "QT_INSTALL_PLUGINS").strip()
    packages, relations = {}, []
    for path in programs:
        program = program_element(path, version)
        packages[program["SPDXID"]] = program
        relations.append(relation("SPDXRef-DOCUMENT", "DESCRIBES", program["SPDXID"]))
        libraries = libraries_of([path])
        plugins = [f"{plugin_folder}/{name}" for name in loaded_by(PLUGINS, libraries)]
        linked = packages_of(libraries | libraries_of(plugins) | set(plugins))
        compiled_in = [] if path.endswith(".so") else COMPILED_IN
        for package in sorted(linked | set(loaded_by(LOADED, libraries))) + compiled_in:
            part = element(package)
            packages[part["SPDXID"]] = part
            kind = "STATIC_LINK" if package in COMPILED_IN else "DYNAMIC_LINK"
            relations.append(relation(program["SPDXID"], kind, part["SPDXID"]))
    content = "".join(p["SPDXID"] + p["versionInfo"] for p in packages.values())
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"shelfhelp-{version}",
        "documentNamespace": f"{homepage}/spdx/shelfhelp-{version}-{hashlib.sha256(content.encode()).hexdigest()[:16]}",
        "creationInfo": {"created": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": [f"Tool: shelfhelp-sbom-{version}"]},
        "packages": [packages[key] for key in sorted(packages)],
        "relationships": relations,
    }


if len(sys.argv) < 5:
    sys.exit(__doc__)
print(json.dumps(document(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:]), indent=2, ensure_ascii=False))
