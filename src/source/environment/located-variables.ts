import type { Path } from '../locate.ts';
import type { SourceDocument } from '../site.ts';

const whole = /^\$\{([\w.-]+)(?::-[^}]*)?\}$/;

/** The document with the places of values that are nothing but a variable of an overlay moved to where the overlay defines it. */
export function locatedVariables(
  document: SourceDocument,
  overlay: SourceDocument,
  names: ReadonlySet<string>,
): SourceDocument {
  const defined = (path: Path) => {
    const found = variableAt(document, path);
    return found && names.has(found.name) ? ['vars', found.name, ...found.rest] : undefined;
  };
  return {
    ...document,
    locate(path, target) {
      const elsewhere = target === 'key' ? undefined : defined(path);
      return elsewhere ? overlay.locate(elsewhere, target) : document.locate(path, target);
    },
    siteOf(path) {
      const elsewhere = defined(path);
      return elsewhere ? overlay.siteOf(elsewhere) : document.siteOf(path);
    },
  };
}

function variableAt({ written }: SourceDocument, path: Path): { name: string; rest: Path } | undefined {
  for (const [index] of path.entries()) {
    const text = written?.(path.slice(0, index + 1));
    const [, name] = typeof text === 'string' ? (whole.exec(text) ?? []) : [];
    if (name !== undefined) return { name, rest: path.slice(index + 1) };
  }
  return undefined;
}
