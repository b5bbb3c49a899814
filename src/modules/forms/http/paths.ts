import type { Language } from '#kernel/language';
import { slugOf } from '../domain/parse-form.ts';

/** The addresses of one service's form. */
export const pathsOf = (language: Language, service: string): FormPaths => {
  const base = `/${language}/${service}`;
  return {
    service: base,
    start: `${base}/start`,
    check: `${base}/pruefen`,
    send: `${base}/senden`,
    later: `${base}/spaeter`,
    step: (key, fromCheck = false) => `${base}/frage/${key}${fromCheck ? '?pruefen=1' : ''}`,
    removeItem: (list, number) => `${base}/frage/${list}/${number}/entfernen`,
    exit: (id) => `${base}/ausgang/${slugOf(id)}`,
  };
};

/** The addresses that belong to no service. */
export const draftPaths = (language: Language) => ({
  list: `/${language}/entwuerfe`,
  claim: `/${language}/entwuerfe/uebernehmen`,
  resume: (id: string) => `/${language}/entwuerfe/${id}/weiter`,
  remove: (id: string) => `/${language}/entwuerfe/${id}/loeschen`,
  withCode: `/${language}/weitermachen`,
  streets: `/${language}/strassen`,
  case: (number: string) => `/${language}/vorgang/${number}`,
});

export interface FormPaths {
  readonly service: string;
  readonly start: string;
  readonly check: string;
  readonly send: string;
  readonly later: string;
  step(key: string, fromCheck?: boolean): string;
  removeItem(list: string, number: number): string;
  exit(id: string): string;
}
