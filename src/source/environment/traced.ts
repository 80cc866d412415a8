import type { Json } from '../../lib/json.ts';
import type { JsonPath } from '../../lib/json-edits.ts';
import { otherCase, type Path } from '../locate.ts';
import type { SourceDocument } from '../site.ts';

/** Where a value comes from: everything in it stands below that place, but what is listed as coming from elsewhere. */
export interface Traced {
  readonly value: Json;
  readonly document: SourceDocument;
  readonly path: JsonPath;
  /** Members that come from elsewhere, or have something in them that does. */
  readonly members?: ReadonlyMap<string, Traced>;
  /** All elements of a list in which some come from elsewhere. */
  readonly items?: readonly Traced[];
  /** The value is made of what stands there, and is not what stands there. */
  readonly isMade?: true;
}

/** A document as it was read. */
export function untouched(document: SourceDocument): Traced {
  return { value: document.content, document, path: [] };
}

/** What stands in a traced value; undefined when nothing does. */
export function inside(traced: Traced, step: string | number): Traced | undefined {
  const { value, document, path, members, items } = traced;
  const known = typeof step === 'number' ? items?.[step] : members?.get(step);
  if (known) return known;
  const own = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  const inner = own ? (value as Readonly<Record<string | number, Json | undefined>>)[step] : undefined;
  return inner === undefined ? undefined : { value: inner, document, path: [...path, step] };
}

/** The value with another one, or nothing, in the place of one of its members. */
export function withMember(traced: Traced, name: string, member: Traced | undefined): Traced {
  const value = { ...(traced.value as Readonly<Record<string, Json>>) };
  const members = new Map(traced.members);
  if (member) {
    // Where it stands already it keeps its position.
    value[name] = member.value;
    return { ...traced, value, members: members.set(name, member) };
  }
  delete value[name];
  members.delete(name);
  return { ...traced, value, members };
}

/** The value with other elements. */
export function withItems(traced: Traced, items: readonly Traced[]): Traced {
  return { ...traced, value: items.map(({ value }) => value), items };
}

/** The value with another one at a path that leads somewhere. */
export function withInner(traced: Traced, [step, ...rest]: JsonPath, leaf: Traced): Traced {
  if (step === undefined) return leaf;
  const inner = inside(traced, step);
  if (!inner) return traced;
  const replaced = withInner(inner, rest, leaf);
  if (typeof step === 'string') return withMember(traced, step, replaced);
  const items = (traced.value as Json[]).map((_, index) => inside(traced, index) ?? leaf);
  return withItems(traced, items.with(step, replaced));
}

/** A place of a document. */
export interface Spot {
  readonly document: SourceDocument;
  readonly path: JsonPath;
  readonly isMade: boolean;
}

/** Where a member is written, or would be; either case of its name's first letter names it. */
export function spotOf(traced: Traced, path: Path): Spot {
  let at = traced;
  for (const [index, step] of path.entries()) {
    const next =
      typeof step === 'number' ? at.items?.[step] : (at.members?.get(step) ?? at.members?.get(otherCase(step)));
    if (!next) return { document: at.document, path: [...at.path, ...path.slice(index)], isMade: false };
    at = next;
  }
  return { document: at.document, path: at.path, isMade: at.isMade ?? false };
}

/** The document that a traced value is, which knows of each member where it is written. */
export function tracedDocument(base: SourceDocument, traced: Traced): SourceDocument {
  const at = (path: Path) => spotOf(traced, path);
  return {
    ...base,
    content: traced.value,
    locate(path, target) {
      const { document, path: own } = at(path);
      return document.locate(own, target);
    },
    siteOf(path) {
      const { document, path: own } = at(path);
      return document.siteOf(own);
    },
    written(path) {
      const { document, path: own, isMade } = at(path);
      return isMade ? undefined : document.written?.(own);
    },
  };
}
