// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QHash>
#include <QString>

namespace ShelfHelp::Ingest {

/// The settings of one section, by name in lower case.
using ProfileSettings = QHash<QString, QString>;

/// The sections of a file as the AWS tools write it, by the text between the brackets.
using ProfileSections = QHash<QString, ProfileSettings>;

/// Reads ~/.aws/credentials or ~/.aws/config; a file that does not exist has no sections. Sections and
/// settings that come twice are merged, the later one wins. Indented lines are settings within a setting,
/// which nothing here needs, and are passed over.
///
/// An error names the file and the line, never what stands there.
[[nodiscard]] Result<ProfileSections> readProfileFile(const QString &path);

} // namespace ShelfHelp::Ingest
