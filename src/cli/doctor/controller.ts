import { isObject } from '../../lib/json.ts';
import { visible } from '../../lib/visible.ts';
import { askController } from '../ask-controller.ts';
import { type Finding, ok, skipped } from '../finding.ts';
import type { Around } from './around.ts';

/** The running controller answers, and is of this version; only where one is named. */
export async function controller({ shell }: Around): Promise<Finding> {
  const { server } = shell.config.values;
  if (server === undefined) return skipped('no --server is named');
  try {
    const answer = await askController(shell, { server, path: 'status', read: statusIn });
    return judge(answer, shell.version);
  } catch (error) {
    return {
      verdict: 'failed',
      message: 'the controller cannot be asked',
      details: [visible(error instanceof Error ? error.message : String(error))],
      remedy: 'Start `evenkeel run`, or correct --server.',
    };
  }
}

interface Status {
  readonly ready: boolean;
  readonly message: string;
  readonly version: string;
}

function statusIn(answer: unknown): Status | undefined {
  if (!isObject(answer) || typeof answer.ready !== 'boolean') return undefined;
  return { ready: answer.ready, message: String(answer.message ?? ''), version: String(answer.version ?? 'unknown') };
}

function judge({ ready, message, version }: Status, own: string): Finding {
  const shown = `evenkeel ${visible(version)}`;
  if (!ready) return { verdict: 'warning', message: `${shown} runs and is not ready`, details: [visible(message)] };
  if (version === own) return ok(`${shown} runs and is ready`);
  const remedy = 'Bring both to one version.';
  return { verdict: 'warning', message: `${shown} runs and is ready; this is ${own}`, remedy };
}
