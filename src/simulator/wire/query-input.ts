import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../aws-error.ts';
import type { OperationEntry } from '../operation.ts';

/**
 * Reads the parameters of a query request (`Tags.member.1.Key=…`) into the form that a JSON body would have. Parameters that
 * AWS does not model are ignored; a number, boolean or index that AWS's front end would not read is MalformedInput.
 */
export function readQueryInput(entry: OperationEntry<never>, form: URLSearchParams): object {
  return readStruct(NormalizedSchema.of(entry.input()), branchesOf(form));
}

/** The parameters as a tree over the segments of their names. */
interface Branch {
  text?: string;
  readonly children: Map<string, Branch>;
}

function branchesOf(form: URLSearchParams): Branch {
  const root: Branch = { children: new Map() };
  for (const [name, text] of form) {
    let branch = root;
    for (const segment of name.split('.')) {
      const child: Branch = branch.children.get(segment) ?? { children: new Map() };
      branch.children.set(segment, child);
      branch = child;
    }
    branch.text = text;
  }
  return root;
}

function read(schema: NormalizedSchema, branch: Branch): unknown {
  if (schema.isStructSchema()) return readStruct(schema, branch);
  if (schema.isListSchema()) return indexed(branch, 'member').map((item) => read(schema.getValueSchema(), item));
  if (schema.isMapSchema()) return readMap(schema, branch);
  return readScalar(schema, branch.text ?? '');
}

function readStruct(schema: NormalizedSchema, branch: Branch): object {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = branch.children.get(name);
    if (child) result[name] = read(member, child);
  }
  return result;
}

function readMap(schema: NormalizedSchema, branch: Branch): object {
  const entries = indexed(branch, 'entry').map((item): [string, unknown] => [
    item.children.get('key')?.text ?? '',
    read(schema.getValueSchema(), item.children.get('value') ?? { text: '', children: new Map() }),
  ]);
  return Object.fromEntries(entries);
}

/** The items `member.1`, `member.2` … in order of their numbers; a bare `Name=` is an empty list. */
function indexed(branch: Branch, segment: string): Branch[] {
  const items = [...(branch.children.get(segment)?.children ?? [])];
  return items
    .map(([text, item]) => ({ index: readIndex(text), item }))
    .sort((left, right) => left.index - right.index)
    .map(({ item }) => item);
}

function readIndex(text: string): number {
  if (!/^0*[1-9]\d*$/.test(text)) throw malformed(text);
  return Number(text);
}

function readScalar(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) return readBoolean(text);
  if (schema.isNumericSchema()) return readInteger(text);
  if (schema.isTimestampSchema()) return readTimestamp(text);
  return text;
}

function readBoolean(text: string): boolean {
  const value = { true: true, '1': true, false: false, '0': false }[text];
  if (value === undefined) throw malformed(text);
  return value;
}

function readInteger(text: string): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text) || value < -(2 ** 31) || value >= 2 ** 31) throw malformed(text);
  return value;
}

function readTimestamp(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw malformed(text);
  return milliseconds / 1000;
}

function malformed(text: string): AwsError {
  return new AwsError('MalformedInput', `The value '${text}' could not be read.`);
}
