import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import type { Desired, Observed } from '../model/provider.ts';
import type { Node } from './graph.ts';
import { canonicalObserved } from './same-content.ts';

/** The desired spec with the fields of `policy.ignoreChanges` as they are on AWS, so that they are neither shown nor sent. */
export function ignoreFields(desired: Desired, node: Node, live: Observed): Desired {
  const pointers = node.manifest.policy.ignoreChanges ?? [];
  if (pointers.length === 0) return desired;
  const observed = canonicalObserved(node, live.spec, undefined);
  const spec = structuredClone(desired.spec);
  let { tags } = desired;
  for (const pointer of pointers) {
    const [root, ...steps] = pointer.split('/').slice(1).map(unescapePointer);
    if (root !== 'spec') continue;
    if (steps[0] === 'tags') tags = ignoreTags(tags, live.tags, steps[1]);
    else copyAt(spec, observed, steps);
  }
  return { ...desired, spec, tags };
}

function ignoreTags(wanted: Desired['tags'], live: Desired['tags'], key: string | undefined): Desired['tags'] {
  if (key === undefined)
    return { ...live, ...Object.fromEntries(Object.entries(wanted).filter(([name]) => name.startsWith('evenkeel:'))) };
  const { [key]: _ignored, ...others } = wanted;
  return live[key] === undefined ? others : { ...others, [key]: live[key] };
}

function copyAt(target: JsonObject, source: JsonObject, steps: readonly string[]): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  const below = target[step];
  const sourceBelow = source[step];
  if (rest.length > 0 && Array.isArray(below) && Array.isArray(sourceBelow)) {
    copyAt(below as unknown as JsonObject, sourceBelow as unknown as JsonObject, rest);
  } else if (rest.length > 0 && isObject(below) && isObject(sourceBelow)) {
    copyAt(below, sourceBelow, rest);
  } else if (rest.length === 0) {
    setOrDelete(target, step, sourceBelow);
  }
}

function setOrDelete(target: JsonObject, step: string, value: Json | undefined): void {
  if (value === undefined) delete target[step];
  else target[step] = value;
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
