import { type Json, sameJson } from '../lib/json.ts';
import { type JsonEdit, type JsonPath, jsonAt, jsonEdits, withEdit } from '../lib/json-edits.ts';
import { FailureError } from '../model/failure.ts';
import { additions } from './edit/additions.ts';
import { removals } from './edit/removals.ts';
import { replacements } from './edit/replacements.ts';
import { type Splice, spliced } from './edit/splice.ts';
import type { Look } from './edit/text-of-value.ts';
import { type Collection, collectionAt, positionIn, reach, treeOf, valueAt } from './edit/tree.ts';
import { type ParsedDocument, type ParsedFile, parseText } from './parse.ts';
import { spelledAs } from './spelled-as.ts';

/** What is to stand at a path of one of a file's documents, as it is written there: variables unfilled. */
export interface TextEdit extends JsonEdit {
  /** Position of the document in the file. */
  readonly document: number;
}

/**
 * A YAML or JSON text after edits made one after the other; whatever they do not name stays byte for byte: comments, quotes,
 * anchors, other documents. Throws EditUnsafe where an edit cannot be made without changing the meaning of something else.
 */
export function editText(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce(edited, text);
}

function edited(text: string, { document: position, path: given, value }: TextEdit): string {
  const content = parseText(text).documents[position]?.content;
  const path = spelledAs(content, given);
  const smaller = jsonEdits(jsonAt(content, path), value, path);
  return smaller.reduce((now, edit) => editedOnce(now, { ...edit, document: position }), text);
}

/** The first way to write it after which the file says exactly what it is to say. */
function editedOnce(text: string, { document: position, path, value }: TextEdit): string {
  const parsed = parseText(text);
  const document = parsed.documents[position];
  const wanted = withEdit(document?.content, { path, value });
  const found = document && candidates(text, { document, path, value, wanted });
  if (!found) throw unsafe(path, 'a plain text or a variable stands where it would be');
  const result = found.find((one) => says(one, parsed, { document, wanted }) && (!isJson(text) || isJson(one)));
  if (result !== undefined) return result;
  throw unsafe(
    path,
    'what stands there also stands for something else, as anchors do, or is written in an unusual way',
  );
}

interface Goal {
  readonly document: ParsedDocument;
  readonly path: JsonPath;
  readonly value: Json | undefined;
  /** What the whole document is to say. */
  readonly wanted: Json | undefined;
}

/** The text with the edit made in each way that may do; undefined where the path leads into a text. */
function candidates(text: string, { document, path, value, wanted }: Goal): string[] | undefined {
  const { from: offset, to } = document;
  const root = treeOf(text, document);
  const steps = reach(root, path);
  const own = path.slice(0, steps);
  const parent = steps > 0 ? collectionAt(root, own.slice(0, -1)) : undefined;
  if (!parent) return undefined;
  const edit = {
    step: own.at(-1) ?? '',
    value: steps === path.length ? value : jsonAt(wanted, own),
    look: lookOf(text),
  };
  return waysTo(text.slice(offset, to), parent, edit).map((splice) =>
    spliced(text, { from: splice.from + offset, to: splice.to + offset, text: splice.text }),
  );
}

interface Placed {
  readonly step: string | number;
  readonly value: Json | undefined;
  readonly look: Look;
}

function waysTo(text: string, parent: Collection, { step, value, look }: Placed): Splice[] {
  const position = positionIn(parent, step);
  if (value !== undefined && position === -1) return additions(text, parent, { step, value, look });
  // What a merge key brings in is taken out by an own member of nothing.
  if (value === undefined) {
    return position === -1 ? additions(text, parent, { step, value: null, look }) : removals(text, parent, position);
  }
  const node = valueAt(parent, position);
  return node ? replacements(text, node, { value, look }) : [];
}

function says(
  text: string,
  before: ParsedFile,
  { document, wanted }: { document: ParsedDocument; wanted: Json | undefined },
): boolean {
  const { documents } = parseText(text);
  if (documents.length !== before.documents.length) return false;
  return before.documents.every((former, index) => {
    const now = documents[index];
    const isSound =
      now !== undefined && now.syntax.length === former.syntax.length && now.flaws.length <= former.flaws.length;
    return isSound && sameJson(now.content, former === document ? wanted : former.content);
  });
}

function lookOf(text: string): Look {
  return { isJson: isJson(text), eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

function unsafe(path: JsonPath, why: string): FailureError {
  const label = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return new FailureError('EditUnsafe', `${label.slice(1)}: ${why}`);
}
