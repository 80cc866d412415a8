import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { layoutsOf } from '../../../src/engine/layouts-of.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { formatText } from '../../../src/source/format/format-text.ts';
import { parseText } from '../../../src/source/parse.ts';
import { registry } from '../../support/ship.ts';

const layoutOf = layoutsOf(registry);

function format(text: string): string {
  const formatted = formatText(text, layoutOf);
  expect(formatted).toBeTypeOf('string');
  return String(formatted);
}

const head = 'apiVersion: evenkeel/v1\nkind: Service\nmetadata: { name: web }\n';

describe('formatting', () => {
  it("puts members in AWS's order, with their comments", () => {
    const text = `# About the service
kind: Service
spec:
    # how many
    desiredCount: 2   # for now

    # where
    cluster: ref:Cluster/demo
    tags:
    - value: shop
      key: team
policy: { adopt: true }
metadata: {name: web}
apiVersion: evenkeel/v1
`;
    expect(format(text)).toBe(`# About the service
apiVersion: evenkeel/v1
kind: Service
metadata: { name: web }
policy: { adopt: true }
spec:
  # where
  cluster: ref:Cluster/demo
  # how many
  desiredCount: 2 # for now
  tags:
    - key: team
      value: shop
`);
  });

  it('lowers first letters where AWS does, and nowhere else', () => {
    const text = `${head}spec:\n  Cluster: demo\n  Tags:\n    - { Key: Team, Value: a }\n`;
    expect(format(text)).toBe(`${head}spec:\n  cluster: demo\n  tags:\n    - { key: Team, value: a }\n`);
    const labels = `${head.replace('{ name: web }', '{ name: web, labels: { Team: a } }')}spec: {}\n`;
    expect(format(labels)).toBe(labels);
  });

  it('takes away the quotes that are not needed', () => {
    const text = `${head}spec:\n  cluster: "demo"\n  role: 'a: b'\n  tags:\n    - { key: '007', value: "no" }\n    - { key: "\${a}", value: "x" }\n`;
    expect(format(text)).toBe(
      `${head}spec:\n  cluster: demo\n  role: "a: b"\n  tags:\n    - { key: "007", value: "no" }\n    - { key: "\${a}", value: x }\n`,
    );
  });

  it('writes brackets that span lines as a block', () => {
    const text = `${head}spec:\n  capacityProviderStrategy: [\n    { base: 1, capacityProvider: a },\n    { capacityProvider: b } ]\n`;
    expect(format(text)).toBe(
      `${head}spec:\n  capacityProviderStrategy:\n    - { capacityProvider: a, base: 1 }\n    - { capacityProvider: b }\n`,
    );
  });

  it('separates documents by one line', () => {
    expect(format(`---\n${head}spec: {}\n...\n---\n\n${head}spec: {}\n---\n`)).toBe(
      `${head}spec: {}\n---\n${head}spec: {}\n`,
    );
  });

  it('keeps the order where an alias needs its anchor before it', () => {
    const text = `${head}spec:\n  serviceName: &name web\n  cluster: *name\n`;
    expect(format(text)).toBe(text);
  });

  it('keeps the line ends of the file', () => {
    expect(format(`${head}spec: {desiredCount: 1}\n`.replaceAll('\n', '\r\n'))).toBe(
      `${head}spec: { desiredCount: 1 }\n`.replaceAll('\n', '\r\n'),
    );
  });

  it.each([
    ['JSON', JSON.stringify({ apiVersion: 'evenkeel/v1', kind: 'Service', metadata: { name: 'web' }, spec: {} })],
    ["somebody else's YAML", 'b: 1\na:   2\n'],
    ['a file that holds something else too', `${head}spec: {}\n---\nb:   1\n`],
    ['nothing', ''],
  ])('leaves %s alone', (_, text) => {
    expect(formatText(text, layoutOf)).toBeUndefined();
  });

  it.each([
    ['a member twice', `${head}spec: {}\nspec: {}\n`],
    ['a number that loses its zeros', `${head}spec: { desiredCount: 007 }\n`],
    ['what is not YAML', `${head}spec: {}\n---\n${head}spec: [\n`],
  ])('says why it leaves %s as it is', (_, text) => {
    expect(formatText(text, layoutOf)).toEqual({ why: 'it has errors or warnings' });
  });
});

describe('the examples', () => {
  const files = ['manifests', 'envs']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => `${folder}/${String(name)}`))
    .filter((name) => name.endsWith('.yaml'));

  it.each(files)('%s says the same afterwards, with every comment', (file) => {
    const text = readFileSync(file, 'utf8');
    const once = format(text);
    const facts = (yaml: string) => ({
      contents: parseText(yaml).documents.map(({ content }) => content),
      comments: yaml
        .split('\n')
        .flatMap((line) => /(?:^|\s)#.*/.exec(line)?.[0].trim() ?? [])
        .sort(),
    });
    expect(facts(once)).toEqual(facts(text));
    expect(format(once)).toBe(once);
  });
});

describe('formatting any manifest', () => {
  const key = fc.constantFrom(
    'cluster',
    'Cluster',
    'desiredCount',
    'tags',
    'key',
    'value',
    'other',
    'yes',
    '1',
    'a b',
    '#',
  );
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'yes',
      '007',
      '1e3',
      '~',
      '${a}',
      '- a',
      'a: b',
      '# no',
      ' x',
      'x ',
      'a\nb',
      'a\n\nb\n',
      '\n',
      '"',
      "'",
      '{',
      '*a',
      '&a',
      '!a',
      '%a',
      '@',
    ),
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const manifest = fc.record({
    spec: fc.dictionary(key, value, { maxKeys: 5 }),
    kind: fc.constantFrom('Service', 'Cluster', 'Unknown'),
    metadata: fc.constant({ name: 'web' }),
    apiVersion: fc.constant('evenkeel/v1'),
  });
  const written = fc.record({
    manifests: fc.array(manifest, { minLength: 1, maxLength: 3 }),
    indent: fc.constantFrom(2, 4),
    flow: fc.boolean(),
    comments: fc.boolean(),
    quote: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  });

  it('twice is formatting once, says the same, and keeps every comment', () => {
    let formattedCount = 0;
    fc.assert(
      fc.property(written, ({ manifests, indent, flow, comments, quote }) => {
        const texts = manifests.map((one: JsonObject) =>
          stringify(one, {
            indent,
            collectionStyle: flow ? 'block' : 'any',
            defaultStringType: quote,
            aliasDuplicateObjects: false,
          }),
        );
        const commented = (yaml: string) => (comments ? yaml.replace(/^( *)(\w+:)/gm, '$1# on $2\n$1$2') : yaml);
        const given = texts.map(commented).join('---\n');
        const once = formatText(given, layoutOf);
        if (typeof once !== 'string') return;
        formattedCount += 1;
        expect(formatText(once, layoutOf)).toBe(once);
        const contents = (yaml: string) => parseText(yaml).documents.map(({ content }) => content);
        expect(spelled(contents(once))).toEqual(spelled(contents(given)));
        expect(count(once)).toBe(count(given));
      }),
      { numRuns: 500 },
    );
    expect(formattedCount).toBeGreaterThan(300);
  });

  const count = (yaml: string) => yaml.split('# on ').length;
  const spelled = (contents: readonly Json[]) =>
    JSON.parse(JSON.stringify(contents).replaceAll('"Cluster":', '"cluster":'));
});
