import { existsSync } from 'node:fs';
import { canonicalJson, type Json } from '../../lib/json.ts';
import { nearest } from '../../lib/nearest.ts';
import { visible } from '../../lib/visible.ts';
import type { Guard } from '../../model/guard.ts';
import type { OverlayRules } from '../../model/overlay-rules.ts';
import type { Problem } from '../../model/problem.ts';
import { type Bases, basesOf } from './bases.ts';
import { type FoundOverlay, type Overlays, overlayFinder } from './find-overlays.ts';
import { type ApplyOverlay, overlayer } from './overlaid.ts';
import { type OverlayContent, overlayContent } from './overlay-content.ts';

/** Which environment is read, and where its overlay is looked for. */
export interface EnvironmentOptions {
  readonly name: string;
  /** Where overlays are that the given paths do not have. */
  readonly folder: string;
  readonly rules: OverlayRules;
  /** What bases may not lead out of; the Git repository of the overlay when left out. */
  readonly top?: string;
}

/** An environment as its overlay says. */
export interface Environment extends OverlayContent {
  readonly found: FoundOverlay;
  readonly guard: Guard;
  readonly apply: ApplyOverlay;
}

/** One look at an environment. */
export interface EnvironmentLook {
  /** Undefined when its overlay cannot be used. */
  readonly environment: Environment | undefined;
  readonly problems: readonly Problem[];
  /** Where its manifests are. */
  readonly paths: readonly string[];
  /** The files that may hold overlays. */
  readonly files: Overlays['files'];
}

/** Looks at an environment again and again. */
export interface EnvironmentReader {
  readonly look: (variables: ReadonlyMap<string, Json>) => EnvironmentLook;
  /** Where a change may change the environment, as of the latest look. */
  readonly places: () => readonly string[];
}

/** Looks at an environment; an overlay that did not change is the same object each time. */
export function environmentReader(options: EnvironmentOptions, given: readonly string[]): EnvironmentReader {
  const find = overlayFinder();
  const findElsewhere = overlayFinder();
  let latestPaths: readonly string[] = [];
  let latest: { readonly key: string; readonly environment: Environment } | undefined;

  return { look, places: () => [...new Set([...given, options.folder, ...latestPaths])] };

  function look(variables: ReadonlyMap<string, Json>): EnvironmentLook {
    const { overlays, files, problems } = searched();
    const [found, second] = overlays.filter(({ name }) => name === options.name);
    const failed = (wrong: readonly Problem[]) => ({ environment: undefined, problems: wrong, paths: [], files });
    if (!found) return failed([...problems, unknown(overlays, { ...options, isWhole: problems.length === 0 })]);
    if (second) return failed([twice(found, second)]);
    const flaws = options.rules.check(found.draft.document);
    if (flaws.length > 0) return failed(flaws);
    const environment = filledOnce(found, variables);
    const wrong = [...environment.problems, ...checkedAgain(environment)];
    if (wrong.length > 0) return failed(wrong);
    const bases = placesOf(environment);
    if (bases.problems.length > 0) return failed(bases.problems);
    latestPaths = [...bases.paths, found.listed.file];
    return { environment, problems: [], paths: bases.paths, files };
  }

  /** The given paths go first: what they have may be tried without touching the folder of overlays. */
  function searched(): Overlays {
    const near = find(given);
    if (near.overlays.some(({ name }) => name === options.name)) return near;
    const far = findElsewhere(existsSync(options.folder) ? [options.folder] : []);
    const names = new Set(near.overlays.map(({ listed }) => listed.real));
    return {
      overlays: [...near.overlays, ...far.overlays.filter(({ listed }) => !names.has(listed.real))],
      problems: [...near.problems, ...far.problems],
      files: new Map([...near.files, ...far.files]),
    };
  }

  function filledOnce(found: FoundOverlay, variables: ReadonlyMap<string, Json>): Environment {
    const key = `${found.listed.real} ${found.loaded.hash} ${canonicalJson(Object.fromEntries(variables))}`;
    if (latest?.key === key) return latest.environment;
    const content = overlayContent(found.draft.document, variables);
    const environment = { ...content, found, guard: guardIn(found, content), apply: overlayer(content, options.rules) };
    latest = { key, environment };
    return environment;
  }

  /** Values of variables may not be what a field takes. */
  function checkedAgain({ document, problems }: Environment): readonly Problem[] {
    return problems.length > 0 ? [] : options.rules.check(document);
  }

  function placesOf({ found, overlay }: Environment): Bases {
    return overlay.bases ? basesOf(found, overlay, options.top) : { paths: given, problems: [] };
  }
}

function guardIn({ name }: FoundOverlay, { overlay, document }: OverlayContent): Guard {
  const guarded = (member: 'account' | 'region') => {
    const value = overlay[member];
    return value === undefined ? {} : { [member]: { value, origin: document.locate([member], 'key') } };
  };
  return { environment: name, ...guarded('account'), ...guarded('region') };
}

interface Sought extends EnvironmentOptions {
  /** Every file that was searched could be read. */
  readonly isWhole: boolean;
}

function unknown(overlays: readonly FoundOverlay[], { name, folder, isWhole }: Sought): Problem {
  const names = [...new Set(overlays.map((overlay) => overlay.name))].sort();
  const near = nearest(name, names);
  const known = names.length > 0 ? `known are ${names.map(visible).join(', ')}` : 'there are no overlays';
  const advice = isWhole
    ? `write its overlay: ${visible(folder)}/${visible(name)}.yaml`
    : 'mend the other errors: they may hide it';
  return {
    severity: 'error',
    reason: 'EnvironmentUnknown',
    message: `there is no environment "${visible(name)}"; ${known}`,
    suggestion: near ? `did you mean "${visible(near)}"?` : advice,
  };
}

function twice(first: FoundOverlay, second: FoundOverlay): Problem {
  const { file, line } = first.draft.document.origin;
  return {
    severity: 'error',
    reason: 'DuplicateResource',
    message: `the environment "${visible(first.name)}" is described twice; first at ${file}:${line}`,
    origin: second.draft.document.locate(['metadata', 'name']),
    suggestion: 'keep one of them',
  };
}
