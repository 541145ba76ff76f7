// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts the emulator fauxqs on 127.0.0.1: node fauxqs.mjs FOLDER_OF_FAUXQS. Prints its port.
const { buildApp } = await import(`${process.argv[2]}/dist/app.js`);
const app = buildApp({ logger: false, host: 'localhost', defaultRegion: 'eu-west-1' });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(app.server.address().port);
