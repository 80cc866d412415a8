import { expect, test } from 'vitest';
import { checks } from '../../../../src/kinds/ecs/task-definition/checks.ts';
import { describeRules, findingsOf } from '../../../support/findings.ts';
import { withContainer } from './specs.ts';

const variable = (name: string, value: string) => withContainer({ environment: [{ name, value }] });
const awsKey = `AKIA${'ABCDEFGHIJ234567'}`;
const random = 'hT7kQ2vX9mB4nR8sW1zL6pD3fG5jC0yA';

describeRules('secrets that are written out', checks, [
  {
    fact: 'a key is recognised by its form',
    broken: variable('ID', awsKey),
    says: 'containerDefinitions.0.environment.0.value: environment variable ID of container "app" is or contains an AWS access key, and everybody who may describe the task definition can read it',
    kept: variable('ID', 'web'),
  },
  {
    fact: 'a URL may not carry a password',
    broken: variable('DATABASE', 'postgres://web:hunter22@db/web'),
    says: 'containerDefinitions.0.environment.0.value: environment variable DATABASE of container "app" is or contains a URL with a password, and everybody who may describe the task definition can read it',
    kept: [variable('DATABASE', 'postgres://db:5432/web'), variable('DATABASE', 'postgres://web:${password}@db/web')],
  },
  {
    fact: 'a random text may be a key',
    broken: variable('SETTING', random),
    says: 'warning containerDefinitions.0.environment.0.value: environment variable SETTING of container "app" looks like a key or a token',
    kept: variable('SETTING', '0'.repeat(40)),
  },
  {
    fact: 'a name promises a secret',
    broken: variable('DB_PASSWORD', 'hunter22'),
    says: 'warning containerDefinitions.0.environment.0.value: environment variable DB_PASSWORD of container "app" is written out, and its name promises a secret',
    kept: [
      variable('SECRET_NAME', 'demo/db'),
      variable('TOKEN_TTL', '30'),
      variable('DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db'),
      variable('PASSWORD_FILE', '/run/secrets/db'),
      variable('PASSWORD_MIN_LENGTH', 'twelve'),
      variable('DB_PASSWORD', '${password}'),
      variable('DB_PASSWORD', ''),
    ],
  },
  {
    fact: 'arguments are readable too',
    broken: withContainer({ command: ['run', `--key=${awsKey}`] }),
    says: 'containerDefinitions.0.command.1: command of container "app" is or contains an AWS access key, and everybody who may describe the task definition can read it',
    kept: withContainer({ command: ['run', '--key=$KEY'] }),
  },
  {
    fact: 'arguments may be keys',
    broken: withContainer({ entryPoint: ['run', random] }),
    says: 'warning containerDefinitions.0.entryPoint.1: entryPoint of container "app" looks like a key or a token',
    kept: withContainer({ entryPoint: '${command}' }),
  },
  {
    fact: 'labels are readable too',
    broken: withContainer({ dockerLabels: { 'com.example.key': awsKey } }),
    says: 'containerDefinitions.0.dockerLabels.com.example.key: com.example.key in dockerLabels of container "app" is or contains an AWS access key, and everybody who may describe the task definition can read it',
    kept: withContainer({ dockerLabels: { 'com.example.team': 'web' } }),
  },
  {
    fact: 'options of log drivers have a place for secrets',
    broken: withContainer({ logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'c0ffee-c0ffee' } } }),
    says: 'warning containerDefinitions.0.logConfiguration.options.splunk-token: splunk-token in logConfiguration.options of container "app" is written out, and its name promises a secret',
    kept: withContainer({ logConfiguration: { logDriver: 'splunk', options: { 'splunk-url': 'https://splunk' } } }),
  },
]);

test('findings about secrets have a reason of their own and say where to put them', () => {
  const findings = checks.flatMap((check) =>
    check({ spec: variable('DB_PASSWORD', awsKey), related: () => undefined }),
  );
  expect(findings).toMatchObject([{ reason: 'SecretLiteral', suggestion: expect.stringContaining('valueFrom') }]);
});

test('a secret is never quoted', () => {
  const text = [variable('DB_PASSWORD', 'hunter22'), variable('X', awsKey), variable('X', random)]
    .flatMap((spec) => findingsOf(checks, spec))
    .join();
  for (const secret of ['hunter22', awsKey, random]) expect(text).not.toContain(secret);
});
