import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, type ProcessFile, readProcessFile } from '../edit/process/process-file.ts';
import { drawProcess } from './draw-process.ts';
import { widthOf, wrapWords } from './wrap-words.ts';

const services = readdirSync('city/services');
const fileOf = (service: string): ProcessFile => {
  const read = readProcessFile(readFileSync(`city/services/${service}/process.bpmn`, 'utf8'));
  if (!read.ok) throw new Error(read.detail);
  return read.file;
};
const overlap = (a: Bounds, b: Bounds): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the picture of a process', () => {
  it.each(services)('%s: shows every step and way of the file, all inside its frame', (service) => {
    const file = fileOf(service);
    const { box, steps, ways } = drawProcess(file);
    expect(steps.map(({ id }) => id)).toEqual(file.nodes.map(({ id }) => id));
    expect(ways.map(({ id }) => id)).toEqual(file.flows.map(({ id }) => id));
    for (const { bounds } of steps) {
      expect(bounds.x).toBeGreaterThan(box.x);
      expect(bounds.x + bounds.width).toBeLessThan(box.x + box.width);
      expect(bounds.y + bounds.height).toBeLessThan(box.y + box.height);
    }
    for (const { id, label } of steps) expect([id, label?.lines.length ?? 0]).not.toEqual([id, label ? 0 : 1]);
    for (const { points } of ways) expect(points.length).toBeGreaterThan(1);
  });

  it.each(services)('%s: no words lie on other words, and no step on another', (service) => {
    for (const file of [fileOf(service), { ...fileOf(service), shapes: new Map(), edges: new Map() }]) {
      const { steps, ways } = drawProcess(file);
      const rooms = [...steps.filter(({ kind }) => kind !== 'task'), ...ways].flatMap(({ id, label }) => {
        if (!label) return [];
        const half = Math.max(...label.lines.map(widthOf)) / 2;
        return [
          { id, x: label.x - half + 2, y: label.y - 5, width: half * 2 - 4, height: label.lines.length * 14 - 4 },
        ];
      });
      const clashes = rooms.flatMap((a, at) =>
        rooms.slice(at + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} ${b.id}`] : [])),
      );
      expect(clashes).toEqual([]);
      const borderless = file.nodes
        .filter(({ attachedTo }) => !attachedTo)
        .map(({ id }) => steps.find((step) => step.id === id));
      for (const [at, one] of borderless.entries())
        for (const other of borderless.slice(at + 1))
          if (one && other)
            expect([one.id, other.id, overlap(one.bounds, other.bounds)]).toEqual([one.id, other.id, false]);
    }
  });

  it('lays out what the drawing of a file forgot beneath it', () => {
    const file = fileOf('hund-anmelden');
    const shapes = new Map([...file.shapes].filter(([id]) => id !== 'erinnern'));
    const { steps } = drawProcess({ ...file, shapes });
    const lowest = Math.max(...[...shapes.values()].map(({ bounds }) => bounds.y + bounds.height));
    expect(steps.find(({ id }) => id === 'erinnern')?.bounds.y).toBeGreaterThan(lowest);
  });
});

describe('words in lines', () => {
  it('keeps every letter and no line wider than the room', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^([A-Za-zäöüß]{1,30} ?){1,6}$/),
        fc.integer({ min: 60, max: 200 }),
        (text, width) => {
          const lines = wrapWords(text, width, 99);
          expect(lines.join('').replace(/[\s-]/g, '')).toBe(text.replace(/\s/g, ''));
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('says that there is more', () => {
    expect(wrapWords('Eins zwei drei vier fünf sechs', 40, 2).at(-1)).toMatch(/ …$/);
  });
});
