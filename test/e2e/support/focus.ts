import type { Page } from 'playwright-core';

/**
 * What a person who uses the keyboard would miss at the thing that has the focus, null when all is well: it is there (WCAG 2.4.3),
 * drawn with a ring of its own (2.4.7), in view, and not behind something that stays in place (2.4.11).
 */
export function focusProblem(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return 'nothing has the focus';
    const name = `${at.localName}.${at.className} "${(at.textContent ?? '').trim().slice(0, 40)}"`;
    const { visibility, opacity } = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    if (box.width < 8 || box.height < 8 || visibility !== 'visible' || opacity === '0') return `${name} cannot be seen`;
    // The ring of a card surrounds all of it.
    const hasRing = [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(at, part);
      return outlineStyle === 'auto' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
    });
    if (!hasRing) return `${name} shows no ring`;
    const points = [
      [box.left + 4, box.top + 4],
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.right - 4, box.bottom - 4],
    ] as const;
    const seen = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
    if (seen.length === 0) return `${name} is out of sight`;
    const isFree = seen.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      for (let over = top; over && !over.contains(at); over = over.parentElement) {
        if (/^(fixed|sticky|absolute)$/.test(getComputedStyle(over).position)) return false;
      }
      return top !== null;
    });
    return isFree ? null : `${name} is behind something else`;
  });
}
