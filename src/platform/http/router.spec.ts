import { describe, expect, it } from 'vitest';
import { createRouter } from './router.ts';
import type { Route } from './types.ts';

const route = (path: string, method: Route['method'] = 'GET'): Route => ({
  method,
  path,
  permission: 'public',
  handle: () => ({ kind: 'redirect', to: path, status: 303 }),
});

describe('the route of an address', () => {
  const find = createRouter(
    ['/', '/:lang', '/:lang/hund/frage', '/:lang/:service/frage/:page', '/:lang/hund/:rest', '/log/tile/x000.p']
      .map((path) => route(path))
      .concat(route('/:lang/hund/frage', 'POST'), route('/:a/:b/:c/ende')),
  );
  const found = (path: string, method = 'GET') => {
    const match = find(method, path);
    return match && [match.route.path, match.params];
  };

  it('is the one whose fixed parts fit, before one that takes anything', () => {
    expect(found('/')).toEqual(['/', {}]);
    expect(found('/de')).toEqual(['/:lang', { lang: 'de' }]);
    expect(found('/de/hund/frage')).toEqual(['/:lang/hund/frage', { lang: 'de' }]);
    expect(found('/de/hund/andere')).toEqual(['/:lang/hund/:rest', { lang: 'de', rest: 'andere' }]);
    expect(found('/log/tile/x000.p')).toEqual(['/log/tile/x000.p', {}]);
  });

  it('is found when the fixed parts lead to a dead end, and keeps nothing of it', () => {
    expect(found('/de/hund/frage/7')).toEqual([
      '/:lang/:service/frage/:page',
      { lang: 'de', service: 'hund', page: '7' },
    ]);
    expect(found('/de/hund/andere/ende')).toEqual(['/:a/:b/:c/ende', { a: 'de', b: 'hund', c: 'andere' }]);
  });

  it('needs its own method and every part', () => {
    expect(found('/de/hund/frage', 'POST')).toEqual(['/:lang/hund/frage', { lang: 'de' }]);
    for (const [path, method] of [
      ['/de/hund', 'GET'],
      ['/de/', 'GET'],
      ['//hund/frage', 'GET'],
      ['/de/hund/frage/', 'GET'],
      ['/de/hund/x', 'POST'],
      ['/de', 'TRACE'],
    ] as const)
      expect(found(path, method)).toBeNull();
  });

  it('gives parts as they were meant, and as they came where they mean nothing', () => {
    expect(found('/de/hund/Stra%C3%9Fe%2F1')).toEqual(['/:lang/hund/:rest', { lang: 'de', rest: 'Straße/1' }]);
    expect(found('/de/hund/50%')).toEqual(['/:lang/hund/:rest', { lang: 'de', rest: '50%' }]);
    expect(found('/__proto__')).toEqual(['/:lang', { lang: '__proto__' }]);
  });

  it.each(['/:lang/*', '/:lang/:id?', '/a{b}', '/:lang/x:y'])(
    'is not made of more than names and parameters: %s',
    (path) => {
      expect(() => createRouter([route(path)])).toThrow('names and parameters');
    },
  );

  it('is there once', () => {
    expect(() => createRouter([route('/:a/x'), route('/:b/x')])).toThrow('twice');
  });
});
