import { kinds } from "../src/kinds/index.js";
import { generatedFiles } from "./generate/generated-files.js";
import { staleFiles, writeStaleFiles } from "./generate/stale-files.js";
const files = generatedFiles('.', kinds);
const stale = staleFiles('.', files);
if (process.argv.includes('--check')) {
    for (const path of stale)
        process.stderr.write(`stale: ${path}\n`);
    if (stale.length > 0)
        process.stderr.write('Run `npm run generate` and commit the result.\n');
    process.exitCode = stale.length === 0 ? 0 : 1;
}
else {
    writeStaleFiles('.', files);
    for (const path of stale)
        process.stdout.write(`${path}\n`);
    process.stdout.write(`${files.size} generated files, ${stale.length} of them changed\n`);
}
