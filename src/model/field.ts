import type { Json } from '../lib/json.ts';
import type { Place } from './resource.ts';

/** Marks a field that is left alone when the manifest leaves it out, because AWS or somebody else decides it. */
export const keep: unique symbol = Symbol('keep');

/** How a change is made: in place, by removing and creating, or by a new immutable revision. */
export type ChangeMode = 'update' | 'replace' | 'revise';

/** What the API type cannot say about one field. */
export interface FieldRule {
  /** How a change is made; the kind's own mode when left out. */
  readonly onChange?: ChangeMode | ((before: Json | undefined, after: Json | undefined) => ChangeMode);
  /** A change starts a deployment. */
  readonly rolls?: true;
  /** Kinds that a `ref:` here may name, and the attribute that it stands for. */
  readonly refersTo?: { readonly kinds: readonly string[]; readonly attribute: string };
  /** The resource lives below the one that stands here, and goes with it. */
  readonly within?: true;
  /** What the text names of which there is no kind, e.g. `capacity provider`; undefined for what AWS itself provides. */
  readonly outside?: (text: string) => string | undefined;
  /** AWS's default, or `keep`. Absent: leaving the field out means that it is not set. */
  readonly whenOmitted?: Json | typeof keep;
  /** Members that identify a list's elements; position means nothing. */
  readonly keyedBy?: readonly string[];
  /** The list is a set of scalars. */
  readonly unordered?: true;
  /** One spelling for values that mean the same; gives undefined for what means "not set". */
  readonly normalise?: (value: Json, place: Place | undefined) => Json | undefined;
  /** True when a desired and an observed value mean the same although they are spelled differently. */
  readonly sameAs?: (desired: Json | undefined, observed: Json | undefined) => boolean;
  /** The text names a container image. */
  readonly image?: true;
  /** Never printed. */
  readonly secret?: true | ((value: Json, siblings: Readonly<Record<string, Json | undefined>>) => boolean);
  /** Plans do not show it: more people read them than may read it on AWS. */
  readonly confidential?: true;
  /** A JSON document in a string; may be written as an object, and is compared as one. */
  readonly document?: true;
  /** Kinds that take the field over when they cover the resource. */
  readonly delegatedTo?: string;
  /** Bounds of a number, both inclusive. */
  readonly range?: readonly [minimum: number, maximum: number];
  /** Regular expression that a string must match. */
  readonly pattern?: string;
  /** The string may also be written as a number. */
  readonly acceptsNumber?: true;
  /** Values that AWS accepts here where its own type does not list them. */
  readonly oneOf?: readonly string[];
  /** At most this many elements. */
  readonly maximumItems?: number;
}

/**
 * Rules by path: `deploymentConfiguration.maximumPercent`, `containerDefinitions[].environment[].value`;
 * `[]` steps into the elements of a list, `*` into any member of a map.
 */
export type FieldRules = Readonly<Record<string, FieldRule>>;

/** The rules below one field, ready to walk. */
export interface RuleNode {
  readonly rule: FieldRule;
  readonly children: ReadonlyMap<string, RuleNode>;
}

const noRule: RuleNode = { rule: {}, children: new Map() };
const trees = new WeakMap<FieldRules, RuleNode>();

/** The rules as a tree; built once per rule set. */
export function ruleTree(rules: FieldRules): RuleNode {
  let tree = trees.get(rules);
  if (!tree) {
    tree = grow(Object.entries(rules).map(([path, rule]) => ({ steps: stepsOf(path), rule })));
    trees.set(rules, tree);
  }
  return tree;
}

/** The rules below a member, or an empty rule. */
export function ruleBelow(node: RuleNode, step: string): RuleNode {
  return node.children.get(step) ?? node.children.get('*') ?? noRule;
}

function stepsOf(path: string): string[] {
  return path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
}

function grow(entries: readonly { steps: readonly string[]; rule: FieldRule }[]): RuleNode {
  const here = entries.find(({ steps }) => steps.length === 0);
  const below = new Map<string, { steps: readonly string[]; rule: FieldRule }[]>();
  for (const { steps, rule } of entries) {
    const [first, ...rest] = steps;
    if (first === undefined) continue;
    const group = below.get(first) ?? [];
    group.push({ steps: rest, rule });
    below.set(first, group);
  }
  return { rule: here?.rule ?? {}, children: new Map([...below].map(([step, group]) => [step, grow(group)])) };
}
