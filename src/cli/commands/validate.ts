import type { Problem } from '../../model/problem.ts';
import { environmentHint } from '../environment-hint.ts';
import { exitCode } from '../exit-code.ts';
import { pathsOr } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { githubAnnotations } from '../print/github.ts';
import { jsonDocument } from '../print/json.ts';
import { problemCounts, problemTexts } from '../print/problem.ts';
import { sarif } from '../print/sarif.ts';
import { counted } from '../print/words.ts';
import type { Checked, Shell, Workspace } from '../shell.ts';

/** What `validate` was asked for. */
export interface ValidateRequest {
  readonly paths: readonly string[];
  readonly output: 'text' | 'json' | 'sarif' | 'github';
  readonly warningsAsErrors: boolean;
}

/** Checks schema, references and rules; asks nobody. */
export async function validate(shell: Shell, request: ValidateRequest): Promise<number> {
  const workspace = await shell.openRuntime({ paths: pathsOr(shell, request.paths) });
  const checked = await workspace.runtime.check();
  const problems = request.warningsAsErrors ? checked.problems.map(asError) : checked.problems;
  const code = problems.some(({ severity }) => severity === 'error') ? exitCode.invalid : exitCode.ok;
  shell.stdout.write(outputs[request.output]({ shell, workspace, checked: { ...checked, problems }, code }));
  await environmentHint(shell, problems);
  return code;
}

interface Verdict {
  readonly shell: Shell;
  readonly workspace: Workspace;
  readonly checked: Checked;
  readonly code: number;
}

const outputs: Readonly<Record<ValidateRequest['output'], (verdict: Verdict) => string>> = {
  text: validationText,
  json: ({ checked, code }) =>
    jsonDocument('Validation', {
      valid: code === exitCode.ok,
      documents: checked.documents,
      source: { revision: checked.revision },
      env: checked.environment,
      problems: checked.problems,
    }),
  sarif: ({ shell, workspace, checked }) =>
    sarif(inRepository(checked.problems, shell), shell.version, shell.inRepository(workspace.paths[0] ?? '.')),
  github: ({ shell, checked }) => githubAnnotations(inRepository(checked.problems, shell)),
};

function validationText({ shell, workspace, checked, code }: Verdict): string {
  const { problems, documents } = checked;
  const paints = palette(shell.stdout.colour);
  const texts = problemTexts(problems, workspace.frameOf, paints);
  const many = counted(documents, 'document');
  if (code !== exitCode.ok) return `${texts}${problemCounts(problems)} in ${many} (exit ${code})\n`;
  if (problems.length > 0) return `${texts}${problemCounts(problems)} in ${many}\n`;
  return `${paints.green('Valid:')} ${many}, no problems.\n`;
}

/** Hosts look for files from the top of a repository, wherever in it evenkeel runs. */
function inRepository(problems: readonly Problem[], shell: Shell): Problem[] {
  return problems.map((problem) => {
    const { origin } = problem;
    return origin ? { ...problem, origin: { ...origin, file: shell.inRepository(origin.file) } } : problem;
  });
}

function asError(problem: Problem): Problem {
  return { ...problem, severity: 'error' };
}
