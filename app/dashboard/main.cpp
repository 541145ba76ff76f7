// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"
#include "report.h"

#include <sql/databaseaccess.h>
#include <sql/databaseworker.h>
#include <ui/charts/typography.h>
#include <ui/format/dates.h>
#include <ui/format/language.h>
#include <ui/window/mainwindow.h>
#include <ui/window/windowsettings.h>

#include <QApplication>
#include <QPointer>
#include <QStyleFactory>

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

void complain(const Error &error)
{
    std::fprintf(stderr, "shelfhelp-dashboard: %s\n", qUtf8Printable(error.toText()));
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
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_qs));
    QApplication::setFont(Ui::applicationFont(QApplication::font()));
}

/// One window after the other: a window in another language is a new one, where the last one was.
int showWindows(const Ui::WindowServices &services, Ui::WindowOptions options, QStringList payloads,
                const std::function<void(Ui::MainWindow *)> &isShown)
{
    while (true) {
        std::optional<QString> language;
        Ui::MainWindow window(services, options);
        QObject::connect(&window, &Ui::MainWindow::languageChanged, &window, [&](const QString &code) {
            language = code;
            window.close();
        });
        isShown(&window);
        window.show();
        window.replayPaths(std::exchange(payloads, {}));
        const int status = QApplication::exec();
        if (!language) {
            return status;
        }
        Ui::useLanguage(*language);
        options.page.reset(); // the settings know by now
        options.range.reset();
    }
}

int showWindow(const Sql::DatabaseChoice &choice, const Dashboard::Arguments &arguments)
{
    // Progress is told on the workers' threads; the relay carries it to this one, and outlives them.
    QPointer<Ui::MainWindow> shown;
    QObject relay;
    Sql::DatabaseAccess database(choice, Sql::DatabaseAccess::Schema::Required, [&](const QString &line) {
        QMetaObject::invokeMethod(&relay, [&shown, line] {
            if (shown) {
                shown->showProgress(line);
            }
        });
    });
    Sql::DatabaseWorker reading([&database] { return database.open(Sql::Purpose::Reading); });
    Sql::DatabaseWorker browsing([&database] { return database.open(Sql::Purpose::Reading); });
    Sql::DatabaseWorker replaying([&database] { return database.open(Sql::Purpose::Writing); });
    Sql::DatabaseWorker naming([&database] { return database.open(Sql::Purpose::Writing); });
    QTimeZone sourceZone = QTimeZone::utc(); // the preferences of the window change it
    Ui::WindowOptions options;
    options.sourceZoneChanged = [&sourceZone](const QTimeZone &zone) { sourceZone = zone; };
    options.page = arguments.page;
    options.range = arguments.range;
    options.colorScheme = arguments.colorScheme;
    options.reportingZone = arguments.reportingZone;
    options.sourceZone = arguments.sourceZone;
    if (arguments.kiosk) {
        options.kioskSeconds = arguments.kiosk->seconds;
    }
    const Ui::WindowServices services = Ui::databaseServices(
        {.reading = reading,
         .browsing = browsing,
         .replaying = replaying,
         .naming = naming,
         .openForWriting = [&database] { return database.open(Sql::Purpose::Writing); },
         .openAsOwner = [&database] { return database.open(Sql::Purpose::Owner); }},
        [&sourceZone] { return sourceZone; }, [&database] { return database.describe(); },
        [&database] { return database.tlsWarning(); });
    return showWindows(services, options, arguments.payloads,
                       [&shown](Ui::MainWindow *window) { shown = window; });
}

int writeReport(const Sql::DatabaseChoice &choice, const Dashboard::Arguments &arguments)
{
    const auto warn = [](const QString &warning) { complain({.message = u"Warning: "_qs + warning}); };
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
        complain({.message = u"Hint: "_qs + hint});
    }
    for (const Sql::AlertFinding &alert : news.value().alerts) {
        complain({.message = Dashboard::alertText(alert)});
    }
    return news.value().alerts.isEmpty() ? Dashboard::exitOk : Dashboard::exitAlert;
}

} // namespace

int main(int argc, char **argv)
{
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
    const Result<Sql::DatabaseChoice> choice =
        Sql::chooseDatabase(arguments.database, QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        complain(choice.error());
        return exitStatus(choice.error());
    }
    Ui::useLanguage(arguments.language.value_or(Ui::WindowSettings::load().preferences.language));
    return arguments.report ? writeReport(choice.value(), arguments) : showWindow(choice.value(), arguments);
}
