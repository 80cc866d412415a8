import { CST, isMap, Lexer, LineCounter, visit, type YAMLMap } from 'yaml';
import { isObject, type Json, sameJson } from '../../lib/json.ts';
import { mapInner } from '../../lib/map-inner.ts';
import type { LayoutOf } from '../../model/layout.ts';
import { isManifest } from '../claim.ts';
import { type ParsedDocument, parseText } from '../parse.ts';
import { type YamlDocument, yamlDocuments } from '../yaml-documents.ts';
import { layOut, lowerFirst } from './lay-out.ts';
import { style } from './style.ts';

/** Why a text that is ours cannot be formatted without losing something. */
export interface Unformatted {
  readonly why: string;
}

const maximumRounds = 4;

/**
 * The text of a file of manifests in its canonical form, which is itself in canonical form: comments are kept, and it says the
 * same. Undefined for a text that holds anything but manifests of ours, and for JSON.
 */
export function formatText(text: string, layoutOf: LayoutOf): string | Unformatted | undefined {
  const { documents, flaws } = parseText(text);
  const isOurs = documents.length > 0 && documents.every(({ content }) => isManifest(content));
  if (!isOurs || /^\s*[[{]/.test(text)) return undefined;
  if (flaws.length > 0 || documents.some(isFlawed)) return { why: 'it has errors or warnings' };
  const formatted = settled(text, layoutOf);
  return formatted !== undefined && saysTheSame(text, formatted) ? formatted : unusual;
}

/** What formatting leads to; undefined where it does not come to rest. */
function settled(text: string, layoutOf: LayoutOf): string | undefined {
  let formatted = text;
  for (let round = 0; round < maximumRounds; round += 1) {
    const next = formattedOnce(formatted, layoutOf);
    if (next === formatted) return formatted;
    formatted = next;
  }
  return undefined;
}

const unusual: Unformatted = { why: 'it is written in an unusual way' };

function isFlawed({ syntax, flaws }: ParsedDocument): boolean {
  return syntax.length + flaws.length > 0;
}

function formattedOnce(text: string, layoutOf: LayoutOf): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const documents = [...yamlDocuments(text, new LineCounter(), () => undefined)];
  const texts = documents.map((document) => documentText(document, text, layoutOf)).filter((one) => one.trim() !== '');
  return texts.join('---\n').replaceAll('\n', eol);
}

function documentText(document: YamlDocument, text: string, layoutOf: LayoutOf): string {
  const { contents } = document;
  // An alias must stay behind its anchor.
  if (isMap(contents) && !hasAlias(document)) {
    const header = takeHeader(contents);
    layOut(contents, layoutOf(String(contents.get('kind'))));
    giveHeader(contents, header);
  }
  style(document, text);
  return document.toString({ lineWidth: 0, nullStr: 'null', directives: false }).replace(/^\s*\n/, '');
}

/** What stands above everything stays there, whichever member comes first. */
function takeHeader({ items: [first] }: YAMLMap.Parsed): string | undefined {
  const header = first?.key.commentBefore;
  if (first) first.key.commentBefore = null;
  return header ?? undefined;
}

function giveHeader({ items: [first] }: YAMLMap.Parsed, header: string | undefined): void {
  if (first && header) first.key.commentBefore = [header, first.key.commentBefore].filter(Boolean).join('\n');
}

function hasAlias(document: YamlDocument): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function saysTheSame(before: string, after: string): boolean {
  const { documents, flaws } = parseText(after);
  const contents = (parsed: readonly ParsedDocument[]) => parsed.map(({ content }) => lowered(content));
  return (
    flaws.length === 0 &&
    !documents.some(isFlawed) &&
    sameJson(contents(parseText(before).documents), contents(documents)) &&
    sameJson(commentsOf(before), commentsOf(after))
  );
}

function lowered(value: Json): Json {
  if (!isObject(value)) return mapInner(value, lowered);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [lowerFirst(name), lowered(item ?? null)]));
}

/** In no order: they go along with what they stand above. */
function commentsOf(text: string): string[] {
  const lexemes = [...new Lexer().lex(text)];
  return lexemes
    .filter((lexeme, index) => lexeme.startsWith('#') && lexemes[index - 1] !== CST.SCALAR)
    .map((comment) => comment.trimEnd())
    .sort();
}
