import type { Language } from '#kernel/language';
import { filterQuery, type ListFilter } from './list-filter.ts';

/** The addresses of the staff pages; the selection of tasks goes along, so that the list beside a case stays the same. */
export function deskPaths(language: Language, filter: ListFilter): DeskPaths {
  const team = `/${language}/team`;
  const of = (number: string): string => `${team}/vorgaenge/${number}`;
  return {
    list: (changes = {}) => `${team}/vorgaenge${filterQuery(filter, changes)}`,
    next: `${team}/naechster${filterQuery(filter)}`,
    search: `${team}/suche`,
    papers: `${team}/eingang`,
    paper: (id) => `${team}/eingang/${id}`,
    paperFile: (id) => `${team}/eingang/${id}/datei`,
    sortPaper: (id, how) => `${team}/eingang/${id}/${how}`,
    bulkOf: (tasks) => {
      const chosen = tasks.map(({ number, token }) => `aufgabe=${encodeURIComponent(`${number}~${token}`)}`);
      return `${team}/sammel?${chosen.join('&')}`;
    },
    joint: (number) => `${of(number)}/zusammen`,
    jointLink: (number) => `${of(number)}/zusammen/verbinden`,
    jointUnlink: (number) => `${of(number)}/zusammen/loesen`,
    handOver: (number, token) => `${of(number)}/uebergabe${filterQuery(filter, { aufgabe: token })}`,
    bulk: `${team}/sammel`,
    bulkAct: `${team}/sammel/tun${filterQuery(filter)}`,
    case: (number, further = {}) => `${of(number)}${filterQuery(filter, further)}`,
    act: (number, what, further = {}) => `${of(number)}/${what}${filterQuery(filter, further)}`,
    evidence: (number, file) => `${of(number)}/nachweise/${file}${filterQuery(filter)}`,
    evidenceFile: (number, file) => `${of(number)}/nachweise/${file}/datei`,
    letter: (number, notice, text) => `${of(number)}/schreiben/${notice}?text=${text}`,
    post: `${team}/post`,
    printAll: `${team}/post/druck`,
    postedAll: `${team}/post/aufgegeben`,
    print: (notice) => `${team}/post/${notice}/druck`,
    posted: (notice) => `${team}/post/${notice}/versandt`,
    treasury: `${team}/zahlungen`,
    consultations: `${team}/beteiligungen`,
    consultation: (id) => `${team}/beteiligungen/${id}`,
    answerConsultation: (id) => `${team}/beteiligungen/${id}/antwort`,
    operations: `${team}/betrieb`,
    retry: (job) => `${team}/betrieb/auftraege/${job}`,
    verify: `${team}/betrieb/pruefung`,
  };
}

export type CaseAct =
  | 'zweck'
  | 'uebernehmen'
  | 'zuruecklegen'
  | 'weitergeben'
  | 'entscheiden'
  | 'freigeben'
  | 'widerspruch'
  | 'vermerk'
  | 'kontakt'
  | 'beteiligung'
  | 'nachricht'
  | 'uebersetzung';
type Changes = Parameters<typeof filterQuery>[1];
export interface DeskPaths {
  list(changes?: Changes): string;
  readonly next: string;
  readonly search: string;
  readonly papers: string;
  paper(id: string): string;
  paperFile(id: string): string;
  sortPaper(id: string, how: 'anhaengen' | 'neu' | 'weiterleiten' | 'zurueck'): string;
  readonly bulk: string;
  bulkOf(tasks: readonly { readonly number: string; readonly token: string }[]): string;
  joint(number: string): string;
  jointLink(number: string): string;
  jointUnlink(number: string): string;
  handOver(number: string, token: string): string;
  readonly bulkAct: string;
  case(number: string, further?: Changes): string;
  act(number: string, what: CaseAct, further?: Changes): string;
  evidence(number: string, file: string): string;
  evidenceFile(number: string, file: string): string;
  letter(number: string, notice: string, text: Language): string;
  readonly post: string;
  readonly printAll: string;
  readonly postedAll: string;
  print(notice: string): string;
  posted(notice: string): string;
  readonly treasury: string;
  readonly consultations: string;
  consultation(id: string): string;
  answerConsultation(id: string): string;
  readonly operations: string;
  retry(job: string): string;
  readonly verify: string;
}
