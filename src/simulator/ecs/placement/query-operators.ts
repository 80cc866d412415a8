/** Compares the values of a subject with the arguments of an operator. */
export type Operator = (values: readonly string[], given: readonly string[]) => boolean;

/** How many arguments follow an operator. */
export type Arity = 'none' | 'one' | 'list' | 'pattern';

interface Known {
  readonly arity: Arity;
  readonly holds: Operator;
}

const equals: Operator = (values, given) => values.some((value) => given.includes(value));
const matches: Operator = (values, [pattern = '']) => {
  const whole = new RegExp(`^(?:${pattern})$`);
  return values.some((value) => whole.test(value));
};
const exists: Operator = (values) => values.length > 0;

function not(operator: Operator): Operator {
  return (values, given) => !operator(values, given);
}

function ordered(isWanted: (order: number) => boolean): Operator {
  return (values, [given = '']) => values.some((value) => isWanted(compareVersions(value, given)));
}

const list: readonly (readonly [spellings: readonly string[], known: Known])[] = [
  [['==', 'equals'], { arity: 'one', holds: equals }],
  [['!=', 'not_equals'], { arity: 'one', holds: not(equals) }],
  [['in'], { arity: 'list', holds: equals }],
  [['!in', 'not_in'], { arity: 'list', holds: not(equals) }],
  [['exists'], { arity: 'none', holds: exists }],
  [['!exists', 'not_exists'], { arity: 'none', holds: not(exists) }],
  [['=~', 'matches'], { arity: 'pattern', holds: matches }],
  [['!~', 'not_matches'], { arity: 'pattern', holds: not(matches) }],
  [['>', 'greater_than'], { arity: 'one', holds: ordered((order) => order > 0) }],
  [['>=', 'greater_than_equal'], { arity: 'one', holds: ordered((order) => order >= 0) }],
  [['<', 'less_than'], { arity: 'one', holds: ordered((order) => order < 0) }],
  [['<=', 'less_than_equal'], { arity: 'one', holds: ordered((order) => order <= 0) }],
];

/** The operators of the cluster query language by both their spellings (Amazon ECS developer guide, cluster query language). */
export const operators: ReadonlyMap<string, Known> = new Map(
  list.flatMap(([spellings, known]) => spellings.map((spelling) => [spelling, known] as const)),
);

const readablePattern = /^\^?(?:(?:[\w\-/:@ ]|\\?\.)[*+?]?|\|)*\$?$/;

/** True for a pattern that is simulated: letters, digits, `. * + ? |` and anchors, without groups and classes. */
export function isReadablePattern(pattern: string): boolean {
  return readablePattern.test(pattern);
}

/** Numbers and versions part by part: 1.9 comes before 1.10. */
function compareVersions(left: string, right: string): number {
  const [lefts, rights] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let index = 0; index < Math.max(lefts.length, rights.length); index++) {
    const difference = (lefts[index] ?? 0) - (rights[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
