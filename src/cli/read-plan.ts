import { count, flag, listOf, objectWith, oneOf, optional, text } from '../lib/fits.ts';
import { visible } from '../lib/visible.ts';
import type { Operation } from '../model/change.ts';
import { exitCode } from './exit-code.ts';
import type { PlanDocument } from './plan-document.ts';
import { complain } from './run-command.ts';
import { readSavedPlan } from './saved-plan.ts';
import type { Shell } from './shell.ts';

/** The saved plan in a file, fit to be shown to anybody; an exit code when there is none, and why is then printed. */
export async function readPlan(shell: Shell, file: string): Promise<PlanDocument | number> {
  const [present] = await shell.existing([file]);
  if (present === undefined) return complain(shell, absent(file));
  const saved = await readSavedPlan(shell, file);
  if (typeof saved === 'number' || isDrawable(saved)) return saved;
  const title = `the saved plan ${visible(file)} cannot be used: this version of evenkeel would not have written it`;
  return complain(shell, { title, code: exitCode.conflict, rows: [] });
}

const operations: Readonly<Record<Operation, true>> = {
  none: true,
  create: true,
  update: true,
  revise: true,
  replace: true,
  rollback: true,
  adopt: true,
  prune: true,
};
const operation = oneOf(...Object.keys(operations));
const origin = objectWith({ file: text, line: count });
const line = objectWith({
  ...{ sign: optional(text), depth: optional(count), label: optional(text), value: optional(text) },
  ...{ comment: optional(text), remark: optional(text), text: optional(text) },
});
const change = objectWith({
  ...{ id: text, action: operation, sign: text, note: text, isDrift: optional(flag), origin: optional(origin) },
  ...{ fields: listOf(objectWith({ path: text })), lines: listOf(line) },
  held: optional(objectWith({ reason: text, message: text })),
});

/** All that is drawn of a plan. Whoever opened a pull request may have written the file: nothing in it is taken for granted. */
const isDrawable = objectWith({
  ...{ hash: text, base: optional(text), offline: optional(flag) },
  source: objectWith({ revision: text }),
  place: optional(objectWith({ account: text, region: text })),
  request: objectWith({ paths: listOf(text), owner: text, env: optional(text) }),
  summary: objectWith(Object.fromEntries([...Object.keys(operations), 'held'].map((name) => [name, count]))),
  order: listOf(listOf(text)),
  cost: objectWith({ calls: count, deployments: count, tasks: count, leastSeconds: count }),
  changes: listOf(change),
});

function absent(file: string) {
  const fix = 'Save one with `evenkeel plan --out FILE`, and name it with --plan.';
  return { title: `there is no saved plan ${visible(file)}`, code: exitCode.usage, rows: [['fix', fix] as const] };
}
