import { expect, it } from 'vitest';
import { knownActions } from '#processes';
import { actionNames } from './actions.ts';

it('can do exactly the actions that the check of a service lets a process name', () => {
  expect(actionNames().toSorted()).toEqual([...knownActions.keys()].toSorted());
});
