// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/window/mainwindow.h>

#include <QList>
#include <QPromise>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace ShelfHelp::Tests {

/// A database that is not there: answers of the test's choosing, and a record of what was asked.
/// Must outlive the window that uses services().
class FakeServices final
{
public:
    /// Wed 13 Mar 2024, 10:40 UTC; there are data since the New Year.
    static inline const QDateTime now = QDateTime({2024, 3, 13}, {10, 40}, Qt::UTC);

    Result<Sql::DataSpan> span =
        Sql::DataSpan{QDateTime({2024, 1, 1}, {9, 0}, Qt::UTC), QDateTime({2024, 3, 12}, {21, 0}, Qt::UTC)};
    Result<Ingest::IngestSummary> replayAnswer = Ingest::IngestSummary{};
    QString tlsWarning;
    bool answersFigures = true; ///< else they are asked for and never arrive

    QList<Sql::TimeContext> contexts;
    QList<std::shared_ptr<QPromise<Result<Sql::OverviewFigures>>>> figurePromises;
    QList<Ui::BooksModel::Request> bookRequests;
    QList<Ui::LibrariesModel::Request> libraryRequests;
    QList<Ui::ReplaySource> replays;
    int spanRequests = 0;

    [[nodiscard]] Ui::WindowServices services();
    [[nodiscard]] static Ui::WindowOptions options();

private:
    QFuture<Result<Sql::OverviewFigures>> answerFigures(const Sql::TimeContext &context);
};

/// Settings of their own, empty at first, for the life of the object.
class PrivateSettings final
{
public:
    PrivateSettings()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

private:
    QTemporaryDir m_directory;
};

/// Figures with a few searches, as a small database would give them.
[[nodiscard]] Sql::OverviewFigures someFigures(const Sql::TimeContext &context);

} // namespace ShelfHelp::Tests
