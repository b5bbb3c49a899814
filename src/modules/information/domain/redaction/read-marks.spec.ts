import { describe, expect, it } from 'vitest';
import { millimetres, readMarks, suggestionValue } from './read-marks.ts';

const grounds = new Map([
  ['person', '§ 5 Nr. 1'],
  ['secret', '§ 6'],
]);
const row = { id: 1, page: '2', x: '10', y: '20,5', width: '30', height: '5.25', ground: '' };
const empty = { id: 2, page: '', x: '', y: ' ', width: '', height: '', ground: 'secret' };

describe('marks of a form', () => {
  it('are ticked suggestions and boxes, each with its ground as label', () => {
    const ticked = [
      suggestionValue(1, [
        [1, 2, 30.25, 4],
        [5, 6, 7, 8],
      ]),
    ];
    const read = readMarks(
      { ticked, ground: 'person', rows: [row, { ...row, id: 3, ground: 'secret' }, empty] },
      grounds,
    );
    expect(read.ok && read.value.grounds).toEqual(['person', 'secret']);
    expect(read.ok && read.value.marks.map(({ page, label }) => [page, label])).toEqual([
      [1, '§ 5 Nr. 1'],
      [1, '§ 5 Nr. 1'],
      [2, '§ 5 Nr. 1'],
      [2, '§ 6'],
    ]);
    expect(read.ok && read.value.marks[2]!.box.map(millimetres)).toEqual([10, 20.5, 30, 5.3]);
    expect(read.ok && read.value.marks[1]!.box).toEqual([5, 6, 7, 8]);
  });
  it.each([
    ['nothing-marked', { ticked: [], ground: 'person', rows: [empty] }],
    ['ground-missing', { ticked: ['1;1,2,3,4'], ground: 'other', rows: [] }],
    ['ground-missing', { ticked: [], ground: '', rows: [row] }],
    ...['', 'x', '-1', '1e3'].map(
      (x) => ['box-incomplete', { ticked: [], ground: 'person', rows: [{ ...row, x }] }] as const,
    ),
    ...['0', ''].map(
      (width) => ['box-incomplete', { ticked: [], ground: 'person', rows: [{ ...row, width }] }] as const,
    ),
    ['box-incomplete', { ticked: [], ground: 'person', rows: [{ ...row, page: '1,5' }] }],
    ['nothing-marked', { ticked: ['1;NaN,1,1,1', 'x'], ground: 'person', rows: [] }],
  ] as const)('are refused: %s', (reason, typed) =>
    expect(readMarks(typed, grounds)).toMatchObject({ ok: false, reason }),
  );
});
