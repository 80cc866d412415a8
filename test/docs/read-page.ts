/** A fenced block of Markdown, with what stands above it. */
interface Fence {
  readonly language: string;
  /** False for what stands in a comment. */
  readonly isShown: boolean;
  readonly body: string;
  /** The last line with text before it. */
  readonly above: string;
  /** The text between the block before and this one. */
  readonly gap: string;
  /** Where its body begins and ends in the page. */
  readonly from: number;
  readonly to: number;
}

/** Something that a reader does, or that stands in a comment for what a reader has done before. */
export type Step =
  | { readonly does: 'write' | 'edit'; readonly file: string; readonly body: string }
  | { readonly does: 'run'; readonly body: string; readonly output: Output | 'none' | 'left out' }
  | { readonly does: 'skip'; readonly body: string; readonly reason: string };

/** What a page says that commands print, and where it says so. */
export interface Output {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const fencePattern = /^(?:```(\w+)\n(.*?)^```$|<!-- (sh)\n(.*?)^-->$)/gms;
const fileAbove = /`([\w./-]+\.\w+)`:$/;
const notRun = /^<!-- not run: (.+) -->$/;
const outputLeftOut = /^<!-- output left out: .+ -->$/;

/** What a page has its reader do, in order; a `text` block right after commands is what they print. */
export function readPage(page: string): readonly Step[] {
  const fences = fencesOf(page);
  return fences.flatMap((fence, index) => stepOf(fence, fences[index + 1]) ?? []);
}

function stepOf(fence: Fence, next: Fence | undefined): Step | undefined {
  const { language, body, above } = fence;
  const [, file] = above.match(fileAbove) ?? [];
  if (file !== undefined && /^(yaml|json)$/.test(language)) return { does: 'write', file, body };
  if (file !== undefined && language === 'diff') return { does: 'edit', file, body };
  if (language !== 'sh') return undefined;
  const [, reason] = above.match(notRun) ?? [];
  if (reason !== undefined) return { does: 'skip', body, reason };
  return { does: 'run', body, output: outputOf(fence, next) };
}

function outputOf({ isShown, above }: Fence, next: Fence | undefined): Output | 'none' | 'left out' {
  if (next?.language === 'text' && next.gap.trim() === '') return { text: next.body, from: next.from, to: next.to };
  return isShown && !outputLeftOut.test(above) ? 'none' : 'left out';
}

function fencesOf(page: string): readonly Fence[] {
  let end = 0;
  return [...page.matchAll(fencePattern)].map((match) => {
    const gap = page.slice(end, match.index);
    end = match.index + match[0].length;
    const body = match[2] ?? match[4] ?? '';
    const from = match.index + match[0].indexOf('\n') + 1;
    return {
      language: match[1] ?? match[3] ?? '',
      isShown: match[1] !== undefined,
      body,
      above: gap.trimEnd().split('\n').at(-1) ?? '',
      gap,
      from,
      to: from + body.length,
    };
  });
}
