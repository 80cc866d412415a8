import { didYouMean } from '../lib/did-you-mean.ts';
import type { Json } from '../lib/json.ts';
import { repeated } from '../lib/repeated.ts';
import type { Check, Finding, Subject } from './kind.ts';
import { listOf, numberOf, textOf } from './known.ts';
import { checkEach, type Element, elements, type Part, type Rule, whole } from './rule.ts';

type Item = Element<Part>;

interface Strategy extends Part {
  readonly items: readonly Item[];
  /** False while there are items, or weights, that are not known yet. */
  readonly isComplete: boolean;
}

const fargate = ['FARGATE', 'FARGATE_SPOT'];

const strategyRules: readonly Rule<Strategy>[] = [
  {
    when: ({ items, isComplete }) => items.length > 0 && isComplete && items.every(({ value }) => !value.weight),
    message: 'no capacity provider in the strategy has a weight above 0, so none could take tasks',
    suggestion: 'give at least one of them weight: 1',
  },
  {
    when: ({ items }) => items.filter(({ value }) => (numberOf(value.base) ?? 0) > 0).length > 1,
    message: 'two capacity providers in the strategy have a base, and only one may',
    suggestion: 'keep the base on the one that is to run the first tasks',
  },
  {
    when: ({ items }) => items.map(providerOf).some(isFargateProvider) && items.map(providerOf).some(isOtherProvider),
    message: 'the strategy mixes Fargate with other capacity providers, and AWS takes only one sort',
  },
];

const namedTwice: Rule<Item> = {
  at: 'capacityProvider',
  when: () => true,
  message: (item) => `capacity provider "${providerOf(item)}" is named twice in the strategy`,
  suggestion: 'keep one of them',
};

/** What AWS asks of the capacity provider strategy in a member of a spec. */
export function strategyChecks(member: string): readonly Check[] {
  const itemsOf = (subject: Subject) => elements(whole(subject), member);
  const strategyOf = (subject: Subject): Strategy => {
    const { spec } = subject;
    const items = itemsOf(subject);
    const isComplete =
      items.length === listOf(spec[member]).length && items.every(({ value }) => typeof value.weight !== 'string');
    return { path: [member], value: spec, items, isComplete };
  };
  return [
    checkEach((subject) => [strategyOf(subject)], strategyRules),
    checkEach((subject) => repeated(itemsOf(subject), providerOf), [namedTwice]),
    (subject) =>
      itemsOf(subject).flatMap(({ path, value }) =>
        providerFindings(value.capacityProvider, [...path, 'capacityProvider']),
      ),
  ];
}

/** A finding when no capacity provider can have that name: AWS keeps some beginnings to itself. */
export function providerFindings(name: Json | undefined, path: Finding['path']): readonly Finding[] {
  const text = textOf(name) ?? '';
  if (!/^(aws|ecs|fargate)/i.test(text) || fargate.includes(text)) return [];
  const message = `no capacity provider can be called "${text}": AWS keeps names that start with aws, ecs and fargate to itself`;
  return [{ path, message, suggestion: didYouMean(text, fargate) }];
}

/** True for the two capacity providers that every account has. */
export function isFargateProvider(name: string | undefined): boolean {
  return name !== undefined && fargate.includes(name);
}

function isOtherProvider(name: string | undefined): boolean {
  return name !== undefined && !fargate.includes(name);
}

function providerOf({ value }: Item): string | undefined {
  return textOf(value.capacityProvider);
}
