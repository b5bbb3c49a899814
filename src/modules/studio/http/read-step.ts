import type { FormBody } from '#platform/http';
import type { WordChange } from '../domain/edit/form/set-words.ts';
import type { StepChange } from '../domain/edit/process/change-step.ts';
import type { Step } from '../domain/edit/process/process-file.ts';
import { Names } from '../domain/service/names.ts';
import { type ErrorsByField, feelErrors, periodErrors } from './process-typed.ts';
import { listed, type ProcessView } from './process-view.ts';

/** A step as its form was sent, and what is wrong about it by field. */
export function readStep(process: ProcessView, step: Step, form: FormBody): ReadStep {
  const { words } = process;
  const attributes: Record<string, string> = {};
  const changes: WordChange[] = [];
  const errors: Record<string, string> = {};
  const both = (name: string) => ({ de: form.get(`${name}-de`).trim(), en: form.get(`${name}-en`).trim() });
  const take = (name: string, path: readonly string[], isNeeded = false): void => {
    const { de, en } = both(name);
    if (isNeeded && de === '') errors[`${name}-de`] = words.errors['name-missing'];
    if (de !== '' && en === '') errors[`${name}-en`] = words.errors['english-missing'];
    changes.push({ path, words: de === '' && en === '' ? null : { de, en } });
  };
  if (form.get('name').trim() === '' && !step.type.endsWith('Gateway')) errors['name'] = words.errors['name-missing'];
  const hasResult = form.has('variable');
  const result = form.get('variable').trim();
  if (hasResult && result !== '' && !/^[a-z][A-Za-z0-9]{0,59}$/.test(result))
    errors['variable'] = words.errors['result-wrong'];
  if (hasResult) attributes['result'] = result;
  if (!step.type.endsWith('Gateway') && step.type !== 'boundaryEvent') {
    attributes['step'] = form.has('zeitleiste') ? 'true' : '';
    take('text', ['steps', step.id], false);
  }
  if (step.type === 'userTask') readTask();
  if (step.type === 'businessRuleTask' && form.has('tabelle')) attributes['decision'] = form.get('tabelle');
  if (step.type === 'serviceTask') readAction();
  if (step.type === 'endEvent' && !step.trigger) attributes['outcome'] = form.get('ausgang');
  const timer = step.timer ? readTimer() : undefined;
  const change: StepChange = {
    ...{ name: form.get('name'), attributes, words: changes },
    ...(timer && { timer }),
    ...(step.type === 'boundaryEvent' && form.has('abbruch') && { isInterrupting: form.get('abbruch') !== 'nein' }),
  };
  return { change, errors };

  function readTask(): void {
    const wasCitizen = step.attributes['role'] === 'citizen';
    const isCitizen = form.get('rolle') === 'citizen';
    take('titel', ['tasks', step.id, 'title'], true);
    take('hilfe', ['tasks', step.id, 'help']);
    attributes['role'] = isCitizen ? 'citizen' : 'clerk';
    attributes['kind'] = isCitizen ? 'correct' : '';
    if (isCitizen) {
      for (const name of ['outcomes', 'result', 'data', 'entries', 'fourEyes']) attributes[name] = '';
      if (!wasCitizen) changes.push({ path: ['tasks', step.id, 'outcomes'], words: null });
      return;
    }
    const known = listed(step.attributes['outcomes']);
    const kept = known.filter((outcome) => !form.has(`weg-${outcome}`));
    for (const outcome of known)
      if (kept.includes(outcome)) take(`ergebnis-${outcome}`, ['tasks', step.id, 'outcomes', outcome], !wasCitizen);
      else changes.push({ path: ['tasks', step.id, 'outcomes', outcome], words: null });
    const added = both('neu');
    if (added.de !== '') {
      const id = new Names(known).take(added.de);
      take('neu', ['tasks', step.id, 'outcomes', id]);
      kept.push(id);
    }
    if (kept.length === 0 && wasCitizen) {
      kept.push('erledigt');
      changes.push({ path: ['tasks', step.id, 'outcomes', 'erledigt'], words: { de: 'Erledigt', en: 'Done' } });
      attributes['result'] = `${step.id}Ergebnis`;
    } else if (kept.length === 0) errors[`weg-${known[0] ?? ''}`] = words.errors['outcome-missing'];
    attributes['outcomes'] = kept.join(',');
    if (!wasCitizen) {
      const [chosen, before] = [form.all('angaben'), listed(step.attributes['data'])];
      // The same names in another order are no change.
      const isSame = chosen.length === before.length && chosen.every((name) => before.includes(name));
      if (!isSame) attributes['data'] = chosen.join(',');
      attributes['fourEyes'] = form.has('vieraugen') ? 'true' : '';
    }
  }

  function readAction(): void {
    const action = form.get('aktion') || (step.attributes['action'] ?? '');
    attributes['action'] = action;
    const own: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
      'letter.issue': [['brief', 'letter']],
      'message.send': [['baustein', 'text']],
      'payment.open': [
        ['betrag', 'amount'],
        ['zweck', 'purpose'],
      ],
    };
    for (const [of, fields] of Object.entries(own))
      for (const [field, attribute] of fields) {
        if (of !== action) {
          attributes[attribute] = '';
          continue;
        }
        attributes[attribute] = form.get(field);
        if (of === 'payment.open') Object.assign(errors, feelErrors(process, field, form.get(field).trim()));
      }
  }

  function readTimer(): StepChange['timer'] {
    if (form.get('zeit') === 'timeDate') {
      const text = form.get('tag').trim();
      Object.assign(errors, feelErrors(process, 'tag', text));
      return { kind: 'timeDate', text };
    }
    if (step.timer?.kind === 'timeCycle' && form.get('zeit') === 'timeCycle') return undefined;
    const text = form.get('frist').trim();
    // A period may be an expression where the file has one already.
    if (text !== step.timer?.text) Object.assign(errors, periodErrors(words, 'frist', text));
    return { kind: 'timeDuration', text };
  }
}

interface ReadStep {
  readonly change: StepChange;
  readonly errors: ErrorsByField;
}
