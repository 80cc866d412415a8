import type { OptionValues } from 'commander';
import type { Shell } from './shell.ts';

/** What a command line says after its command. */
export interface Invocation {
  readonly args: readonly string[];
  readonly options: OptionValues;
}

/** Makes a commander action of a command. */
export type Act = (
  action: (shell: Shell, invocation: Invocation) => Promise<number>,
) => (...given: unknown[]) => Promise<void>;
