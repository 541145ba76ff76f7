// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verifycommand.h"

#include "console.h"
#include "migrationreport.h"

#include <sql/schema/migrator.h>
#include <sql/schema/verification.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct VerifyOptions
{
    bool json = false;
    bool print = false;
};

/// For sql/schema.shape.
int print(Sql::Connection &connection)
{
    const auto shape = Sql::readShape(connection);
    if (!shape.ok()) {
        return fail(shape.error());
    }
    printResult(QString::fromUtf8(Sql::shapeToText(shape.value())));
    return AllWell;
}

/// Nothing is applied halfway, so that what differs was changed by hand.
Error changedByHand()
{
    return {
        .message = u"The schema is not what the migrations made of it"_qs,
        .remedy =
            u"Put it back as sql/schema.sql has it. What was meant, such as another column, belongs into a migration."_qs};
}

int verify(Sql::Connection &connection, const VerifyOptions &options)
{
    if (options.print) {
        return print(connection);
    }
    const auto verification = Sql::verifySchema(connection);
    if (!verification.ok()) {
        return fail(verification.error());
    }
    options.json ? printResult(verificationJson(verification.value()))
                 : printResult(verificationText(verification.value()));
    printWarnings(verification.value().status);
    if (const Outcome current = Sql::requireCurrentSchema(connection); !current.ok()) {
        return fail(current.error());
    }
    return verification.value().isEqual() ? int(AllWell) : int(fail(changedByHand()));
}

} // namespace

void addVerifyCommand(CLI::App &migrate, const CommonOptions &common, int &status)
{
    auto options = std::make_shared<VerifyOptions>();
    CLI::App *command =
        migrate.add_subcommand("verify", "Compare the database's schema with what it should be");
    auto *json = command->add_flag("--json", options->json, "Print one JSON document");
    command->add_flag("--print", options->print, "Print what the schema consists of instead: a fact a line")
        ->excludes(json);
    command->callback([&common, &status, options] {
        status =
            withConnection(common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Reading,
                           [options](Sql::Connection &connection) { return verify(connection, *options); });
    });
}

} // namespace ShelfHelp::App
