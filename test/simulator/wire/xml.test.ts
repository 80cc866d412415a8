import { expect, test } from 'vitest';
import { xmlElements } from '../../../src/simulator/wire/xml.ts';

test.each([
  ['text', { A: 'b' }, '<A>b</A>'],
  ['numbers and booleans', { A: 1, B: false }, '<A>1</A><B>false</B>'],
  ['structures', { A: { B: 'c' } }, '<A><B>c</B></A>'],
  ['lists', { A: ['b', { C: 'd' }] }, '<A><member>b</member><member><C>d</C></member></A>'],
  ['an empty list', { A: [] }, '<A></A>'],
  ['nothing of an absent member', { A: undefined }, ''],
  ['markup as references', { A: '<b a="1">&' }, '<A>&#60;b a=&#34;1&#34;&#62;&#38;</A>'],
  ['a carriage return so that it survives', { A: 'a\r\nb' }, '<A>a&#13;\nb</A>'],
  ['letters of any language', { A: 'Grüße 🚢' }, '<A>Grüße 🚢</A>'],
  ['a replacement for what XML cannot hold', { A: 'a\u0000b\ud800c' }, '<A>a\ufffdb\ufffdc</A>'],
])('XML holds %s', (_what, value, xml) => {
  expect(xmlElements(value)).toBe(xml);
});
