import { DeploymentStrategy } from '@aws-sdk/client-ecs';
import type { Rule, Subject } from './rule.ts';

const strategies = Object.values(DeploymentStrategy).sort();

/**
 * Which strategy, and how it shifts traffic. AWS's own texts are not known, and what it demands of load balancers is not
 * demanded: there are none here, and the strategies run without them.
 */
export const strategyRules: readonly Rule[] = [
  {
    when: (subject) => !strategies.some((known) => known === strategyOf(subject)),
    message: `Deployment strategy should be one of [${strategies.join(',')}]`,
  },
  {
    when: (subject) => !isRolling(subject) && subject.draft.view.schedulingStrategy === 'DAEMON',
    message: (subject) =>
      `The daemon scheduling strategy does not support the deployment strategy ${strategyOf(subject)}`,
  },
  {
    when: (subject) => given(subject).linearConfiguration !== undefined && strategyOf(subject) !== 'LINEAR',
    message: 'linearConfiguration is only valid with the deployment strategy LINEAR',
  },
  {
    when: (subject) => given(subject).canaryConfiguration !== undefined && strategyOf(subject) !== 'CANARY',
    message: 'canaryConfiguration is only valid with the deployment strategy CANARY',
  },
  {
    when: (subject) => given(subject).earlySuccessCriteria?.enable === true && !isRolling(subject),
    message: 'earlySuccessCriteria is only valid with the deployment strategy ROLLING',
  },
  inTenths('stepPercent', [3, 100], (subject) => given(subject).linearConfiguration?.stepPercent),
  inTenths('canaryPercent', [0.1, 100], (subject) => given(subject).canaryConfiguration?.canaryPercent),
  inMinutes('bakeTimeInMinutes', (subject) => given(subject).bakeTimeInMinutes),
  inMinutes('stepBakeTimeInMinutes', (subject) => given(subject).linearConfiguration?.stepBakeTimeInMinutes),
  inMinutes('canaryBakeTimeInMinutes', (subject) => given(subject).canaryConfiguration?.canaryBakeTimeInMinutes),
];

type Read = (subject: Subject) => number | undefined;

function inTenths(member: string, [least, most]: readonly [number, number], read: Read): Rule {
  return {
    when: (subject) => {
      const percent = read(subject) ?? least;
      const tenths = percent * 10;
      // Fractions such as 0.7 are not exact in binary.
      return percent < least || percent > most || Math.abs(tenths - Math.round(tenths)) > 1e-6;
    },
    message: `${member} must be a multiple of 0.1 from ${least.toFixed(1)} to ${most.toFixed(1)}`,
  };
}

function inMinutes(member: string, read: Read): Rule {
  return {
    when: (subject) => {
      const minutes = read(subject) ?? 0;
      return minutes < 0 || minutes > 1440;
    },
    message: `${member} must be between 0 and 1440`,
  };
}

function given({ request }: Subject) {
  return request.deploymentConfiguration ?? {};
}

function strategyOf({ draft }: Subject): string {
  return draft.view.deploymentConfiguration?.strategy ?? 'ROLLING';
}

function isRolling(subject: Subject): boolean {
  return strategyOf(subject) === 'ROLLING';
}
