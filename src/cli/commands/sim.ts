import { type Alias, type Document, LineCounter, parseDocument, visit } from 'yaml';
import { visible } from '../../lib/visible.ts';
import { exitCode } from '../exit-code.ts';
import { connectionHints } from '../print/connection-hints.ts';
import { complain, isAddressTaken, say } from '../run-command.ts';
import type { ServedSimulator, Shell } from '../shell.ts';

/** What `sim` was asked for. */
export interface SimRequest {
  readonly port: number;
  readonly speed: number;
  readonly limits: boolean;
  /** YAML or JSON files. */
  readonly seed?: string;
  readonly faults?: string;
  readonly policy?: string;
}

/** Serves the AWS simulator until told to stop; the first line on standard output says where. */
export async function sim(shell: Shell, request: SimRequest): Promise<number> {
  const served = await serve(shell, request);
  if (typeof served === 'number') return served;
  shell.stdout.write(`listening on ${served.connection.endpoint}\n`);
  say(shell, connectionHints(served.connection));
  await stopped(shell.signal);
  await served.close();
  return exitCode.ok;
}

/** Resolves when the command is told to stop. */
export function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function serve(shell: Shell, { port, speed, limits, ...files }: SimRequest): Promise<ServedSimulator | number> {
  try {
    const given = Object.entries(files).filter(([, file]) => file !== undefined);
    const contents = given.map(async ([member, file]) => [member, contentOf(file, await shell.readText(file))]);
    return await shell.serveSimulator({ port, speed, limits, ...Object.fromEntries(await Promise.all(contents)) });
  } catch (error) {
    if (isAddressTaken(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return complain(shell, { title: 'the simulator cannot start', code: exitCode.usage, rows: linesOf(reason) });
  }
}

function contentOf(file: string, text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const [alias] = unresolved(document);
  if (!alias) return document.toJS();
  const { line } = lineCounter.linePos(alias.range?.[0] ?? 0);
  throw new Error(
    `${file}: in YAML *${alias.source} stands for something else; write "*${alias.source}" at line ${line}`,
  );
}

/** Globs that somebody forgot to quote, most likely; the parser does not complain of them. */
function unresolved(document: Document.Parsed): Alias[] {
  const found: Alias[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (!alias.resolve(document)) found.push(alias);
    },
  });
  return found;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(visible);
}
