// beside.cjs SCHEMA: checks the files of noon_bench by ajv and by the editors' JSON service, each in a process of its own,
// and plays its story by inkjs. `beside.cjs ajv|service FILE SCHEMA` is one such process.
'use strict';
const fs = require('fs');
const { spawnSync } = require('child_process');

function schemaRead(path) {
    const schema = JSON.parse(fs.readFileSync(path, 'utf8'));
    delete schema.$id;
    return schema;
}

function ajvCheck(file, schemaPath) {
    const Ajv = require('ajv');
    const check = new Ajv({ allErrors: true, strict: false }).compile(schemaRead(schemaPath));
    return check(JSON.parse(fs.readFileSync(file, 'utf8')));
}

async function serviceCheck(file, schemaPath) {
    const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
    const service = getLanguageService({});
    service.configure({ allowComments: false, schemas: [{ uri: 'scenario', fileMatch: ['*'], schema: schemaRead(schemaPath) }] });
    const document = TextDocument.create('file:///scenario.json', 'json', 1, fs.readFileSync(file, 'utf8'));
    return (await service.doValidation(document, service.parseJSONDocument(document))).length === 0;
}

function median(values) {
    return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function processMs(words, runs) {
    const times = [];
    for (let i = 0; i < runs; i++) {
        const start = process.hrtime.bigint();
        spawnSync(process.execPath, [__filename, ...words], { stdio: 'ignore' });
        times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
    return median(times);
}

function row(name, value) {
    console.log(name.padEnd(44) + ' ' + value);
}

function storyRate() {
    const { Compiler } = require('inkjs/full');
    const story = new Compiler(fs.readFileSync('story.ink', 'utf8')).Compile();
    const play = () => {
        story.ResetState();
        for (;;) {
            while (story.canContinue) {
                story.Continue();
            }
            if (story.currentChoices.length === 0) {
                return;
            }
            story.ChooseChoiceIndex(Math.floor(Math.random() * story.currentChoices.length));
        }
    };
    for (let i = 0; i < 100; i++) {
        play();
    }
    const start = process.hrtime.bigint();
    let plays = 0;
    while (process.hrtime.bigint() - start < 3000000000n) {
        play();
        plays++;
    }
    return plays / (Number(process.hrtime.bigint() - start) / 1e9);
}

function main(schema) {
    for (const size of ['1', '10']) {
        const file = 'big-' + size + '/scenario.json';
        if (fs.existsSync(file)) {
            for (const [name, how] of [['ajv', 'ajv'], ['the JSON service of editors', 'service']]) {
                row('beside: check ' + size + ' MB by ' + name, processMs([how, file, schema], 5).toFixed(1) + ' ms, whole process');
            }
        }
    }
    if (fs.existsSync('story.ink')) {
        row('beside: the same story by inkjs', storyRate().toFixed(0) + ' a second');
    }
}

const [how, file, schema] = process.argv.slice(2);
if (how === 'ajv') {
    ajvCheck(file, schema);
} else if (how === 'service') {
    serviceCheck(file, schema);
} else {
    main(how);
}
