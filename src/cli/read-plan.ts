import { count, flag, listOf, objectWith, oneOf, optional, text } from '../lib/fits.ts';
import type { Json } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import type { Operation } from '../model/change.ts';
import { exitCode } from './exit-code.ts';
import type { PlanDocument } from './plan-document.ts';
import { complain } from './run-command.ts';
import type { Shell } from './shell.ts';

/** The plan that `plan --out` saved; an exit code when there is none to be read, which is then said. */
export async function readPlan(shell: Shell, file: string): Promise<PlanDocument | number> {
  const shown = visible(file);
  const [present] = await shell.existing([file]);
  if (present === undefined) return complain(shell, unusable(`there is no saved plan ${shown}`));
  const content = parsed(await shell.readText(file));
  if (isPlan(content)) return content as unknown as PlanDocument;
  return complain(shell, unusable(`${shown} is no plan that this version of evenkeel can read`));
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

/** All that is drawn of a plan. Whoever opened a pull request may have written the file, so that nothing in it is taken for granted. */
const isPlan = objectWith({
  ...{
    apiVersion: oneOf('evenkeel/v1'),
    kind: oneOf('Plan'),
    hash: text,
    base: optional(text),
    offline: optional(flag),
  },
  source: objectWith({ revision: text }),
  place: optional(objectWith({ account: text, region: text })),
  request: objectWith({ paths: listOf(text), owner: text, env: optional(text) }),
  summary: objectWith(Object.fromEntries([...Object.keys(operations), 'held'].map((name) => [name, count]))),
  order: listOf(listOf(text)),
  cost: objectWith({ calls: count, deployments: count, tasks: count, leastSeconds: count }),
  changes: listOf(change),
});

function parsed(content: string): Json | undefined {
  try {
    return JSON.parse(content) as Json;
  } catch {
    // Whatever it is, it is no plan.
    return undefined;
  }
}

function unusable(title: string) {
  const fix = 'Save one with `evenkeel plan --out FILE`, and name it with --plan.';
  return { title, code: exitCode.usage, rows: [['fix', fix] as const] };
}
