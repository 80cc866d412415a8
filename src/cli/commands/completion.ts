import type { Command } from 'commander';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { type Position, positionsOf } from '../completion/positions.ts';
import { pwshScript } from '../completion/pwsh.ts';
import { zshScript } from '../completion/zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript, pwsh: pwshScript } as const satisfies Readonly<
  Record<string, (name: string, positions: readonly Position[]) => string>
>;

/** A shell that commands can be completed in. */
export type CompletedShell = keyof typeof scripts;

/** The shells that commands can be completed in. */
export const completedShells = Object.keys(scripts) as readonly CompletedShell[];

/** The script after which a shell completes a program's commands, flags and their values. */
export function completion(program: Command, shell: CompletedShell): string {
  return scripts[shell](program.name(), positionsOf(program));
}
