import { isObject, type Json } from '../lib/json.ts';
import { nearest } from '../lib/nearest.ts';
import { repeated } from '../lib/repeated.ts';
import { visible } from '../lib/visible.ts';
import type { Document } from '../model/document.ts';
import type { Registry } from '../model/kind.ts';
import { type Overlay, overlayKind } from '../model/overlay.ts';
import type { Problem } from '../model/problem.ts';
import { schemaProblems } from './schema-problems.ts';

interface Fault extends Pick<Problem, 'message' | 'suggestion'> {
  readonly reason?: Problem['reason'];
  readonly path: readonly (string | number)[];
  readonly at?: 'key';
}

/** What the guards and AWS say; an author cannot. */
const reserved = ['account', 'region', 'partition'];

/** Everything that is wrong with an overlay by itself, whatever its bases are. */
export function checkOverlay(document: Document, registry: Registry): readonly Problem[] {
  const content = isObject(document.content) ? document.content : {};
  const schema = registry.schema(overlayKind);
  const problems = schemaProblems({ content, document, kind: overlayKind, schema, id: undefined });
  if (problems.length > 0) return problems;
  const overlay = content as unknown as Overlay;
  const faults: Fault[] = [
    ...variableFaults(content),
    ...nameFaults(overlay),
    ...imageFaults(overlay),
    ...targetFaults(overlay, registry),
  ];
  return faults.map(({ path, at, ...said }) => ({
    severity: 'error',
    reason: 'FieldInvalid',
    ...said,
    origin: document.locate(path, at),
  }));
}

/** What decides where an environment is applied must be readable as it stands. */
function variableFaults(content: Readonly<Record<string, Json | undefined>>): Fault[] {
  return ['metadata', 'account', 'region', 'bases']
    .filter((member) => JSON.stringify(content[member] ?? null).includes('${'))
    .map((member) => ({
      path: [member],
      message: `${member} cannot contain variables`,
      suggestion: 'write its value',
    }));
}

function nameFaults({ vars = {} }: Overlay): Fault[] {
  if (typeof vars === 'string')
    return [{ path: ['vars'], message: 'vars cannot be a variable itself', suggestion: 'write a mapping' }];
  return Object.keys(vars).flatMap((name): Fault[] => {
    const path = ['vars', name];
    if (reserved.includes(name)) {
      const suggestion = `leave it out; \${${name}} has its value from the guards or from AWS`;
      return [{ path, at: 'key', message: `"${name}" cannot be defined`, suggestion }];
    }
    if (/^[A-Za-z_][\w.-]*$/.test(name)) return [];
    const suggestion = 'use letters, digits, "_", "." and "-", a letter or "_" first';
    return [{ path, at: 'key', message: `"${visible(name)}" is no name of a variable`, suggestion }];
  });
}

function imageFaults({ images = [] }: Overlay): Fault[] {
  const placed = images.map((image, index) => ({ ...image, path: ['images', index] }));
  const torn = placed.filter(({ newTag, digest }) => (newTag === undefined) === (digest === undefined));
  const needed = { message: 'an image needs exactly one of newTag and digest', suggestion: 'write newTag or digest' };
  return [
    ...torn.map(({ path }) => ({ path, ...needed })),
    ...repeated(placed, ({ name }) => name).map(({ name, path }) => ({
      path: [...path, 'name'],
      message: `two entries are for the image ${visible(name)}`,
      suggestion: 'keep one of them',
    })),
  ];
}

function targetFaults({ patches = [] }: Overlay, { kinds }: Registry): Fault[] {
  return patches.flatMap(({ target }, index): Fault[] => {
    const path = ['patches', index, 'target', 'kind'];
    if (kinds.has(target.kind)) return [];
    const near = nearest(target.kind, kinds.keys());
    const suggestion = near ? `did you mean "${near}"?` : `the kinds are ${[...kinds.keys()].join(', ')}`;
    return [{ reason: 'KindUnknown', path, message: `unknown kind "${visible(target.kind)}"`, suggestion }];
  });
}
