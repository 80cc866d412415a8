import type { PlacementConstraint, PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { readQuery } from './query.ts';

/** The members of a request that say on which instances tasks may or should run. */
export interface PlacementRequest {
  readonly placementConstraints?: readonly Wire<PlacementConstraint>[] | undefined;
  readonly placementStrategy?: readonly Wire<PlacementStrategy>[] | undefined;
}

interface Asked {
  readonly constraints: readonly Wire<PlacementConstraint>[];
  readonly strategies: readonly Wire<PlacementStrategy>[];
  readonly fargate: boolean;
}

interface Rule {
  readonly when: (asked: Asked) => boolean;
  readonly message: string | ((asked: Asked) => string);
}

const constraintTypes: readonly (string | undefined)[] = ['distinctInstance', 'memberOf'];
const strategyTypes: readonly (string | undefined)[] = ['random', 'spread', 'binpack'];
const longestExpression = 2000;

const rules: readonly Rule[] = [
  { when: ({ strategies }) => strategies.length > 5, message: 'Maximum number of strategies is 5' },
  { when: ({ constraints }) => constraints.length > 10, message: 'Maximum number of constraints is 10' },
  {
    when: ({ strategies, fargate }) => strategies.length > 0 && fargate,
    message: 'Placement strategies are not supported with FARGATE launch type.',
  },
  {
    when: ({ constraints, fargate }) => constraints.length > 0 && fargate,
    message: 'Placement constraints are not supported with FARGATE launch type.',
  },
  {
    when: ({ strategies }) => strategies.some(({ type }) => !strategyTypes.includes(type)),
    message: 'Placement strategy type should be one of [binpack,random,spread]',
  },
  {
    when: ({ constraints }) => constraints.some(({ type }) => !constraintTypes.includes(type)),
    message: 'Placement constraint type should be one of [distinctInstance,memberOf]',
  },
  {
    when: (asked) => unfitBinpack(asked) !== undefined,
    message: (asked) => `binpack field '${unfitBinpack(asked)?.field ?? ''}' is invalid`,
  },
  {
    when: (asked) => unfitSpread(asked) !== undefined,
    message: (asked) => `spread field '${unfitSpread(asked)?.field ?? ''}' is invalid`,
  },
  {
    when: ({ strategies }) => strategies.some(({ type, field }) => type === 'random' && Boolean(field)),
    message: 'random field should not be specified',
  },
  {
    when: ({ constraints }) =>
      constraints.some(({ type, expression }) => type === 'distinctInstance' && Boolean(expression)),
    message: 'distinctInstance expression should not be specified',
  },
  {
    when: ({ constraints }) => expressionsOf(constraints).some(({ length }) => length > longestExpression),
    message: `memberOf expression can have at most ${longestExpression} characters.`,
  },
];

/** What is wrong with a request's placement, in ECS's words; throws InvalidParameterException for an unreadable expression. */
export function placementProblem(request: PlacementRequest, fargate: boolean): string | undefined {
  const constraints = request.placementConstraints ?? [];
  const asked = { constraints, strategies: request.placementStrategy ?? [], fargate };
  const message = rules.find(({ when }) => when(asked))?.message;
  if (message !== undefined) return typeof message === 'string' ? message : message(asked);
  for (const expression of expressionsOf(constraints)) readQuery(expression);
  return undefined;
}

/** The cluster queries among constraints. */
export function expressionsOf(
  constraints: readonly { type?: string | undefined; expression?: string | undefined }[],
): string[] {
  return constraints.filter(({ type }) => type === 'memberOf').map(({ expression = '' }) => expression);
}

function unfitBinpack({ strategies }: Asked): Wire<PlacementStrategy> | undefined {
  return strategies.find(({ type, field = '' }) => type === 'binpack' && !/^(cpu|memory)$/i.test(field));
}

function unfitSpread({ strategies }: Asked): Wire<PlacementStrategy> | undefined {
  return strategies.find(
    ({ type, field = '' }) => type === 'spread' && !/^(instanceId|host|attribute:.+)$/.test(field),
  );
}
