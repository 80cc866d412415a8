import { groupBy } from '../../lib/group-by.ts';
import type { IamPolicy, PolicyDocument } from '../../model/iam-policy.ts';
import type { ResourceKey } from '../../model/resource.ts';
import { type GrantRequest, gapsOf, grantsOf } from './grants.ts';
import { namings } from './naming.ts';
import { statementsOf } from './statements.ts';

/** What IAM takes in a managed policy, white space not counted (IAM user guide, IAM and STS character limits). */
const mostCharacters = 6144;

/** How each kind's resources are named, as an index into `namings`. */
type Widths = ReadonlyMap<string, number>;

/** The policy under which everything that is asked for can be done, and nothing else; names become patterns where it is too long. */
export function iamPolicy(request: Omit<GrantRequest, 'naming'>): IamPolicy {
  const keys = keysByKind(request);
  const exact: Widths = new Map([...keys.keys()].map((kind) => [kind, 0]));
  const withNames = documentOf(request, keys, exact);
  const length = charactersOf(withNames);
  let best = { document: withNames, widths: exact };
  for (let widths = wider(exact, keys); widths; widths = wider(widths, keys)) {
    if (charactersOf(best.document) <= mostCharacters) break;
    best = { document: documentOf(request, keys, widths), widths };
  }
  const characters = charactersOf(best.document);
  const notes = [
    ...widenings(keys, best.widths, length),
    ...(characters > mostCharacters ? [tooLong(characters)] : []),
    ...gapsOf({ ...request, naming: (_kind, key) => key }),
  ];
  return { document: best.document, characters, mostCharacters, notes };
}

type Keys = ReadonlyMap<string, readonly ResourceKey[]>;

function keysByKind({ nodes }: Pick<GrantRequest, 'nodes'>): Keys {
  const groups = groupBy(nodes.values(), ({ kind }) => kind.name);
  return new Map([...groups].map(([kind, members]) => [kind, members.map(({ desired }) => desired.key).sort()]));
}

function documentOf(request: Omit<GrantRequest, 'naming'>, keys: Keys, widths: Widths): PolicyDocument {
  const names = new Map([...keys].map(([kind, all]) => [kind, namesAt(all, widths.get(kind))]));
  const grants = grantsOf({ ...request, naming: (kind, key) => names.get(kind.name)?.get(key) ?? key });
  return { Version: '2012-10-17', Statement: statementsOf(grants) };
}

function namesAt(keys: readonly ResourceKey[], width = 0): ReadonlyMap<ResourceKey, string> {
  return namings[width]?.(keys) ?? new Map();
}

/** The kind with the most names gives up the next bit of exactness; undefined when none has any left. */
function wider(widths: Widths, keys: Keys): Widths | undefined {
  const candidates = [...widths]
    .filter(([, width]) => width < namings.length - 1)
    .map(([kind, width]) => ({ kind, width, names: new Set(namesAt(keys.get(kind) ?? [], width).values()).size }))
    .filter(({ names }) => names > 1)
    .sort((left, right) => right.names - left.names);
  const [next] = candidates;
  return next && new Map(widths).set(next.kind, next.width + 1);
}

function charactersOf(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\s/g, '').length;
}

function widenings(keys: Keys, widths: Widths, length: number): string[] {
  return [...keys].flatMap(([kind, all]) => {
    const patterns = groupBy(namesAt(all, widths.get(kind)), ([, name]) => name);
    const wide = [...patterns].filter(([name, members]) => members.some(([key]) => key !== name));
    return wide.map(
      ([name, members]) =>
        `${kind} ${name} stands for ${members.length} names: with each of them the policy would have ${length} characters, and IAM takes ${mostCharacters}`,
    );
  });
}

function tooLong(characters: number): string {
  return `the policy has ${characters} characters, and IAM takes ${mostCharacters}: make one for each of several folders of manifests`;
}
