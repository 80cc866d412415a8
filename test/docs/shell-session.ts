import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** What commands printed on either stream, and the exit codes of those that failed. */
export interface Ended {
  readonly output: string;
  readonly failures: readonly number[];
}

const mark = '\u001e';

/** A bash that keeps its folder and variables from one block of commands to the next, until the test is over. */
export function shellSession(folder: string, environment: Readonly<Record<string, string>>) {
  const bash = spawn('bash', ['--norc', '--noprofile'], { cwd: folder, env: environment, stdio: 'pipe' });
  onTestFinished(() => void bash.kill());
  const lines = createInterface({ input: bash.stdout })[Symbol.asyncIterator]();
  bash.stdin.write(`trap 'failures="$failures $?"' ERR\n`);

  async function run(commands: string): Promise<Ended> {
    bash.stdin.write(`failures=\n{\n${commands}\n} </dev/null 2>&1\nprintf '${mark}%s\\n' "$failures"\n`);
    const printed: string[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the shell ended in:\n${commands}`);
      const [text = '', failures] = String(value).split(mark);
      if (text !== '' || failures === undefined) printed.push(text);
      if (failures !== undefined) return { output: printed.join('\n'), failures: numbersOf(failures) };
    }
  }
  return { run };
}

function numbersOf(text: string): number[] {
  return text.split(' ').filter(Boolean).map(Number);
}
