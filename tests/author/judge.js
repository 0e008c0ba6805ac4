// What ajv says of files: judge.js SCHEMA FOLDER, paths on standard input, one a line; for each a line of JSON with its
// errors. FOLDER: where its node_modules may lie. Ends with 77 when ajv is not there.
"use strict";
const fs = require("fs");
const [schema, folder] = process.argv.slice(2);
let Ajv;
try {
    Ajv = require(require.resolve("ajv", { paths: [folder, "/usr/share/nodejs"] }));
} catch {
    process.exit(77);
}
const validate = new (Ajv.default || Ajv)({ allErrors: true, strict: false }).compile(JSON.parse(fs.readFileSync(schema, "utf8")));
for (const path of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
    validate(JSON.parse(fs.readFileSync(path, "utf8")));
    console.log(JSON.stringify((validate.errors || []).map((error) => `${error.instancePath ?? error.dataPath} ${error.message}`)));
}
