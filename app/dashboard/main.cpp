// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"
#include "connections.h"
#include "report.h"

#include <sql/databaseaccess.h>
#include <sql/databaseworker.h>
#include <sql/profiles/profilechoice.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/format/language.h>
#include <ui/upkeep/databaseupkeep.h>
#include <ui/window/mainwindow.h>
#include <ui/window/windowsettings.h>

#include <QApplication>
#include <QIcon>
#include <QPointer>
#include <QStyleFactory>

#include <app/options/coredumps.h>
#include <app/options/journal.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

using namespace ShelfHelp;

namespace {

/// One reverse-DNS id for the desktop entry, the metainfo, the icon and the window.
constexpr QLatin1StringView applicationId("io.github.shelf_help.analytics");

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

void complain(const Error &error, App::LogLevel level = App::LogLevel::Error)
{
    const QString text = u"shelfhelp-dashboard: "_qs + error.toText();
    std::fputs(App::logLine(STDERR_FILENO, level, text).constData(), stderr);
}

int exitStatus(const Error &error)
{
    return error.kind == ErrorKind::Usage ? Dashboard::exitUsage : Dashboard::exitFailed;
}

void setUpApplication()
{
    QApplication::setOrganizationName(u"shelf-help"_qs);
    QApplication::setApplicationName(u"shelfhelp-dashboard"_qs);
    QApplication::setApplicationDisplayName(u"Shelf Help Analytics"_qs);
    QApplication::setApplicationVersion(QStringLiteral(SHELFHELP_VERSION));
    QApplication::setDesktopFileName(applicationId);
    // The desktop's, in the size that it is drawn for; where the program is not installed, its own.
    QApplication::setWindowIcon(
        QIcon::fromTheme(applicationId, QIcon(u":/icons/%1.svg"_qs.arg(applicationId))));
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_qs));
    QApplication::setFont(Ui::applicationFont(QApplication::font()));
}

/// What the window wants to be made anew for.
struct Wish
{
    std::optional<QString> language;
    std::optional<QString> connection; ///< id of its profile
};

/// One window after the other: a window in another language is a new one, where the last one was. Ends with
/// the program, or with the wish for another database.
int showWindows(const Ui::WindowServices &services, Ui::WindowOptions options, QStringList payloads,
                const std::function<void(Ui::MainWindow *)> &isShown, std::optional<QString> &connection)
{
    while (true) {
        Wish wish;
        Ui::MainWindow window(services, options);
        QObject::connect(&window, &Ui::MainWindow::languageChanged, &window, [&](const QString &code) {
            wish.language = code;
            window.close();
        });
        QObject::connect(&window, &Ui::MainWindow::connectionChosen, &window, [&](const QString &id) {
            wish.connection = id;
            if (!window.close()) {
                wish.connection.reset();
            }
        });
        isShown(&window);
        window.show();
        window.replayPaths(std::exchange(payloads, {}));
        const int status = QApplication::exec();
        connection = wish.connection;
        if (!wish.language) {
            return status;
        }
        Ui::useLanguage(*wish.language);
        options.page.reset(); // the settings know by now
        options.range.reset();
    }
}

Ui::WindowOptions windowOptions(const Dashboard::Arguments &arguments)
{
    Ui::WindowOptions options;
    options.page = arguments.page;
    options.range = arguments.range;
    options.colorScheme = arguments.colorScheme;
    options.reportingZone = arguments.reportingZone;
    options.sourceZone = arguments.sourceZone;
    if (arguments.kiosk) {
        options.kioskSeconds = arguments.kiosk->seconds;
    }
    return options;
}

/// A window over one database, from the first connection to the last. Where the database could not even be
/// chosen the window says why, and offers the others.
int showDatabase(const Result<Sql::ChosenDatabase> &chosen, Ui::WindowOptions options,
                 const QStringList &payloads,
                 const std::function<Result<Sql::DatabaseChoice>(const QString &)> &choose,
                 std::optional<QString> &connection)
{
    // Progress is told on the workers' threads; the relay carries it to this one, and outlives them.
    QPointer<Ui::MainWindow> shown;
    QObject relay;
    const auto progress = [&](const QString &line) {
        QMetaObject::invokeMethod(&relay, [&shown, line] {
            if (shown) {
                shown->showProgress(line);
            }
        });
    };
    Sql::DatabaseAccess database(chosen.ok() ? chosen.value().choice : Sql::DatabaseChoice(),
                                 Sql::DatabaseAccess::Schema::Required, progress);
    const auto opening = [&](Sql::Purpose purpose) -> Sql::DatabaseWorker::Open {
        return [&chosen, &database, purpose]() -> Result<std::unique_ptr<Sql::Connection>> {
            if (!chosen.ok()) {
                return chosen.error();
            }
            return database.open(purpose);
        };
    };
    Sql::DatabaseWorker reading(opening(Sql::Purpose::Reading));
    Sql::DatabaseWorker browsing(opening(Sql::Purpose::Reading));
    Sql::DatabaseWorker replaying(opening(Sql::Purpose::Writing));
    Sql::DatabaseWorker naming(opening(Sql::Purpose::Writing));
    // Whoever looks after a database may have to do with another schema than ours.
    Sql::DatabaseAccess upkeepAccess(chosen.ok() ? chosen.value().choice : Sql::DatabaseChoice(),
                                     Sql::DatabaseAccess::Schema::Any, progress);
    Sql::DatabaseWorker upkeep([&]() -> Result<std::unique_ptr<Sql::Connection>> {
        return chosen.ok() ? upkeepAccess.open(Sql::Purpose::Owner) : chosen.error();
    });
    QTimeZone sourceZone = QTimeZone::utc(); // the preferences of the window change it
    options.sourceZoneChanged = [&sourceZone](const QTimeZone &zone) { sourceZone = zone; };
    options.profile = chosen.ok() ? chosen.value().profile : std::nullopt;
    Ui::WindowServices services = Ui::databaseServices(
        {.reading = reading,
         .browsing = browsing,
         .replaying = replaying,
         .naming = naming,
         .openForWriting = opening(Sql::Purpose::Writing),
         .openAsOwner = opening(Sql::Purpose::Owner)},
        [&sourceZone] { return sourceZone; }, [&] { return chosen.ok() ? database.describe() : QString(); },
        [&database] { return database.tlsWarning(); });
    services.upkeep =
        Ui::upkeepServicesOn({.worker = upkeep,
                              .choice = chosen.ok() ? chosen.value().choice : Sql::DatabaseChoice(),
                              .choose = choose,
                              .letGo =
                                  [&] {
                                      for (Sql::DatabaseAccess *access : {&database, &upkeepAccess}) {
                                          access->suspend(u"The embedded database is being worked on"_qs);
                                      }
                                  },
                              .takeBack =
                                  [&] {
                                      database.resume();
                                      upkeepAccess.resume();
                                  }});
    return showWindows(
        services, std::move(options), payloads, [&shown](Ui::MainWindow *window) { shown = window; },
        connection);
}

