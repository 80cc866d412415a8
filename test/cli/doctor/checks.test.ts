import { describe, expect, it } from 'vitest';
import type { Around } from '../../../src/cli/doctor/around.ts';
import { checks } from '../../../src/cli/doctor/checks.ts';
import { codeOf, type Finding } from '../../../src/cli/finding.ts';
import type { SettingValues } from '../../../src/cli/settings.ts';
import type { Machine } from '../../../src/cli/shell.ts';
import type { Failure, Reason } from '../../../src/model/failure.ts';
import type { Ping } from '../../../src/model/ports.ts';
import { fakeShell } from '../../support/fake-shell.ts';

interface World {
  readonly ping?: Ping;
  readonly settings?: Partial<SettingValues>;
  readonly machine?: Partial<Machine>;
}

const called: Ping = {
  region: 'eu-west-1',
  caller: { account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann' },
  tookMs: 40,
  aheadMs: 0,
};

function look(name: string, { ping = called, settings = {}, machine = {} }: World): Promise<Finding> {
  const { shell } = fakeShell({ settings, machine });
  const nothing = () => Promise.reject(new Error('not asked for'));
  const unasked = { checked: nothing, plan: nothing, history: nothing };
  const around: Around = { shell, paths: ['manifests'], ...unasked, ping: async () => ping };
  const check = checks.find((candidate) => candidate.name === name);
  return check ? check.look(around) : nothing();
}

function failing(reason: Reason, more: Partial<Failure> & Partial<Ping> = {}): Ping {
  const { message = 'why', code, ...ping } = more;
  return { region: 'eu-west-1', failure: { reason, message, ...(code ? { code } : {}) }, ...ping };
}

const minute = 60_000;

it.each<[string, string, World, Partial<Finding>]>([
  ['node', 'a version of the same release', { machine: { nodeVersion: '20.19.0' } }, { verdict: 'ok' }],
  ['node', 'a later release', { machine: { nodeVersion: '24.0.1' } }, { verdict: 'ok' }],
  ['node', 'a smaller number that sorts higher', { machine: { nodeVersion: '20.9.0' } }, { verdict: 'failed' }],
  ['node', 'an earlier release', { machine: { nodeVersion: '9.11.2' } }, { verdict: 'failed' }],
  ['git', 'no git', { machine: { git: async () => undefined } }, { verdict: 'warning' }],
  ['git', 'git', { machine: { git: async () => 'git version 2.39.5\n' } }, { message: 'git version 2.39.5' }],
  ['region', 'a region of a profile', {}, { message: "eu-west-1 from AWS's own configuration" }],
  [
    'region',
    'a region that was set',
    { settings: { region: 'eu-west-1' } },
    { verdict: 'ok', message: 'eu-west-1 from test' },
  ],
  [
    'region',
    'no region',
    { ping: { failure: { reason: 'RegionMissing', message: 'Region is missing' } } },
    { verdict: 'failed', code: 4, remedy: 'Set AWS_REGION or pass --region.' },
  ],
  [
    'credentials',
    'a caller',
    {},
    { verdict: 'ok', message: 'arn:aws:iam::111122223333:user/ann in account 111122223333' },
  ],
  ['credentials', 'none', { ping: failing('CredentialsMissing') }, { verdict: 'failed', code: 4, details: ['why'] }],
  [
    'credentials',
    'expired ones',
    { ping: failing('CredentialsExpired', { code: 'ExpiredToken' }) },
    { verdict: 'failed', code: 4 },
  ],
  ['credentials', 'nobody to ask', { ping: failing('Unreachable') }, { verdict: 'skipped' }],
  [
    'credentials',
    'a time that AWS refuses',
    { ping: failing('CredentialsExpired', { code: 'RequestTimeTooSkewed' }) },
    { verdict: 'skipped' },
  ],
  ['endpoint', 'AWS', {}, { verdict: 'ok', message: 'AWS answers in 40 ms' }],
  [
    'endpoint',
    'a simulator',
    { settings: { endpointUrl: 'http://127.0.0.1:4566' } },
    { verdict: 'note', message: 'http://127.0.0.1:4566 from test answers in 40 ms' },
  ],
  [
    'endpoint',
    'a URL with a password',
    { settings: { endpointUrl: 'http://ann:hunter2@proxy:80/aws' } },
    { message: 'http://…@proxy:80/aws from test answers in 40 ms' },
  ],
  ['endpoint', 'a slow way', { ping: { ...called, tookMs: 3000 } }, { verdict: 'warning' }],
  ['endpoint', 'a refusal by AWS', { ping: failing('CredentialsExpired', { tookMs: 9 }) }, { verdict: 'ok' }],
  ['endpoint', 'nothing sent', { ping: failing('CredentialsMissing') }, { verdict: 'skipped' }],
  [
    'endpoint',
    'nobody',
    { ping: failing('Unreachable', { code: 'ECONNREFUSED' }) },
    { verdict: 'failed', message: 'AWS does not answer', code: 1 },
  ],
  [
    'endpoint',
    'somebody else',
    { ping: failing('ServerError', { tookMs: 5 }) },
    { verdict: 'failed', message: 'AWS does not answer as AWS does' },
  ],
  ['clock', 'a clock that is right', { ping: { ...called, aheadMs: -2000 } }, { verdict: 'ok' }],
  ['clock', 'a clock that is a little off', { ping: { ...called, aheadMs: minute } }, { verdict: 'ok' }],
  [
    'clock',
    'a clock that is off',
    { ping: { ...called, aheadMs: -2 * minute } },
    { verdict: 'warning', message: '2m behind the time of the answer' },
  ],
  [
    'clock',
    'a clock that is far off',
    { ping: { ...called, aheadMs: 5 * minute + 1000 } },
    { verdict: 'failed', message: '5m1s ahead of the time of the answer' },
  ],
  [
    'clock',
    'a time that AWS refuses',
    {
      ping: failing('CredentialsExpired', {
        message: 'GetCallerIdentity: Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z',
      }),
    },
    { verdict: 'failed', message: 'AWS refuses the time of requests' },
  ],
  ['clock', 'no time told', { ping: failing('Unreachable') }, { verdict: 'skipped' }],
  ['permissions', 'no caller', { ping: failing('Unreachable') }, { verdict: 'skipped' }],
  ['quotas', 'no caller', { ping: failing('Unreachable') }, { verdict: 'skipped' }],
  ['controller', 'none named', {}, { verdict: 'skipped' }],
])('%s: %s', async (name, _, world, finding) => {
  expect(await look(name, world)).toMatchObject(finding);
});

describe('the exit code', () => {
  const failed = (code?: number): Finding => ({ verdict: 'failed', message: '', ...(code ? { code } : {}) });

  it.each<[string, Finding[], number]>([
    ['nothing that failed', [{ verdict: 'warning', message: '', code: 4 }], 0],
    ['one failure', [failed()], 1],
    ['invalid manifests', [failed(), failed(3)], 3],
    ['no access', [failed(), failed(3), failed(4)], 4],
  ])('of %s', (_, findings, code) => {
    expect(codeOf(findings)).toBe(code);
  });
});

it('everything that a finding fails with has a remedy or says why', async () => {
  const bad = [
    failing('CredentialsMissing'),
    failing('Unreachable'),
    failing('ServerError'),
    { ...called, aheadMs: 1e7 },
  ];
  for (const ping of bad) {
    for (const name of ['region', 'credentials', 'endpoint', 'clock']) {
      const { verdict, remedy } = await look(name, { ping });
      if (verdict === 'failed') expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  }
});
