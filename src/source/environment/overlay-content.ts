import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import type { Overlay } from '../../model/overlay.ts';
import type { Problem } from '../../model/problem.ts';
import type { SourceDocument } from '../site.ts';
import { fillVariables, type Unfilled } from '../variables.ts';

/** An overlay with its variables filled in, and the variables that hold in its environment. */
export interface OverlayContent {
  readonly document: SourceDocument;
  readonly overlay: Overlay;
  readonly variables: ReadonlyMap<string, Json>;
  readonly problems: readonly Problem[];
}

/**
 * Fills in a checked overlay: its variables may use those from outside and `${account}` and `${region}`, but not each other; what
 * it changes may use them all.
 */
export function overlayContent(document: SourceDocument, outer: ReadonlyMap<string, Json>): OverlayContent {
  const content = document.content as JsonObject;
  const guards = Object.entries({ account: content.account, region: content.region }).filter(isGiven);
  const around = new Map([...outer, ...guards]);
  const vars = fillVariables(content.vars ?? {}, around);
  const own = Object.entries(vars.content as JsonObject).filter(isGiven);
  const variables = new Map([...around, ...own]);
  const { vars: _, ...others } = content;
  const rest = fillVariables(others, variables);
  const names = new Set(own.map(([name]) => name));
  const unfilled = [
    ...vars.unfilled.map((one) => ({ ...among(one, names), path: ['vars', ...one.path] })),
    ...rest.unfilled,
  ];
  const filled = { ...(rest.content as JsonObject), vars: vars.content };
  return {
    document: { ...document, content: filled },
    overlay: filled as unknown as Overlay,
    variables,
    problems: unfilled.map((one) => problem(one, document)),
  };
}

function isGiven(entry: [string, Json | undefined]): entry is [string, Json] {
  return entry[1] !== undefined;
}

/** A variable of the same overlay is defined, and still cannot be used. */
function among(unfilled: Unfilled, names: ReadonlySet<string>): Unfilled {
  const [, name = ''] = /^\$\{([\w.-]+)\}$/.exec(unfilled.text) ?? [];
  if (!names.has(name)) return unfilled;
  return {
    ...unfilled,
    message: `variables of an overlay cannot use each other, and "${name}" is one`,
    suggestion: `write its value here, or define "${name}" in evenkeel.yaml`,
  };
}

function problem({ path, message, suggestion }: Unfilled, { locate, content }: SourceDocument): Problem {
  const name = isObject(content) && isObject(content.metadata) ? String(content.metadata.name) : '';
  return {
    severity: 'error',
    reason: 'VariableUndefined',
    message: visible(`${message} (environment ${name})`),
    origin: locate(path),
    suggestion: visible(suggestion),
  };
}
