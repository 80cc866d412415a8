import { isObject, type Json } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import { isPending } from '../../model/change.ts';
import type { Place } from '../../model/resource.ts';
import { masked } from '../../model/secret.ts';

const longest = 100;
const shortest = 16;

/** A value in one line; an ARN of the place itself is cut to what tells it apart. */
export function valueText(value: Json, place?: Place): string {
  return inline(typeof value === 'string' ? cutArn(value, place) : value);
}

/** Two values that differ, each in one line and short; what both texts begin with is cut where it only distracts. */
export function pairTexts(before: Json, after: Json, place?: Place): [string, string] {
  if (typeof before !== 'string' || typeof after !== 'string') {
    return [valueText(before, place), valueText(after, place)];
  }
  const from = commonStart(before, after);
  if (from > 0) return [inline(`…${before.slice(from)}`), inline(`…${after.slice(from)}`)];
  const [left, right] = [cutArn(before, place), cutArn(after, place)];
  // Where only the account or the kind of thing differs, that is what must be seen.
  const hidesDifference = left === right || (isArn(before) && isArn(after) && (left === before) !== (right === after));
  return hidesDifference ? [inline(before), inline(after)] : [inline(left), inline(right)];
}

function inline(value: Json): string {
  if (value === masked) return masked;
  if (isPending(value)) return '(known after apply)';
  if (typeof value === 'string') return `"${visible(cutLong(value))}"`;
  if (Array.isArray(value)) return cutLong(`[${value.map(inline).join(', ')}]`);
  if (!isObject(value)) return String(value);
  const members = Object.entries(value).flatMap(([name, item]) =>
    item === undefined ? [] : [`${visible(name)}: ${inline(item)}`],
  );
  return cutLong(members.length === 0 ? '{}' : `{ ${members.join(', ')} }`);
}

function cutLong(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 25)}…${text.slice(-24)}`;
}

function isArn(text: string): boolean {
  return text.startsWith('arn:');
}

/** `…/web:41` for an ARN whose account and region are those of the plan. */
function cutArn(text: string, place: Place | undefined): string {
  const [, region, account, rest = ''] = /^arn:[^:]*:[^:]*:([^:]*):([^:]*):(.+)$/.exec(text) ?? [];
  const isHere = place && account === place.account && (region === '' || region === place.region);
  return isHere ? rest.replace(/^[a-z-]+(?=[:/])/, '…') : text;
}

/** Where the texts stop being equal, counted back to the last slash; 0 when too little would be won. */
function commonStart(left: string, right: string): number {
  if (Math.max(left.length, right.length) < 2 * shortest) return longDifference(left, right);
  let index = 0;
  while (index < left.length && left[index] === right[index]) index += 1;
  const slash = left.lastIndexOf('/', index - 1);
  return slash >= shortest ? slash : longDifference(left, right);
}

/** Texts that are cut because they are long must be cut so that their difference is seen. */
function longDifference(left: string, right: string): number {
  if (Math.max(left.length, right.length) <= longest) return 0;
  let index = 0;
  while (index < left.length && left[index] === right[index]) index += 1;
  return index > shortest ? index - shortest : 0;
}
