import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../../../src/cli/print/shell-word.ts';

it.each(['/tmp/evenkeel-demo-x1', "/home/ann/it's mine", '/a b', '$(reboot)', 'x;y', '"', ''])(
  'a shell reads %j back as it was',
  (text) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })).toBe(text);
  },
);

it('a plain path stays plain', () => {
  expect(shellWord('/tmp/evenkeel-demo-x1')).toBe('/tmp/evenkeel-demo-x1');
});
