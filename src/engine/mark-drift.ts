import { type FieldChange, isPending } from '../model/change.ts';
import type { Desired } from '../model/provider.ts';
import { diff } from './diff.ts';
import type { Node } from './graph.ts';
import { tagChanges } from './tag-changes.ts';

/** The fields, those marked as drift in which Git asks for the same as before: whatever made them differ, it was not its author. */
export function markDrift(fields: readonly FieldChange[], node: Node, before: Desired): FieldChange[] {
  const { rules, kind, desired } = node;
  const touched = [
    ...diff(desired.spec, before.spec, { rules, onChange: kind.onChange }),
    ...tagChanges(desired.tags, before.tags),
  ].map(({ path }) => path);
  return fields.map((field) => (isTouched(field, touched) ? field : { ...field, isDrift: true }));
}

/** What is known only after apply differs because something else that it depends on does. */
function isTouched({ path, after }: FieldChange, touched: readonly (readonly string[])[]): boolean {
  return isPending(after) || touched.some((other) => isWithin(path, other) || isWithin(other, path));
}

function isWithin(path: readonly string[], outer: readonly string[]): boolean {
  return outer.every((step, index) => path[index] === step);
}
