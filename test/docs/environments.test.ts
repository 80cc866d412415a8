import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkOverlay } from '../../src/engine/check-overlay.ts';
import { overlayRules } from '../../src/engine/overlay-rules.ts';
import { validate } from '../../src/engine/validate.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { registry } from '../support/ship.ts';

const page = readFileSync('docs/environments.md', 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => parse(text));

describe('the page on environments', () => {
  test.each(examples)('shows an overlay that is one', (example) => {
    const origin = { file: 'prod.yaml', line: 1, column: 1 };
    const content = { apiVersion: 'evenkeel/v1', kind: 'Overlay', metadata: { name: 'prod' }, ...example };
    expect(checkOverlay({ content, origin, locate: () => origin }, registry)).toEqual([]);
  });
});

describe('the environments that come along', () => {
  test.each(readdirSync('envs'))('%s has no mistake', async (file) => {
    const name = file.replace('.yaml', '');
    const source = folderSource({
      paths: ['manifests'],
      variables: new Map(),
      environment: { name, folder: 'envs', rules: overlayRules(registry) },
    });
    const { desired, rejected } = validate(await source.read(), registry);
    expect({ count: desired.length, problems: rejected.problems }).toEqual({ count: 6, problems: [] });
  });
});
