import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { outputOf } from '../../src/cli/terminal.ts';

function stream(): NodeJS.WriteStream {
  return new PassThrough() as unknown as NodeJS.WriteStream;
}

it('what is no terminal has a width all the same', () => {
  const output = outputOf(stream(), false);
  expect(output.isTTY).toBe(false);
  expect(output.columns()).toBe(100);
});

it('a reader that goes away ends the writing and nothing else', () => {
  const pipe = stream();
  const output = outputOf(pipe, false);
  output.write('one');
  pipe.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  output.write('two');
  expect(output.isOpen()).toBe(false);
  expect((pipe as unknown as PassThrough).read().toString()).toBe('one');
});
