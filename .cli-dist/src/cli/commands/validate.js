import { exitCode } from "../exit-code.js";
import { pathsOr } from "../planning.js";
import { palette } from "../print/colour.js";
import { githubAnnotations } from "../print/github.js";
import { jsonDocument } from "../print/json.js";
import { problemCounts, problemTexts } from "../print/problem.js";
import { sarif } from "../print/sarif.js";
import { counted } from "../print/words.js";
/** Checks schema, references and rules; asks nobody. */
export async function validate(shell, request) {
    const workspace = await shell.openRuntime({ paths: pathsOr(shell, request.paths) });
    const checked = await workspace.runtime.check();
    const problems = request.warningsAsErrors ? checked.problems.map(asError) : checked.problems;
    const code = problems.some(({ severity }) => severity === 'error') ? exitCode.invalid : exitCode.ok;
    shell.stdout.write(outputs[request.output]({ shell, workspace, checked: { ...checked, problems }, code }));
    return code;
}
const outputs = {
    text: validationText,
    json: ({ checked, code }) => jsonDocument('Validation', {
        valid: code === exitCode.ok,
        documents: checked.documents,
        source: { revision: checked.revision },
        problems: checked.problems,
    }),
    sarif: ({ shell, checked }) => sarif(checked.problems, shell.version),
    github: ({ checked }) => githubAnnotations(checked.problems),
};
function validationText({ shell, workspace, checked, code }) {
    const { problems, documents } = checked;
    const paints = palette(shell.stdout.colour);
    const texts = problemTexts(problems, workspace.frameOf, paints);
    const many = counted(documents, 'document');
    if (code !== exitCode.ok)
        return `${texts}${problemCounts(problems)} in ${many} (exit ${code})\n`;
    if (problems.length > 0)
        return `${texts}${problemCounts(problems)} in ${many}\n`;
    return `${paints.green('Valid:')} ${many}, no problems.\n`;
}
function asError(problem) {
    return { ...problem, severity: 'error' };
}
