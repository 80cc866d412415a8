import { sleep } from '../../../lib/clock.ts';
import { type Deployed, findDeployed, lookAgain } from '../../deployed.ts';
import { exitCode } from '../../exit-code.ts';
import { palette } from '../../print/colour.ts';
import { jsonDocument } from '../../print/json.ts';
import { rolloutDocument, rolloutStatusText } from '../../print/rollout-status.ts';
import { interruptedCode } from '../../run-command.ts';
import type { Shell } from '../../shell.ts';

/** What `rollout status` was asked for. */
export interface RolloutStatusRequest {
  readonly resource: string;
  /** Go on until it has ended. */
  readonly watch: boolean;
  readonly output: 'text' | 'json';
}

const betweenLooksMs = 5000;

/** How the deployment of what the manifest wants is doing. */
export async function rolloutStatus(shell: Shell, request: RolloutStatusRequest): Promise<number> {
  const { resource, watch, output } = request;
  let deployed = await findDeployed(shell, resource);
  if (typeof deployed === 'number') return deployed;
  let shown = '';
  for (;;) {
    const text = textOf(shell, deployed, output);
    if (text !== shown) shell.stdout.write(text);
    shown = text;
    if (!watch || deployed.status.health.status !== 'Progressing') return codeOf(deployed);
    await sleep(shell.clock, betweenLooksMs, shell.signal);
    if (shell.signal.aborted) return interruptedCode(shell);
    deployed = await lookAgain(deployed);
  }
}

function textOf(shell: Shell, deployed: Deployed, output: RolloutStatusRequest['output']): string {
  if (output === 'json') return jsonDocument('Rollout', rolloutDocument(deployed));
  return rolloutStatusText(deployed, palette(shell.stdout.colour));
}

function codeOf({ status }: Deployed): number {
  return status.health.status === 'Degraded' ? exitCode.unhealthy : exitCode.ok;
}
