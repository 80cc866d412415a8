import { isObject, type Json } from '../lib/json.ts';
import { jsonAt } from '../lib/json-edits.ts';
import { visible } from '../lib/visible.ts';
import { overlayKind } from '../model/overlay.ts';
import type { Problem } from '../model/problem.ts';
import { type ResourceId, resourceId } from '../model/resource.ts';
import { isManifest, remarkOn } from './claim.ts';
import { locate } from './locate.ts';
import type { Flaw, ParsedDocument, ParsedFile } from './parse.ts';
import type { SourceDocument } from './site.ts';
import { spelledAs } from './spelled-as.ts';
import { fillVariables, type Unfilled } from './variables.ts';

/** A document that claims to be a manifest, with its variables filled in; an overlay has them left in. */
export interface Draft {
  readonly document: SourceDocument;
  readonly id: ResourceId | undefined;
  /** What `specFrom` says. */
  readonly specFrom: Json | undefined;
  /** It describes no resource, but how an environment changes others. */
  readonly isOverlay: boolean;
}

/** What one file holds. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
  /** What is also wrong unless a manifest names the file in `specFrom`. */
  readonly remarks: readonly Problem[];
  /** What is also wrong when a manifest names the file in `specFrom`. */
  readonly remarksAsSpec: readonly Problem[];
  /** Documents that are somebody else's. */
  readonly skipped: number;
  /** False when a manifest may be missing. */
  readonly whole: boolean;
}

const nothing: Drafts = { drafts: [], problems: [], remarks: [], remarksAsSpec: [], skipped: 0, whole: true };

/** The manifests of a parsed file, and everything that is wrong with it. */
export function draftsOf(file: string, parsed: ParsedFile, variables: ReadonlyMap<string, Json>): Drafts {
  const source = { file, parsed, variables };
  const parts = parsed.documents.map((document) => draftOf(document, source));
  const broken = parsed.flaws.map((flaw) => flawProblem(flaw, file, undefined));
  return {
    drafts: parts.flatMap(({ drafts }) => drafts),
    problems: [...broken, ...parts.flatMap(({ problems }) => problems)],
    remarks: parts.flatMap(({ remarks }) => remarks),
    remarksAsSpec: parts.flatMap(({ remarksAsSpec }) => remarksAsSpec),
    skipped: parts.reduce((sum, { skipped }) => sum + skipped, 0),
    whole: broken.length === 0 && parts.every(({ whole }) => whole),
  };
}

interface SourceFile {
  readonly file: string;
  readonly parsed: ParsedFile;
  readonly variables: ReadonlyMap<string, Json>;
}

function draftOf(document: ParsedDocument, source: SourceFile): Drafts {
  const { content, syntax, flaws } = document;
  const id = idOf(content);
  if (syntax.length > 0) return rejected(syntax.map((flaw) => flawProblem(flaw, source.file, id)));
  if (!isManifest(content)) return remarked(document, source.file);
  const problems = flaws.map((flaw) => flawProblem(flaw, source.file, id));
  if (problems.some(({ severity }) => severity === 'error')) return rejected(problems);
  return filledDraft(document, source, problems);
}

function rejected(problems: readonly Problem[]): Drafts {
  return { ...nothing, problems, whole: false };
}

function remarked({ content, start, flaws }: ParsedDocument, file: string): Drafts {
  const remarksAsSpec = flaws.map((flaw) => flawProblem(flaw, file, undefined));
  const remark = remarkOn(content, file);
  if (!remark) return { ...nothing, remarksAsSpec, skipped: 1 };
  const { maybeOurs, ...problem } = remark;
  const found = [{ ...problem, origin: { file, ...start } }];
  return maybeOurs ? rejected(found) : { ...nothing, remarks: found, remarksAsSpec };
}

function filledDraft(document: ParsedDocument, source: SourceFile, warnings: readonly Problem[]): Drafts {
  const { file, parsed, variables } = source;
  const isOverlay = isObject(document.content) && document.content.kind === overlayKind;
  const filled = isOverlay ? { content: document.content, unfilled: [] } : fillVariables(document.content, variables);
  const { content, unfilled } = filled;
  const id = idOf(content);
  if (unfilled.length > 0) {
    const problems = unfilled.map((variable) => unfilledProblem(variable, document, { source, id }));
    return { ...nothing, problems: [...warnings, ...problems], whole: id !== undefined };
  }
  const draft: Draft = {
    document: {
      content,
      origin: { file, ...document.start },
      locate: (path, target = 'value') => ({ file, ...locate(parsed.text, document, path, target) }),
      written: (path) => jsonAt(document.content, spelledAs(document.content, path)),
      siteOf: (path) => ({ file, document: parsed.documents.indexOf(document), path, hasVariables: true }),
    },
    id,
    specFrom: isObject(content) && !isOverlay ? content.specFrom : undefined,
    isOverlay,
  };
  return { ...nothing, drafts: [draft], problems: warnings };
}

/** Unknown when a variable is left in the name: another resource may be meant. */
function idOf(content: Json): ResourceId | undefined {
  if (!isObject(content) || !isObject(content.metadata)) return undefined;
  const { kind, metadata } = content;
  const isKnown =
    typeof kind === 'string' && typeof metadata.name === 'string' && !`${kind}${metadata.name}`.includes('${');
  return isKnown ? resourceId(kind, String(metadata.name)) : undefined;
}

function flawProblem(flaw: Flaw, file: string, id: ResourceId | undefined): Problem {
  const { line, column, severity, message, suggestion, length } = flaw;
  return {
    severity,
    reason: 'SyntaxInvalid',
    message,
    origin: { file, line, column },
    length,
    ...(suggestion ? { suggestion } : {}),
    ...(id ? { id } : {}),
  };
}

function unfilledProblem(
  { path, text, message, suggestion }: Unfilled,
  document: ParsedDocument,
  { source, id }: { source: SourceFile; id: ResourceId | undefined },
): Problem {
  return {
    severity: 'error',
    reason: 'VariableUndefined',
    message: visible(message),
    origin: { file: source.file, ...locate(source.parsed.text, document, path, { text }) },
    length: text.length,
    suggestion: visible(suggestion),
    ...(id ? { id } : {}),
  };
}
