// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "holderprocess.h"

#include <sql/embedded/clusterfiles.h>
#include <sql/embedded/embeddedcluster.h>

#include <QFile>
#include <QString>

#include <memory>

namespace ShelfHelp::Tests {

using ClusterPointer = std::unique_ptr<Sql::EmbeddedCluster>;

constexpr QFile::Permissions ownerOnly(0x7000);

/// Options of a test's cluster, which need not survive a power cut.
[[nodiscard]] Sql::ClusterOptions optionsFor(const QString &directory, bool keepRunning = false);

/// A share in the cluster; null, with the reason as a warning, when it cannot be had.
[[nodiscard]] ClusterPointer acquire(const Sql::ClusterOptions &options);

/// The files of the newest version the directory has data for.
[[nodiscard]] Sql::ClusterFiles filesOf(const QString &directory);
[[nodiscard]] Sql::ClusterStatus statusOf(const QString &directory);
/// Process number in the cluster's postmaster.pid; 0 when there is none.
[[nodiscard]] qint64 postmasterOf(const QString &directory);

/// Number of rows a statement returns; -1 on an error.
[[nodiscard]] int rowsOf(const Sql::ConnectionSettings &settings, const QString &sql);

[[nodiscard]] QByteArray readFile(const QString &path);
void writeFile(const QString &path, const QByteArray &content);
/// Makes a directory in which every user may make files.
void makeOpen(const QString &directory);
[[nodiscard]] QFile::Permissions modeOf(const QString &path);

/// An embedded cluster in a folder of its own, with something in every corner of it to find again. Its
/// environment is hostile.
class KeptCluster final
{
    Q_DISABLE_COPY_MOVE(KeptCluster)

public:
    KeptCluster();

    /// Makes it, with a table, a role and a second database.
    void make(bool keepRunning = false);

    /// Whether it can be started, and the table is there.
    [[nodiscard]] bool isWhole() const;

    [[nodiscard]] const QString &place() const { return m_place; }

    /// A path beside it.
    [[nodiscard]] QString file(const QString &name) const { return m_directory.file(name); }

private:
    OpenDirectory m_directory;
    const QString m_place;
};

/// Keeps the tester's own PostgreSQL variables out of a test, by setting those that would do harm.
void setHostileEnvironment();

} // namespace ShelfHelp::Tests
