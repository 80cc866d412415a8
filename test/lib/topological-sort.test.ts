import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topologicalSort } from '../../src/lib/topological-sort.ts';

type Graph = Readonly<Record<string, readonly string[]>>;

function sorted(graph: Graph) {
  return topologicalSort(new Map(Object.entries(graph)));
}

describe('the order', () => {
  test.each<[string, Graph, string[]]>([
    [
      'puts dependencies first',
      { service: ['cluster', 'task'], task: ['role'], role: [], cluster: [] },
      ['cluster', 'role', 'task', 'service'],
    ],
    ['keeps the order of what is independent', { c: [], a: [], b: [] }, ['c', 'a', 'b']],
    ['has every item once', { a: ['b', 'c', 'b'], b: ['d'], c: ['d'], d: [] }, ['d', 'b', 'c', 'a']],
    ['leaves out what is no item', { a: ['elsewhere'] }, ['a']],
    ['of nothing is nothing', {}, []],
  ])('%s', (_fact, graph, order) => {
    expect(sorted(graph)).toMatchObject({ order, cycles: [] });
  });

  test('of a graph without circles has every item after its dependencies', () => {
    fc.assert(
      fc.property(downwards, (graph) => {
        const { order, cycles } = topologicalSort(graph);
        const position = new Map(order.map((id, index) => [id, index]));
        const late = [...graph].flatMap(([id, dependencies]) =>
          dependencies.filter((dependency) => Number(position.get(dependency)) >= Number(position.get(id))),
        );
        expect({ late, cycles, items: order.length }).toEqual({ late: [], cycles: [], items: graph.size });
      }),
    );
  });

  test('of a chain of 10,000 is found, from either end', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => index);
    const links = names.map((index) => [index, index === 0 ? [] : [index - 1]] as const);
    expect(topologicalSort(new Map(links)).order).toEqual(names);
    expect(topologicalSort(new Map([...links].reverse())).order).toEqual(names);
  });
});

describe('circles', () => {
  test.each<[string, Graph, string[][]]>([
    ['of one', { a: ['a'] }, [['a']]],
    ['of two', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['behind a way in', { in: ['a'], a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
    [
      'that share a member',
      { a: ['b', 'c'], b: ['a'], c: ['a'] },
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
    ],
    [
      'that do not touch',
      { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['whose reference is written twice', { a: ['b', 'b'], b: ['a', 'a'] }, [['a', 'b']]],
  ])('%s are each listed once', (_fact, graph, cycles) => {
    expect(sorted(graph).cycles).toEqual(cycles);
  });

  test('do not keep their members and dependants out of the order', () => {
    expect(sorted({ x: ['a'], a: ['b'], b: ['a'], y: [] }).order).toEqual(['b', 'a', 'x', 'y']);
  });

  test('of 10,000 are one circle', () => {
    const links = Array.from({ length: 10_000 }, (_, index) => [index, [(index + 1) % 10_000]] as const);
    const { cycles } = topologicalSort(new Map(links));
    expect(cycles.map(({ length }) => length)).toEqual([10_000]);
  });
});

/** Graphs whose items depend only on items of lower number. */
const downwards = fc
  .array(fc.array(fc.nat()), { maxLength: 30 })
  .map((rows) => new Map(rows.map((row, item) => [item, item === 0 ? [] : row.map((choice) => choice % item)])));
