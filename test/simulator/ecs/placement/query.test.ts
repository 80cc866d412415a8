import { describe, expect, test } from 'vitest';
import { readQuery } from '../../../../src/simulator/ecs/placement/query.ts';
import type { StoredContainerInstance } from '../../../../src/simulator/ecs/placement/stored.ts';

const task = (group: string) => ({ view: { group, desiredStatus: 'RUNNING', lastStatus: 'RUNNING' }, host: undefined });

const instance: StoredContainerInstance = {
  id: 'a',
  clusterName: 'main',
  view: { agentConnected: true, ec2InstanceId: 'i-1', versionInfo: { agentVersion: '1.89.1' } },
  registered: { cpu: 0, memory: 0, ports: [], udpPorts: [] },
  attributes: new Map([
    ['ecs.instance-type', 'm5.large'],
    ['ecs.availability-zone', 'eu-west-1a'],
    ['stack', 'prod'],
    ['gpu', undefined],
  ]),
  tasks: new Set([task('service:web'), task('family:job')]),
};

const rows: readonly [expression: string, answer: boolean][] = [
  ['attribute:stack == prod', true],
  ['attribute:stack==test', false],
  ['attribute:stack equals prod', true],
  ['attribute:stack != prod', false],
  ['attribute:colour != red', true],
  ["attribute:stack == 'prod'", true],
  ['attribute:ecs.availability-zone in [eu-west-1a, eu-west-1b]', true],
  ['attribute:ecs.availability-zone in [eu-west-1c]', false],
  ['attribute:ecs.availability-zone not_in [eu-west-1c]', true],
  ['attribute:ecs.availability-zone !in [eu-west-1a]', false],
  ['attribute:gpu exists', true],
  ['attribute:gpu !exists', false],
  ['attribute:colour not_exists', true],
  ['attribute:ecs.instance-type =~ m5.*', true],
  ['attribute:ecs.instance-type =~ m5', false],
  ["attribute:ecs.instance-type matches 't3.*|m5.*'", true],
  ['attribute:ecs.instance-type !~ t3.*', true],
  ['task:group == service:web', true],
  ['not(task:group == service:web)', false],
  ['!(task:group == service:api)', true],
  ['agentConnected==true', true],
  ['agentVersion >= 1.9.0', true],
  ['agentVersion < 1.89.1', false],
  ['runningTasksCount > 1', true],
  ['runningTasksCount <= 1', false],
  ['ec2InstanceId in ["i-1"]', true],
  ['attribute:stack == test or attribute:gpu exists', true],
  ['attribute:stack == test || attribute:gpu exists and attribute:stack == test', false],
  ['(attribute:stack == test or attribute:gpu exists) && attribute:stack == prod', true],
  ['not attribute:stack == test and attribute:gpu exists', true],
];

describe('a cluster query', () => {
  for (const [expression, answer] of rows) {
    test(`${expression} is ${answer}`, () => {
      expect(readQuery(expression)(instance)).toBe(answer);
    });
  }

  const unreadable: readonly [expression: string, problem: string][] = [
    ['', 'the end is no subject; '],
    ['registeredAt < 2026-01-01', "'registeredAt' is no subject; "],
    ['attribute:stack', 'the end is no operator.'],
    ['attribute:stack is prod', "'is' is no operator."],
    ['attribute:stack ==', 'the end is no value.'],
    ['attribute:stack in prod', "a list in [ ] is expected after 'in'."],
    ['attribute:stack in [a b]', "a ']' is missing."],
    ['(attribute:gpu exists', "a ')' is missing."],
    ['attribute:gpu exists)', "nothing was expected where ')' stands."],
    ['attribute:stack == prod test', "nothing was expected where 'test' stands."],
    ['attribute:stack = prod', 'it has a character that the cluster query language does not know.'],
    ["attribute:stack =~ '(a|b)'", "the simulator reads only . * + ? | ^ $ in patterns, not '(a|b)'."],
    ['attribute:stack =~ *a', "the simulator reads only . * + ? | ^ $ in patterns, not '*a'."],
  ];
  for (const [expression, problem] of unreadable) {
    test(`cannot be read from "${expression}"`, () => {
      expect(() => readQuery(expression)).toThrow(`Invalid expression '${expression}': ${problem}`);
    });
  }
});
