import type { Formatting } from '../../model/formatting.ts';
import type { LayoutOf } from '../../model/layout.ts';
import { type Readings, rewritten } from '../rewrite-files.ts';
import { formatText } from './format-text.ts';

/** The canonical form of every YAML file that holds manifests and nothing else; nothing is written. Throws EditUnsafe and Conflict. */
export function formatFiles(
  texts: ReadonlyMap<string, string>,
  files: Readings['files'],
  layoutOf: LayoutOf,
): Formatting {
  const results = [...texts].flatMap(([file, text]) => {
    const formatted = formatText(text, layoutOf);
    return formatted === undefined ? [] : [{ file, text, formatted }];
  });
  return {
    files: results.length,
    rewrites: results.flatMap(({ file, text, formatted }) =>
      typeof formatted === 'string' && formatted !== text ? [rewritten(file, files, () => formatted)] : [],
    ),
    left: results.flatMap(({ file, formatted }) => (typeof formatted === 'string' ? [] : [{ file, ...formatted }])),
  };
}
