import type { Json } from '../../lib/json.ts';
import { type Explained, membersOf, type SchemaField, typeText } from '../schema-path.ts';
import type { Palette } from './colour.ts';
import { wrapped } from './words.ts';

const widestName = 32;

/** A field's type, default and what a change of it does, its description, and the fields in it. */
export function explanationText(explained: Explained, columns: number, paints: Palette): string {
  const { kind, manifest, path, field } = explained;
  const width = Math.min(columns, 100);
  const isKind = path === kind.name;
  const spec = isKind ? membersOf(field, manifest).find(({ name }) => name === 'spec') : undefined;
  const shown = spec ?? field;
  const facts = isKind ? [] : factsOf(explained);
  const factLines = facts.map(([label, text]) => hanging(label.padEnd(11), text, { width, paint: paints.dim }));
  const description = String(field.schema.description ?? '');
  const members = membersOf(shown, manifest);
  const sections = [
    paints.bold(path),
    factLines.join('\n'),
    description === '' ? '' : wrapped(description, width).join('\n'),
    members.length === 0
      ? ''
      : [paints.bold(spec ? 'Fields of spec' : 'Fields'), ...memberLines(members, manifest, { width, paints })].join(
          '\n',
        ),
    spec ? paints.dim(`More: evenkeel explain ${path}.policy, evenkeel explain ${path}.metadata`) : '',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function factsOf({ kind, manifest, path, field }: Explained): [string, string][] {
  const { schema, shape, required, onChange, rolls } = field;
  const mode = onChange ?? kind.onChange;
  const change = mode && `${modes[mode] ?? mode}${rolls ? '; starts a deployment' : ''}`;
  const isSpec = !/^\w+\.(policy|metadata)\b/.test(path);
  const facts: [string, string | undefined][] = [
    ['type', typeText(shape, manifest) + (required ? ', required' : '')],
    ['allowed', constraints(shape)],
    ['default', schema['x-kept'] === true ? 'left as it is on AWS' : defaultText(schema.default)],
    ['on change', isSpec ? change : undefined],
    ['compared', comparison(schema['x-compared-as'])],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
}

const modes: Readonly<Record<string, string>> = {
  update: 'changed in place',
  replace: 'removed and created again, which needs policy.replace: allow',
  revise: 'a new revision is registered',
  depends: 'changed in place or replaced, depending on the values',
};

function comparison(keyword: Json | undefined): string | undefined {
  if (keyword === 'meaning') return 'by what it means, however it is written';
  return keyword === undefined ? undefined : `as a ${String(keyword)}`;
}

/** AWS's way to say that there is no upper bound. */
const largest = 2_147_483_647;

function constraints({ minimum, maximum, pattern, maxItems }: SchemaField['shape']): string {
  const isOpen = maximum === undefined || maximum === largest;
  const range = isOpen ? `at least ${String(minimum)}` : `${String(minimum ?? '…')} to ${String(maximum)}`;
  const parts = [
    minimum === undefined && isOpen ? '' : range,
    pattern === undefined ? '' : String(pattern),
    maxItems === undefined ? '' : `at most ${String(maxItems)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function defaultText(value: Json | undefined): string | undefined {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return value === undefined || isEmpty ? undefined : JSON.stringify(value);
}

function memberLines(
  members: readonly SchemaField[],
  manifest: Explained['manifest'],
  { width, paints }: { width: number; paints: Palette },
): string[] {
  const nameWidth = Math.min(widestName, Math.max(...members.map(({ name }) => name.length)));
  return members.map(({ name, required, schema, shape }) => {
    const values = typeText(shape, manifest);
    const type = `${values.length > 40 ? `one of ${values.split(' or ').length} words` : values}${required ? ', required' : ''}`;
    const first = firstSentence(String(schema.description ?? ''));
    const line = `  ${paints.cyan(name.padEnd(nameWidth))}  ${paints.dim(type)}`;
    return first
      ? `${line}\n${wrapped(first, width - 6)
          .map((text) => `      ${text}`)
          .join('\n')}`
      : line;
  });
}

function firstSentence(description: string): string {
  const [line = ''] = description.split('\n');
  return /^.*?[^.]\.(?=\s+[A-Z]|$)/.exec(line)?.[0] ?? line;
}

function hanging(
  label: string,
  text: string,
  { width, paint }: { width: number; paint: (text: string) => string },
): string {
  const [first = '', ...rest] = wrapped(text, Math.max(20, width - label.length - 2));
  return [`  ${paint(label)}${first}`, ...rest.map((line) => `  ${' '.repeat(label.length)}${line}`)].join('\n');
}
