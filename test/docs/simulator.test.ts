import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarios } from '../../src/cli/scenarios.ts';
import { readFaults } from '../../src/simulator/fault-file/read-faults.ts';
import { plantSeed, readSeed } from '../../src/simulator/seed.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

const page = readFileSync('docs/simulator.md', 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text);

function example(firstMember: string): unknown {
  return parse(examples.find((text) => text.startsWith(`${firstMember}:`)) ?? '');
}

describe('the page on the simulator', () => {
  test('shows a faults file that can be read', () => {
    const { tasks, calls, alarms, capacity } = readFaults(example('tasks'));
    expect([tasks, calls, alarms, capacity].map(({ length }) => length)).toEqual([4, 3, 1, 1]);
  });

  test('shows a seed that can be planted', () => {
    const calls = readSeed(example('clusters'), 'eu-west-1');
    expect(calls).toHaveLength(3);
    expect(() => plantSeed(simulatedAws().simulator, calls)).not.toThrow();
  });

  test('lists every scenario in its own words', () => {
    for (const [name, { about }] of Object.entries(scenarios)) expect(page).toContain(`| \`${name}\` | ${about} |\n`);
  });
});
