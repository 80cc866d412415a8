import { describe, expect, test } from 'vitest';
import {
  certainSecret,
  isSecretEntry,
  isSecretLiteral,
  isSecretName,
  isSecretText,
  withoutCertainSecrets,
} from '../../src/model/secret.ts';

describe('a name that promises a secret', () => {
  test.each([
    'DB_PASSWORD',
    'dbPassword',
    'POSTGRES_PASSWD',
    'DB_PASS',
    'REDIS_PWD',
    'SSH_PASSPHRASE',
    'CLIENT_SECRET',
    'SECRET_KEY_BASE',
    'GITHUB_TOKEN',
    'apiKey',
    'API-KEY',
    'AWS_SECRET_ACCESS_KEY',
    'TLS_PRIVATE_KEY',
    'ENCRYPTION_KEY',
    'SENTRY_DSN',
    'BASIC_AUTH',
    'AUTHORIZATION',
    'GOOGLE_CREDENTIALS',
    'splunk-token',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });
});

describe('a name that promises none', () => {
  test.each([
    'LOG_LEVEL',
    'SECRET_NAME',
    'DB_SECRET_ARN',
    'AWS_ACCESS_KEY_ID',
    'TOKEN_TTL',
    'TOKEN_EXPIRES_IN',
    'tokenTimeout',
    'PASSWORD_MIN_LENGTH',
    'PASSWORD_FILE',
    'POSTGRES_PASSWORD_FILE',
    'TOKEN_URL',
    'API_KEY_HEADER',
    'AUTH_TYPE',
    'AUTHOR',
    'TOKENIZER',
    'COMPASS',
    'KEYBOARD',
    'PASSENGERS',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a text that is surely a secret', () => {
  // In pieces: a form that is written out would be one that scanners find here.
  test.each([
    ['an AWS access key', `AKIA${'ABCDEFGHIJ234567'}`],
    ['a private key', `-----BEGIN RSA ${'PRIVATE KEY'}-----\nMIIE`],
    ['a GitHub token', `ghp_${'a1B2c3D4e5'.repeat(4)}`],
    ['a GitLab token', `glpat-${'a1B2c3D4e5'.repeat(2)}`],
    ['a Slack token', `xoxb-${'1234567890'}-abc`],
    ['a Slack webhook', `https://hooks.slack.com/services/${'T0/B0/x'}`],
    ['a Stripe key', `sk_live_${'a1B2c3D4e5'.repeat(2)}`],
    ['an npm token', `npm_${'a1B2c3D4e5F6'.repeat(3)}`],
    ['a SendGrid key', `SG.${'a1B2c3D4e5F6g7H8'}.${'a1B2c3D4e5F6g7H8'}`],
    ['a URL with a password', 'postgres://web:hunter22@db:5432/web'],
    ['a URL with a password', 'redis://:hunter22@cache'],
  ])('%s', (form, text) => {
    expect(certainSecret(`before ${text}`)).toBe(form);
    expect(isSecretText(text)).toBe(true);
  });
});

describe('a text that may be a secret', () => {
  test.each([
    ['random letters and digits', 'hT7kQ2vX9mB4nR8sW1zL6pD3fG5jC0yA'],
    ['a web token', `eyJ${'hbGciOiJI'}.eyJ${'zdWIiOiIx'}.${'SflKxwRJSM'}`],
  ])('%s', (_what, text) => {
    expect(isSecretText(text)).toBe(true);
    expect(certainSecret(text)).toBeUndefined();
  });
});

describe('a text that is no secret', () => {
  test.each([
    'https://user@example.com/path',
    'http://localhost:8080/a@b',
    'http://host:80?mail=a@b',
    'postgres://web:$DB_PASSWORD@db/web',
    'postgres://web:<password>@db/web',
    '3f786850e387550fdab836ed7e6dc881de23001b',
    'a-rather-long-name-of-some-service-in-the-demo',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:demo/db-AbCdEf',
    '550e8400-e29b-41d4-a716-446655440000',
  ])('%s', (text) => {
    expect(isSecretText(text)).toBe(false);
  });
});

describe('a longer text', () => {
  test('loses every part that surely is a secret', () => {
    const text = 'no AKIAIOSFODNN7EXAMPLE for redis://web:hunter22@cache and AKIAIOSFODNN7EXAMPL2';
    expect(withoutCertainSecrets(text)).toBe('no (sensitive) for redis(sensitive)cache and (sensitive)');
  });

  test('stays as it is without one', () => {
    expect(withoutCertainSecrets('(service web) has reached a steady state.')).toMatch(/^\(service web\) has reached/);
  });
});

describe('a value under a name that promises a secret', () => {
  test.each(['hunter22', '123456', 'demo/db', 'c0ffee'])('%s may be it', (value) => {
    expect(isSecretLiteral('DB_PASSWORD', value)).toBe(true);
  });

  test.each([
    '',
    'true',
    'none',
    'basic',
    '30',
    '15m',
    '/run/secrets/db',
    'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db',
    'https://sentry.example.com/1',
    'secret:demo/db#password',
    '<your password>',
    '{{ password }}',
    '$DB_PASSWORD',
    '********',
  ])('%s is not it', (value) => {
    expect(isSecretLiteral('DB_PASSWORD', value)).toBe(false);
  });
});

test('an entry is not printed when its name or its value says so', () => {
  expect(isSecretEntry('true', { name: 'DB_PASSWORD' })).toBe(true);
  expect(isSecretEntry('redis://:hunter22@cache', { name: 'CACHE' })).toBe(true);
  expect(isSecretEntry('info', { name: 'LOG_LEVEL' })).toBe(false);
  expect(isSecretEntry(1, {})).toBe(false);
});
