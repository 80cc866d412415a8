import { nearest } from '../lib/nearest.ts';
import { visible } from '../lib/visible.ts';
import type { Kind, Registry } from '../model/kind.ts';
import { overlayKind, overlaySummary } from '../model/overlay.ts';
import { type ResourceId, resourceId } from '../model/resource.ts';
import { exitCode } from './exit-code.ts';
import type { Complaint } from './print/failure.ts';
import type { DescribedKind } from './schema-path.ts';

/** What `KIND[/NAME]` on the command line means. */
export interface ResourceArgument {
  readonly kind: Kind;
  readonly name?: string;
}

/** The kind that a word means, in any case and number: `Service`, `services`, `task-definition`. */
export function kindNamed(word: string, registry: Registry): Kind | Complaint {
  const wanted = plainWord(word);
  const kinds = [...registry.kinds.values()];
  const found = kinds.find(({ name }) => [plainWord(name), pluralOf(plainWord(name))].includes(wanted));
  if (found) return found;
  return unknownKind(word, [...registry.kinds.keys()]);
}

/** The kind of documents that a word means: one of resources, or overlays. */
export function describedKindNamed(word: string, registry: Registry): DescribedKind | Complaint {
  const isOverlay = [plainWord(overlayKind), pluralOf(plainWord(overlayKind))].includes(plainWord(word));
  if (isOverlay) return { name: overlayKind, summary: overlaySummary };
  const kind = kindNamed(word, registry);
  return 'code' in kind ? unknownKind(word, [...registry.kinds.keys(), overlayKind]) : kind;
}

function unknownKind(word: string, names: readonly string[]): Complaint {
  const near = nearest(word, names);
  return {
    title: `there is no kind "${visible(word)}"`,
    code: exitCode.usage,
    rows: [['fix', near ? `did you mean ${near}?` : `the kinds are ${names.join(', ')}`]],
  };
}

/** Reads `KIND` or `KIND/NAME`. */
export function resourceArgument(text: string, registry: Registry): ResourceArgument | Complaint {
  const slash = text.indexOf('/');
  const kind = kindNamed(slash === -1 ? text : text.slice(0, slash), registry);
  if (!('fields' in kind)) return kind;
  return slash === -1 ? { kind } : { kind, name: text.slice(slash + 1) };
}

/** Reads `KIND/NAME`. */
export function resourceIdArgument(text: string, registry: Registry): ResourceId | Complaint {
  const read = resourceArgument(text, registry);
  if ('code' in read) return read;
  if (read.name) return resourceId(read.kind.name, read.name);
  return {
    title: `"${visible(text)}" does not name a resource`,
    code: exitCode.usage,
    rows: [['fix', `write KIND/NAME, for example ${read.kind.name}/web`]],
  };
}

/** Reads `KIND/NAME`, or the name alone of something that is deployed. */
export function deployedIdArgument(text: string, registry: Registry): ResourceId | Complaint {
  const isName = text !== '' && !text.includes('/') && 'code' in kindNamed(text, registry);
  const deployed = [...registry.kinds.values()].find(({ forecast }) => forecast);
  return isName && deployed ? resourceId(deployed.name, text) : resourceIdArgument(text, registry);
}

function plainWord(word: string): string {
  return word.replaceAll('-', '').toLowerCase();
}

function pluralOf(word: string): string {
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
