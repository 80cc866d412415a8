import { describe, expect, test } from 'vitest';
import { plainText } from '../../../tools/generate/plain-text.ts';

const sentence = (words: number) => `A${' word'.repeat(words)}.`;

describe('AWS documentation as plain text', () => {
  const rows: readonly [fact: string, html: string, text: string][] = [
    ['tags are gone and code is in backticks', '<p>The <i>name</i> of <code> a </code>.</p>', 'The name of `a`.'],
    ['entities are characters', 'Less (&lt;), &quot;more&quot; &amp; so on.', 'Less (<), "more" & so on.'],
    ['paragraphs are lines', '<p>One.</p> <p>Two.</p>', 'One.\nTwo.'],
    ['line breaks inside a paragraph are spaces', '<p>One\n  two.</p>', 'One two.'],
    ['lists keep their dashes', '<p>One of:</p> <ul> <li> <p>a</p> </li> <li>b</li> </ul>', 'One of:\n- a\n- b'],
    ['glossaries go with the sentence that announces them', '<p>A. As follows:</p><dl><dt>b</dt></dl>', 'A.'],
    ['pointers to guides are left out', 'Yes. For more information, see <a href="x">Guide</a>. No.', 'Yes. No.'],
    ['no documentation is no text', '', ''],
  ];
  for (const [fact, html, text] of rows) {
    test(fact, () => {
      expect(plainText(html)).toBe(text);
    });
  }

  test('a long paragraph ends after a whole sentence', () => {
    expect(plainText(`<p>${sentence(20)} ${sentence(80)} ${sentence(80)}</p>`)).toBe(`${sentence(20)} ${sentence(80)}`);
  });

  test('a first sentence is whole, however long', () => {
    expect(plainText(`<p>${sentence(300)} Two.</p>`)).toBe(sentence(300));
  });

  test('later paragraphs are told while there is room', () => {
    expect(plainText(`<p>One.</p><p>${sentence(80)}</p><p>${sentence(80)}</p>`)).toBe(`One.\n${sentence(80)}`);
  });

  test('a list that does not fit goes with the line that announces it', () => {
    expect(plainText(`<p>One.</p><p>Values:</p><ul><li>${sentence(80)}</li><li>${sentence(80)}</li></ul>`)).toBe(
      'One.',
    );
  });
});
