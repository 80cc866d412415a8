import { expect, test } from 'vitest';
import { type Aim, locate, type Path } from '../../src/source/locate.ts';
import { parseText } from '../../src/source/parse.ts';

const text = `# a comment
first: {}
---
apiVersion: evenkeel/v1
metadata: { name: web, labels: { "80": x } }
spec:
  RoleARN: arn
  cpu: "256"
  containerDefinitions:
    - name: app
      image: web:\${tag}
    - { name: side, image: nginx }
  volumes: [ { name: a }, { name: b } ]
  base: &base
    essential: true
  copy:
    <<: *base
    more: 1
  same: *base
  both: { <<: [ { p: 1 }, *base ] }
  empty:
--- { inline: [1, 2] }
`;
const documents = parseText(text).documents;

function placeOf(index: number, path: Path, aim: Aim): string {
  const document = documents[index];
  if (!document) throw new Error(`no document ${index}`);
  const { line, column } = locate(text, document, path, aim);
  return `${line}:${column}`;
}

test.each<[string, number, Path, string, string]>([
  ['a scalar', 1, ['spec', 'cpu'], '8:3', '8:8'],
  ['a member of a mapping on one line', 1, ['metadata', 'name'], '5:13', '5:19'],
  ['a mapping on one line', 1, ['metadata'], '5:1', '5:11'],
  ['a mapping on several lines, at its name', 1, ['spec'], '6:1', '6:1'],
  ['a list item', 1, ['spec', 'containerDefinitions', 1], '12:7', '12:7'],
  ['a member of a list item', 1, ['spec', 'containerDefinitions', 0, 'name'], '10:7', '10:13'],
  ['a member of a list item on one line', 1, ['spec', 'containerDefinitions', 1, 'image'], '12:21', '12:28'],
  ['a member of an item of a list on one line', 1, ['spec', 'volumes', 1, 'name'], '13:29', '13:35'],
  ['a name in quotes that looks like a number', 1, ['metadata', 'labels', 80], '5:34', '5:40'],
  ['a name whose first letter is a capital', 1, ['spec', 'roleARN'], '7:3', '7:12'],
  ['a name whose first letter is not a capital', 1, ['spec', 'Cpu'], '8:3', '8:8'],
  ['a member that was merged in', 1, ['spec', 'copy', 'essential'], '15:5', '15:16'],
  ['a member beside merged ones', 1, ['spec', 'copy', 'more'], '18:5', '18:11'],
  ['a member behind an alias', 1, ['spec', 'same', 'essential'], '15:5', '15:16'],
  ['a member of a list of merged mappings', 1, ['spec', 'both', 'p'], '20:19', '20:22'],
  ['a member without value', 1, ['spec', 'empty'], '21:3', '21:9'],
  ['the document itself', 1, [], '4:1', '4:1'],
  ['a document behind its mark', 2, ['inline', 1], '22:19', '22:19'],
  ['a document after a comment', 0, ['first'], '2:1', '2:8'],
])('%s is found', (_, index, path, key, value) => {
  expect({ key: placeOf(index, path, 'key'), value: placeOf(index, path, 'value') }).toEqual({ key, value });
});

test.each<[Path, string]>([
  [['spec', 'absent'], '6:1'],
  [['spec', 'volumes', 7, 'name'], '13:3'],
  [['spec', 'containerDefinitions', 1, 'portMappings', 0], '12:7'],
  [['spec', 'cpu', 'deeper'], '8:3'],
  [['absent'], '4:1'],
])('where %j is not there, its nearest parent is found', (path, expected) => {
  expect(placeOf(1, path, 'value')).toBe(expected);
});

test('a text inside of a value is found', () => {
  expect(placeOf(1, ['spec', 'containerDefinitions', 0, 'image'], { text: '${tag}' })).toBe('11:18');
  expect(placeOf(1, ['spec', 'cpu'], { text: '${tag}' })).toBe('8:8');
});
