import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { blockKinds, letterNames, readLetter } from './letter-view.ts';
import { addBlock, addLetter, moveBlock, removeBlock, removeLetter, setBlock, setLetterHead } from './set-letter.ts';

const services = join(import.meta.dirname, '../../../../../../city/services');
const filesOf = (id: string): Record<string, string> => {
  const folder = join(services, id, 'letters');
  return Object.fromEntries(
    readdirSync(folder).map((name) => [`letters/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
};
const withLetters = readdirSync(services).filter((id) => readdirSync(join(services, id)).includes('letters'));

describe('the letters of a service', () => {
  it('keep every byte when they are saved as they are shown, in every service of the city', () => {
    let blocks = 0;
    for (const id of withLetters) {
      const files = filesOf(id);
      for (const name of letterNames(files)) {
        const letter = readLetter(files, name)!;
        expect(setLetterHead(files, name, letter)).toEqual({ ok: true, value: files });
        for (const [index, block] of letter.blocks.entries()) {
          expect([name, index, setBlock(files, name, index, block)]).toEqual([name, index, { ok: true, value: files }]);
          blocks += 1;
        }
      }
    }
    expect(blocks).toBeGreaterThan(100);
  });

  it('take new words, conditions, blocks and an order, and leave the rest', () => {
    const files = filesOf('hund-anmelden');
    const letter = readLetter(files, 'ohne-steuer')!;
    const [first] = letter.blocks;
    const changed = setBlock(files, 'ohne-steuer', 0, {
      ...first!,
      when: 'true',
      text: { de: 'Neu: {{ sentOn }}', en: 'New' },
    });
    const after = changed.ok ? readLetter(changed.value, 'ohne-steuer')! : letter;
    expect(after.blocks[0]).toMatchObject({ when: 'true', text: { de: 'Neu: {{ sentOn }}', en: 'New' } });
    expect(after.blocks.slice(1)).toEqual(letter.blocks.slice(1));
    const order = (files2: Record<string, string> | null) =>
      readLetter(files2 ?? {}, 'ohne-steuer')!.blocks.map(({ kind }) => kind);
    const moved = moveBlock(files, 'ohne-steuer', 0, 1);
    expect(order(moved.ok ? { ...moved.value } : null).slice(0, 2)).toEqual(order(files).slice(0, 2).toReversed());
    expect(moveBlock(files, 'ohne-steuer', 0, -1)).toEqual({ ok: true, value: files });
    const removed = removeBlock(files, 'ohne-steuer', 0);
    expect(order(removed.ok ? { ...removed.value } : null)).toEqual(order(files).slice(1));
    for (const kind of blockKinds) {
      const added = addBlock(files, 'ohne-steuer', 1, kind);
      expect(order(added.ok ? { ...added.value } : null)[1]).toBe(kind);
    }
    expect(removeBlock(files, 'ohne-steuer', 99)).toMatchObject({ reason: 'no-such-block' });
  });

  it('come and go, under names that can be an address', () => {
    const subject = { de: 'Hallo', en: 'Hello' };
    const added = addLetter({}, 'dank', subject);
    expect(added.ok && parse(added.value['letters/dank.yaml']!)).toMatchObject({ kind: 'letter', subject });
    expect(added.ok && addLetter(added.value, 'dank', subject)).toMatchObject({ reason: 'name-taken' });
    for (const name of ['', 'Dank', '../dank', 'dank.yaml', 'a/b'])
      expect(addLetter({}, name, subject)).toMatchObject({ reason: 'name-wrong' });
    expect(added.ok && removeLetter(added.value, 'dank')).toEqual({ ok: true, value: {} });
    expect(removeLetter({}, 'dank')).toMatchObject({ reason: 'no-such-letter' });
  });
});
