import { Names } from '../../service/names.ts';
import { everyPage, type FormView } from './form-view.ts';

/** Every id of the form. */
const takenIn = (view: FormView): readonly string[] =>
  everyPage(view).flatMap((page) => [
    page.id,
    ...(page.repeat ? [page.repeat.id] : []),
    ...page.questions.map(({ id }) => id),
    ...page.exits.map(({ id }) => id),
  ]);

/** Gives new names beside all that the form has: pages, questions, lists and exits. */
export const namesIn = (view: FormView): Names => new Names(takenIn(view));

/** Every name that conditions may use for an answer: questions and lists. */
export const answersIn = (view: FormView): readonly string[] =>
  everyPage(view).flatMap((page) => [...(page.repeat ? [page.repeat.id] : []), ...page.questions.map(({ id }) => id)]);
