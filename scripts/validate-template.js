// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Validates the CloudFormation template given as argument offline, then copies of it that are broken on
// purpose: the validator must find nothing in the first and something in every other. Run by
// `scripts/check template`, which installs @aws/cloudformation-validate below the working folder.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createRequire } = require('node:module');
const { RegoEngine, TemplateFile } =
    createRequire(path.join(process.cwd(), 'x.js'))('@aws/cloudformation-validate');

// What the validator has to notice, each with the change that breaks our template.
const faults = {
    'an unknown property': r => { r.EventQueue.Properties.Fifo = true; },
    'a property of the wrong type': r => { r.EventQueue.Properties.FifoQueue = { very: 'much' }; },
    'an attribute that does not exist': r => {
        r.EventSubscription.Properties.Endpoint = { 'Fn::GetAtt': ['EventQueue', 'Url'] };
    },
    'a batch size beyond a FIFO queue': r => { r.QueueTrigger.Properties.BatchSize = 100; },
    'too little concurrency': r => { r.QueueTrigger.Properties.ScalingConfig.MaximumConcurrency = 1; },
    'a FIFO queue without .fifo in its name': r => { r.EventQueue.Properties.QueueName = 'shelfhelp-events'; },
    'a FIFO queue with standard dead letters': r => {
        delete r.DeadLetterQueue.Properties.FifoQueue;
        r.DeadLetterQueue.Properties.QueueName = 'shelfhelp-dead';
    },
    'a function that outlasts the visibility timeout': r => { r.IngestFunction.Properties.Timeout = 200; },
};

const engine = new RegoEngine();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'template-'));

function errorsIn(file) {
    return engine.validateStandard(new TemplateFile(file)).diagnostics
        .filter(found => ['FATAL', 'ERROR'].includes(String(found.severity).toUpperCase()))
        .map(found => `${found.ruleId}: ${found.message}`);
}

function errorsOfBrokenCopy(template, breakIt) {
    const copy = structuredClone(template);
    breakIt(copy.Resources);
    const file = path.join(folder, 'broken.template.json');
    fs.writeFileSync(file, JSON.stringify(copy));
    return errorsIn(file);
}

function problemsOf(file) {
    const template = JSON.parse(fs.readFileSync(file, 'utf8'));
    const problems = errorsIn(file);
    for (const [fault, breakIt] of Object.entries(faults)) {
        const errors = errorsOfBrokenCopy(template, breakIt);
        console.log(`broken on purpose with ${fault}: ${errors[0]?.slice(0, 72) ?? 'NOT NOTICED'}`);
        if (errors.length === 0) {
            problems.push(`the validator does not notice ${fault}`);
        }
    }
    return problems;
}

try {
    const problems = problemsOf(process.argv[2]);
    problems.forEach(problem => console.error(problem));
    process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
    engine.free();
    fs.rmSync(folder, { recursive: true });
}