/// One database after the other, each in a window of its own.
int showDatabases(Result<Sql::ChosenDatabase> chosen, const Dashboard::Arguments &arguments)
{
    Dashboard::Connections connections;
    Ui::WindowOptions options = windowOptions(arguments);
    options.connections = connections.services();
    QStringList payloads = arguments.payloads;
    while (true) {
        connections.fillInPassword(chosen);
        std::optional<QString> next;
        const int status = showDatabase(
            chosen, options, std::exchange(payloads, {}),
            [&connections](const QString &id) { return connections.databaseOf(id); }, next);
        if (!next) {
            return status;
        }
        chosen = connections.choose(*next);
        options.page.reset();
        options.range.reset();
    }
}

int writeReport(const Sql::DatabaseChoice &choice, const Dashboard::Arguments &arguments)
{
    const auto warn = [](const QString &warning) {
        complain({.message = u"Warning: "_qs + warning}, App::LogLevel::Warning);
    };
    Sql::DatabaseAccess database(choice, Sql::DatabaseAccess::Schema::Required, {}, warn);
    const Ui::Preferences preferences = Ui::WindowSettings::load().preferences;
    const Ui::ColorScheme scheme = arguments.colorScheme.value_or(Ui::ColorScheme::Light);
    const Result<Dashboard::ReportNews> news = Dashboard::writeReport(
        database, *arguments.report,
        {.reportingZone = arguments.reportingZone.value_or(preferences.reportingZone),
         .sourceZone = arguments.sourceZone.value_or(preferences.sourceZone),
         .scheme = scheme == Ui::ColorScheme::System ? Ui::ColorScheme::Light : scheme});
    if (!news.ok()) {
        complain(news.error());
        return exitStatus(news.error());
    }
    for (const QString &hint : news.value().hints) {
        complain({.message = u"Hint: "_qs + hint}, App::LogLevel::Info);
    }
    for (const Sql::AlertFinding &alert : news.value().alerts) {
        complain({.message = Dashboard::alertText(alert)}, App::LogLevel::Warning);
    }
    return news.value().alerts.isEmpty() ? Dashboard::exitOk : Dashboard::exitAlert;
}

} // namespace

int main(int argc, char **argv)
{
    App::forbidCoreDumps();
    const auto parsed = Dashboard::parseCommandLine(argc, argv);
    if (const auto *early = std::get_if<Dashboard::EarlyExit>(&parsed)) {
        return early->status;
    }
    const auto &arguments = std::get<Dashboard::Arguments>(parsed);
    if (arguments.report && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // the same picture with and without a display
    } else if (!arguments.report && !hasDisplay()) {
        complain({.message = u"There is no display to show a window on"_qs,
                  .remedy = u"Write a report instead: shelfhelp-dashboard --report 28d --out report.pdf"_qs});
        return Dashboard::exitFailed;
    }
    if (arguments.report && !qEnvironmentVariableIsSet("QT_LOGGING_RULES")) {
        // Qt's remarks about a platform without windows would be taken for faults of the report.
        qputenv("QT_LOGGING_RULES", "default.warning=false");
    }
    const QApplication application(argc, argv);
    setUpApplication();
    Result<Sql::ChosenDatabase> chosen =
        Sql::requestedDatabase({.database = arguments.database, .profile = arguments.profile},
                               QProcessEnvironment::systemEnvironment());
    Ui::useLanguage(arguments.language.value_or(Ui::WindowSettings::load().preferences.language));
    // What was typed wrong is told at once; what was chosen once and cannot be used, in the window.
    const bool isTyped = !arguments.profile.isEmpty() ||
                         Sql::namesDatabase(arguments.database, QProcessEnvironment::systemEnvironment());
    if (!chosen.ok() && (isTyped || arguments.report)) {
        complain(chosen.error());
        return exitStatus(chosen.error());
    }
    if (!arguments.report) {
        return showDatabases(std::move(chosen), arguments);
    }
    if (const Outcome filled = Dashboard::fillInWithoutWindow(chosen.value()); !filled.ok()) {
        complain(filled.error());
        return exitStatus(filled.error());
    }
    return writeReport(chosen.value().choice, arguments);
}
