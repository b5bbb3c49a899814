import type { Page } from 'playwright-core';

/** The text spacing that a reader may set (WCAG 1.4.12); a page of its own style sheet, as the reader's browser would add it. */
export function spaceText(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
    `);
    document.adoptedStyleSheets.push(sheet);
  });
}

/** What is wider than the screen, cut off, or written over something else, as one line each. */
export function illegible(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const nameOf = (element: Element): string =>
      `${element.localName}.${element.className} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    const isHidden = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { clipPath, position } = getComputedStyle(at);
        // What stays in place lies over the rest by intention; whether it covers the focus is asked elsewhere.
        if (clipPath !== 'none' || /sticky|fixed/.test(position) || at.matches('.city-skip, .kern-sr-only'))
          return true;
      }
      return false;
    };
    const width = document.documentElement.clientWidth;
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (element instanceof SVGElement || isHidden(element)) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const isScroller = /auto|scroll/.test(overflowX + overflowY);
      const { right } = element.getBoundingClientRect();
      const inScroller = element.parentElement?.closest(
        '.city-table-scroll, pre, .city-split__list, .city-split__decision',
      );
      if (right > width + 1 && !inScroller)
        found.push(`sticks out by ${Math.round(right - width)} px: ${nameOf(element)}`);
      if (isScroller || /input|select|textarea/.test(element.localName)) continue;
      if (element.scrollHeight > element.clientHeight + 3 && element.clientHeight > 0 && overflowY !== 'visible')
        found.push(`is cut off: ${nameOf(element)}`);
      if (element.matches('a, button, .kern-btn, .kern-badge') && element.clientHeight > 0) {
        if (element.scrollHeight > element.clientHeight + 3 || element.scrollWidth > element.clientWidth + 3)
          found.push(`does not hold its words: ${nameOf(element)}`);
      }
    }
    const texts: { words: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      const parent = node.parentElement;
      if (words === '' || !parent || isHidden(parent) || parent.closest('option, svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) texts.push({ words: words.slice(0, 30), box });
    }
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 3 && down > 8) found.push(`"${one.words}" is written over "${other.words}"`);
      }
    }
    return [...new Set(found)].slice(0, 6);
  });
}

/** What moves although the reader asked for less motion (WCAG 2.3.3). */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) =>
        [null, '::before', '::after'].some((part) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element, part);
          const isLong = transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0.01);
          return animationName !== 'none' || isLong || scrollBehavior === 'smooth';
        }),
      )
      .map((element) => `moves: ${element.localName}.${element.className}`)
      .slice(0, 6),
  );
}

/** What can be pressed but has no edge, and what is current but looks like the rest, where the system gives all colours. */
export function flatControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element): string =>
      `${element.localName}.${element.className} "${element.textContent?.trim().slice(0, 30)}"`;
    const flat = [...document.querySelectorAll<HTMLElement>('.kern-btn, main input, select, textarea')]
      .filter((element) => element.getClientRects().length > 0 && !element.matches('.kern-sr-only, [tabindex="-1"]'))
      .filter((element) => {
        const { borderTopStyle, borderTopWidth, appearance } = getComputedStyle(element);
        const hasEdge = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1;
        const isDrawn = element.matches('[type=radio], [type=checkbox], [type=file]') && appearance !== 'none';
        return !hasEdge && !isDrawn;
      });
    const edges = (element: Element): string => {
      const { borderColor, outlineStyle } = getComputedStyle(element);
      return `${borderColor} ${outlineStyle}`;
    };
    const same = [...document.querySelectorAll('a[aria-current]')].filter((element) => {
      const others = element.closest('ul, ol')?.querySelectorAll('a:not([aria-current])') ?? [];
      return [...others].some((other) => edges(other) === edges(element));
    });
    return [
      ...flat.map((element) => `has no edge: ${nameOf(element)}`),
      ...same.map((element) => `looks like the rest: ${nameOf(element)}`),
    ].slice(0, 6);
  });
}
