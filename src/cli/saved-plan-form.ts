import { anyOf, count, flag, listOf, objectWith, oneOf, optional, text, upTo } from '../lib/fits.ts';
import type { Operation } from '../model/change.ts';

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
/** No field stands in as many others. */
const deepest = 100;
const operation = oneOf(...Object.keys(operations));
const origin = objectWith({ file: text, line: count });
const field = objectWith({
  ...{ sign: oneOf('+', '-', '~', ' '), depth: upTo(deepest), label: text },
  ...{ value: optional(text), comment: optional(text) },
});
const remark = objectWith({ remark: oneOf('impact', 'rollout', 'held', 'why', 'fix'), text });
const change = objectWith({
  ...{ id: text, action: operation, sign: text, note: text, hash: text },
  ...{ isDrift: optional(flag), origin: optional(origin) },
  ...{ fields: listOf(objectWith({ path: text })), lines: listOf(anyOf(field, remark)) },
  held: optional(objectWith({ reason: text, message: text })),
});

/** All that is read of a saved plan. Whoever opened a pull request may have written the file: nothing in it is taken for granted. */
export const isSavedPlan = objectWith({
  ...{ version: text, hash: text, base: optional(text), offline: optional(flag) },
  source: objectWith({ revision: text }),
  place: optional(objectWith({ account: text, region: text })),
  request: objectWith({ paths: listOf(text), targets: listOf(text), prune: flag, owner: text, env: optional(text) }),
  summary: objectWith(Object.fromEntries([...Object.keys(operations), 'held'].map((name) => [name, count]))),
  order: listOf(listOf(text)),
  cost: objectWith({ calls: count, deployments: count, tasks: count, leastSeconds: count }),
  changes: listOf(change),
});
