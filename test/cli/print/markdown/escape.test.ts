import { describe, expect, it } from 'vitest';
import { code, diffBlock, prose } from '../../../../src/cli/print/markdown/escape.ts';

describe('foreign text in Markdown', () => {
  it.each([
    ['web', '`web`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['``', '``` `` ```'],
    ['a|b', '`a\\|b`'],
    ['<img src=x onerror=alert(1)>', '`<img src=x onerror=alert(1)>`'],
    ['line\nbreak', '`line\u240abreak`'],
    ['\x1b[31mred', '`\u241b[31mred`'],
    ['\u202eevil', '`\ufffdevil`'],
    ['', '` `'],
  ])('%j as code is %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it.each([
    ['a_b*c', 'a\\_b\\*c'],
    ['[x](javascript:alert(1))', '\\[x\\]\\(javascript:alert\\(1\\)\\)'],
    ['<b>&amp;', '\\<b\\>\\&amp;'],
    ['@team', '@\u200bteam'],
    ['a | b', 'a \\| b'],
    ['#12', '\\#12'],
  ])('%j as running text is %j', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  it('cannot end a block of differences', () => {
    const block = diffBlock(['! a', '```', '`````` </details>', 'b\n```']);
    expect(block.startsWith('```````diff\n')).toBe(true);
    expect(block.split('\n')).toHaveLength(6);
    expect(block.endsWith('\n```````')).toBe(true);
  });
});
