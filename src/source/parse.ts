import { LineCounter, type YAMLWarning } from 'yaml';
import type { Json } from '../lib/json.ts';
import { visible } from '../lib/visible.ts';
import { type Finding, jsonOfYaml } from './json-of-yaml.ts';
import { syntaxFinding } from './syntax-finding.ts';
import { type YamlDocument, yamlDocuments } from './yaml-documents.ts';

/** A place in a text; lines and columns count from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
}

/** Something wrong at a place of a text. */
export interface Flaw extends Mark {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly suggestion?: string;
  /** Characters, all on that line. */
  readonly length: number;
}

/** One document of a file. */
export interface ParsedDocument {
  /** The file's text from the document's start to its end. */
  readonly from: number;
  readonly to: number;
  /** The line that begins at `from`. */
  readonly line: number;
  /** Where the content begins. */
  readonly start: Mark;
  /** What could be read, also when there are flaws. */
  readonly content: Json;
  /** The text is not YAML. */
  readonly syntax: readonly Flaw[];
  /** It is YAML but says what a manifest cannot say: duplicate members, unknown tags … */
  readonly flaws: readonly Flaw[];
}

/** A file's documents; its text is kept, its syntax trees are not. */
export interface ParsedFile {
  readonly text: string;
  readonly documents: readonly ParsedDocument[];
  /** What is wrong with the file as a whole. */
  readonly flaws: readonly Flaw[];
}

const maximumFlaws = 10;

// YAML forbids them, and the library takes some of them for its own marks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;

/** Parses YAML 1.2 or JSON; never throws. A flaw of one document leaves the others usable. */
export function parseText(text: string): ParsedFile {
  const control = forbidden.exec(text);
  if (control) return { text, documents: [], flaws: [flawAt(text, control.index, controlMessage(control[0]))] };
  const lines = new LineCounter();
  const documents: ParsedDocument[] = [];
  const flaws: Flaw[] = [];
  const onTooLarge = (offset: number) => flaws.push(flawAt(text, offset, 'the document is too large for a manifest'));
  for (const document of yamlDocuments(text, lines, onTooLarge)) {
    if (hasContent(document)) documents.push(parsedDocument(document, text, lines));
  }
  return { text, documents, flaws };
}

/** A flaw of one character at an offset of a text. */
export function flawAt(text: string, offset: number, message: string): Flaw {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { severity: 'error', message, line: before.split('\n').length, column: offset - lineStart + 1, length: 1 };
}

function controlMessage(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `the file contains ${code === '0000' ? 'a NUL character' : 'a control character'} (U+${code})`;
}

function hasContent({ contents, errors }: YamlDocument): boolean {
  return errors.length > 0 || (contents !== null && contents.range[1] > contents.range[0]);
}

function parsedDocument(document: YamlDocument, text: string, lines: LineCounter): ParsedDocument {
  const { contents, range, errors, warnings } = document;
  const { content, findings } = jsonOfYaml(contents);
  const toFlaws = (found: readonly Finding[]) => found.slice(0, maximumFlaws).map((one) => flawOf(one, text, lines));
  return {
    from: range[0],
    to: range[2],
    line: markOf(range[0], lines).line,
    start: markOf(contents?.range[0] ?? range[0], lines),
    content,
    syntax: toFlaws(errors.slice(0, maximumFlaws).map((error) => syntaxFinding(document, error))),
    flaws: toFlaws([...findings, ...warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED').map(tagFinding)]),
  };
}

/** The library takes an unknown tag's value as it stands, with a warning. */
function tagFinding({ message, pos: [from, to] }: YAMLWarning): Finding {
  return { severity: 'error', message: message.replace('Unresolved', 'unknown'), from, to };
}

function flawOf({ from, to, severity, message, suggestion }: Finding, text: string, lines: LineCounter): Flaw {
  const lineEnd = text.indexOf('\n', from);
  const end = Math.min(to, lineEnd === -1 ? text.length : lineEnd);
  const length = Math.max(1, text.slice(from, end).trimEnd().length);
  return { ...markOf(from, lines), severity, message: visible(message), length, ...(suggestion ? { suggestion } : {}) };
}

function markOf(offset: number, lines: LineCounter): Mark {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
