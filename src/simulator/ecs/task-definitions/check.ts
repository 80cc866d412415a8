import { Compatibility } from '@aws-sdk/client-ecs';
import { readQuery } from '../placement/query.ts';
import { expressionsOf } from '../placement/request-problem.ts';
import { clientError, invalidParameter } from '../refusal.ts';
import type { Draft } from './draft.ts';
import { basicRules } from './rules/basics.ts';
import { compatibilityRule } from './rules/compatibility.ts';
import { containerRules } from './rules/containers.ts';
import { networkRules } from './rules/network.ts';
import { portRules } from './rules/ports.ts';
import { proxyRules } from './rules/proxy.ts';
import { referenceRules } from './rules/references.ts';
import { isSharedCpu, resourceRules } from './rules/resources.ts';
import { firstOf, type Rule } from './rules/rule.ts';
import { storageRule } from './rules/storage.ts';
import { volumeRules } from './rules/volumes.ts';

const maximumBytes = 65_536;

/** In the order AWS looks, as far as it is known. */
const rules: readonly Rule[] = [
  ...basicRules,
  ...resourceRules,
  ...networkRules,
  ...portRules,
  ...referenceRules,
  ...volumeRules,
  ...containerRules,
  ...proxyRules,
  storageRule,
  compatibilityRule,
];

/** Refuses a task definition that AWS refuses, with the first problem. Throws ClientException, or InvalidParameterException for CPU. */
export function checkDraft(draft: Draft): void {
  const problem = firstOf(rules, (rule) => rule(draft));
  if (problem !== undefined) throw clientError(problem);
  for (const expression of expressionsOf(draft.placementConstraints)) readQuery(expression, clientError);
  const shared = !draft.requiresCompatibilities?.includes(Compatibility.FARGATE);
  if (shared && draft.cpu !== undefined && !isSharedCpu(draft.cpu)) {
    throw invalidParameter("Invalid 'cpu' setting for task.");
  }
  const bytes = Buffer.byteLength(JSON.stringify(draft));
  if (bytes > maximumBytes) {
    throw clientError(`Actual length: '${bytes}'. Max allowed length is '${maximumBytes}' bytes.`);
  }
}
