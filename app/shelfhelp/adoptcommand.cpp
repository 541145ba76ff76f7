// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptcommand.h"

#include "adoptreport.h"
#include "console.h"

#include <unistd.h>

#include <iostream>
#include <memory>

namespace ShelfHelp::App {

namespace {

struct AdoptArguments
{
    bool yes = false;
    bool indexes = false;
    bool triggers = false;
    bool undo = false;
    bool plan = false;
    bool json = false;
};

AdoptionExtras extrasOf(const AdoptArguments &arguments)
{
    return {.indexes = arguments.indexes, .triggers = arguments.triggers};
}

/// The plan is what was asked for, or what a person decides by; beside JSON it must not stand on standard
/// output.
void show(const AdoptArguments &arguments, const QString &text)
{
    if (arguments.json) {
        printMessage(text.chopped(1));
    } else {
        printResult(text);
    }
}

/// Only a person at a terminal can say yes; fails when there is none.
Result<bool> mayGoOn(const AdoptArguments &arguments)
{
    if (arguments.yes) {
        return true;
    }
    if (isatty(STDIN_FILENO) == 0) {
        return Error{.message =
                         u"This asks first, and there is no terminal to ask on: nothing was changed"_qs,
                     .remedy = u"Add --yes to go on without asking, or --plan to only look."_qs};
    }
    std::cerr << "Type yes to go on: " << std::flush;
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "yes";
}

/// Asks; −1 when it may go on, else the exit status.
int askFirst(const AdoptArguments &arguments)
{
    const Result<bool> may = mayGoOn(arguments);
    if (!may.ok()) {
        return fail(may.error());
    }
    if (!may.value()) {
        printMessage(u"Nothing was changed."_qs);
        return CouldNot;
    }
    return -1;
}

int adoptNow(Sql::Connection &connection, const CommonOptions &common, const AdoptArguments &arguments,
             const Sql::AdoptionPlan &plan)
{
    Sql::AdoptionOptions options{.indexes = arguments.indexes, .triggers = arguments.triggers};
    if (!common.quiet) {
        options.progress = [](const QString &title, qsizetype number, qsizetype count) {
            printMessage(u"Step %1 of %2: %3"_qs.arg(QString::number(number), QString::number(count), title));
        };
    }
    const auto adopted = Sql::adopt(connection, options);
    if (!adopted.ok()) {
        return fail(adopted.error());
    }
    if (arguments.json) {
        QJsonObject document = toJson(plan);
        document.insert(u"adopted"_qs, toJson(adopted.value()));
        printResult(document);
    } else {
        printResult(adoptionText(adopted.value()));
    }
    return AllWell;
}

/// Nothing to ask about: the plan says what is in the way, or that all is done.
int tellOnly(const AdoptArguments &arguments, const Sql::AdoptionPlan &plan)
{
    if (arguments.json) {
        printResult(toJson(plan));
    } else {
        printResult(planText(plan, extrasOf(arguments)));
    }
    return plan.check.state == Sql::AdoptionState::Blocked ? CouldNot : AllWell;
}

int adopt(Sql::Connection &connection, const CommonOptions &common, const AdoptArguments &arguments)
{
    const auto plan = Sql::planAdoption(connection);
    if (!plan.ok()) {
        return fail(plan.error());
    }
    const bool wantsMore =
        (arguments.indexes || arguments.triggers) && plan.value().check.state == Sql::AdoptionState::Adopted;
    if (arguments.plan || !(plan.value().isPossible() || wantsMore)) {
        return tellOnly(arguments, plan.value());
    }
    if (!arguments.json || !arguments.yes) {
        show(arguments, planText(plan.value(), extrasOf(arguments)));
    }
    const int refused = askFirst(arguments);
    return refused >= 0 ? refused : adoptNow(connection, common, arguments, plan.value());
}

int undo(Sql::Connection &connection, const AdoptArguments &arguments)
{
    const auto plan = Sql::planAdoptionUndo(connection);
    if (!plan.ok()) {
        return fail(plan.error());
    }
    if (arguments.plan || !plan.value().isPossible()) {
        arguments.json ? printResult(toJson(plan.value())) : printResult(undoText(plan.value(), false));
        return plan.value().isPossible() ? AllWell : CouldNot;
    }
    if (!arguments.yes) {
        show(arguments, undoText(plan.value(), false));
    }
    if (const int refused = askFirst(arguments); refused >= 0) {
        return refused;
    }
    const auto undone = Sql::undoAdoption(connection);
    if (!undone.ok()) {
        return fail(undone.error());
    }
    arguments.json ? printResult(toJson(undone.value())) : printResult(undoText(undone.value(), true));
    return AllWell;
}

int run(const CommonOptions &common, const AdoptArguments &arguments)
{
    return withConnection(
        common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Owner, [&](Sql::Connection &connection) {
            return arguments.undo ? undo(connection, arguments) : adopt(connection, common, arguments);
        });
}

} // namespace

void addAdoptCommand(CLI::App &migrate, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<AdoptArguments>();
    CLI::App *command = migrate.add_subcommand(
        "adopt", "Take over the database of the existing pipeline as it stands, after showing the plan");
    command->add_flag("--yes", arguments->yes, "Do not ask");
    CLI::Option *plan = command->add_flag("--plan", arguments->plan, "Print the plan and change nothing");
    CLI::Option *undo =
        command->add_flag("--undo", arguments->undo, "Take the adoption back; rows of schema public stay");
    command
        ->add_flag("--indexes", arguments->indexes,
                   "Also build two indexes in schema public, without keeping writers away")
        ->excludes(undo);
    command
        ->add_flag("--triggers", arguments->triggers,
                   "Also make the triggers in schema public that keep figures quick while the table grows")
        ->excludes(undo);
    command->add_flag("--json", arguments->json, "Print one JSON document");
    plan->excludes(command->get_option("--yes"));
    command->callback([&common, &status, arguments] { status = run(common, *arguments); });
}

} // namespace ShelfHelp::App
