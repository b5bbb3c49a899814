import { describe, expect, it } from 'vitest';
import { Page, type PageProps, renderDocument, switchLanguage } from '../index.ts';

describe('switchLanguage', () => {
  it('keeps page and query and changes only the first segment', () => {
    expect(switchLanguage('/de/hund-anmelden/frage?seite=2#x', 'en')).toBe('/en/hund-anmelden/frage?seite=2#x');
    expect(switchLanguage('/en', 'de')).toBe('/de');
    expect(switchLanguage('/en?q=dog', 'de')).toBe('/de?q=dog');
    expect(switchLanguage('/de/en/x', 'en')).toBe('/en/en/x');
  });

  it('leads to the home page where the path has no language', () => {
    expect(switchLanguage('/deutsch', 'en')).toBe('/en');
    expect(switchLanguage('/', 'de')).toBe('/de');
  });
});

describe('Page', () => {
  it('begins with the doctype, names the language and leads to the same page in the other one', () => {
    const html = page({ language: 'en', path: '/en/dog?x=1&y=2' });
    expect(html).toMatch(/^<!doctype html><html lang="en">/);
    expect(html).toContain('href="/de/dog?x=1&amp;y=2"');
    expect(html).toContain('hreflang="de"');
    expect(html).toContain('<title>Beispiel – City of Leipzig</title>');
  });

  it('sends an open form along with the language, and goes on with the Enter key', () => {
    const html = page({ openForm: 'questions', path: '/de/hund/frage/name' });
    expect(html).not.toContain('hreflang');
    const buttons = [...html.matchAll(/<button[^>]* form="questions"[^>]*>/g)].map(([tag]) => tag);
    expect(buttons.map((tag) => /name="_language" value="en" lang="en"/.test(tag))).toEqual([false, true]);
  });

  it('begins the title with the word where the form has errors', () => {
    expect(page({ error: true })).toContain('<title>Fehler: Beispiel – Stadt Leipzig</title>');
    expect(page({ error: true, language: 'en' })).toContain('<title>Error: Beispiel');
  });

  it('puts the skip link first, and its target exists', () => {
    const body = page({}).split('<body')[1] ?? '';
    expect(body.indexOf('href="#content"')).toBeLessThan(body.indexOf('<header'));
    expect(body).toContain('id="content"');
  });

  it('names built files by their hash and holds no inline script or style', () => {
    const html = page({ assets: { 'city.css': 'city.ABC.css', 'keys.js': 'keys.DEF.js' }, islands: ['keys'] });
    expect(html).toContain('href="/assets/city.ABC.css"');
    expect(html).toContain('<script type="module" src="/assets/keys.DEF.js"></script>');
    expect(html).not.toMatch(/<style|style="|\son\w+="|<script(?![^>]*src=)/);
  });

  it('loads no script where none is asked for', () => {
    expect(page({ islands: [] })).not.toContain('<script');
  });

  it('escapes what people typed', () => {
    const html = page({ title: '<script>alert(1)</script>', signedIn: { name: '"><img src=x>', href: '/de/bereich' } });
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  });
});

function page(props: Partial<PageProps>): string {
  const all = {
    language: 'de',
    cityName: 'Leipzig',
    path: '/de',
    assets: {},
    title: 'Beispiel',
    ...props,
  } as PageProps;
  return renderDocument(<Page {...all} />);
}
