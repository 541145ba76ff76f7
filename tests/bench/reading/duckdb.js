// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers one JSON request a line on standard input with one JSON line on standard output: {"sql", "parameters"}
// with {"seconds", "rows"} or {"error"}. Argument: the database file. Needs the package @duckdb/node-api.

"use strict";

const readline = require("node:readline");
const { DuckDBInstance } = require("@duckdb/node-api");

const text = (value) => (value === null ? "" : String(value));

async function answer(connection, { sql, parameters = [] }) {
  const start = process.hrtime.bigint();
  const statement = await connection.prepare(sql);
  parameters.forEach((parameter, index) => statement.bindVarchar(index + 1, parameter));
  const result = await statement.runAndReadAll();
  const rows = result.getRows();
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, rows: rows.map((row) => row.map(text)) };
}

async function main() {
  const instance = await DuckDBInstance.create(process.argv[2]);
  const connection = await instance.connect();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = await answer(connection, JSON.parse(line));
    } catch (error) {
      reply = { error: String(error.message ?? error) };
    }
    process.stdout.write(JSON.stringify(reply) + "\n");
  }
}

main();
