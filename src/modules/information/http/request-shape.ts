import type { Language } from '#kernel/language';
import { isOpen } from '../domain/request/state.ts';
import type { DeskRequest } from '../use-cases/read-desk.ts';
import type { ListedRequest, RequestView } from '../use-cases/read-requests.ts';
import type { OwnView } from '../use-cases/view-own.ts';

/** A request as everybody may read it, for programs. */
export function shownRequest({ row, clock }: ListedRequest) {
  const { state } = row;
  return {
    ...{ number: row.number, example: row.isExample, subject: row.subject, status: state.status, regime: state.regime },
    ...{ office: row.office, receivedOn: state.receivedOn, nominal: clock.deadline.nominal.toString() },
    ...{
      due: clock.deadline.end.toString(),
      overdue: isOpen(state.status) && clock.isOverdue,
      clockStands: clock.stands,
    },
    ...{ extendedOn: state.extendedOn, extensionReason: row.extensionReason },
    ...{ feeCents: state.fee?.cents ?? null, feeAgreed: state.fee?.agreed ?? false },
    ...{ answer: state.answer, answeredOn: state.answeredOn, appealUntil: state.appealUntil },
    ...{ publishedOn: state.publishedOn, dataset: row.dataset },
  };
}

/** The same with words, documents and steps; and with what is the person's own. */
export function shownDetail(view: RequestView, own: { view: OwnView; code: string | null } | null, language: Language) {
  const { row, files, steps } = view;
  const isPublished = row.state.publishedOn !== null;
  const at = `/${language}/anfragen/${row.number}`;
  return {
    ...shownRequest(view),
    ...{ wording: row.wording, answerText: isPublished ? row.answer : null, exemptions: row.state.exemptions },
    files: isPublished
      ? files.map(({ id, name, publicSha256, publicSize, publicPages, redacted }) => ({
          ...{ id, name, sha256: publicSha256 ?? '', bytes: publicSize ?? 0, pages: publicPages, redacted },
          path: `${at}/dokumente/${id}`,
        }))
      : [],
    steps: steps.map(({ seq, type, at: when, byCity }) => ({ seq, type, at: when, by: byCity ? 'city' : 'asker' })),
    own: own && {
      resumeCode: own.code,
      messages: own.view.story.steps.flatMap(({ at: when, byCity, words }) =>
        typeof words?.['text'] === 'string' ? [{ at: when, by: byCity ? 'city' : 'asker', text: words['text'] }] : [],
      ),
      letters: own.view.letters.map(({ id, kind }) => ({ id, kind, path: `${at}/briefe/${id}` })),
    },
  };
}

/** A request at the desk, for programs of officers. */
export const shownDesk = ({ row, clock, story: { asker }, may, files }: DeskRequest, language: Language) => ({
  ...{ number: row.number, seq: row.seq, status: row.state.status, ...asker },
  ...{ due: clock.deadline.end.toString(), overdue: isOpen(row.state.status) && clock.isOverdue, may },
  files: files.map(({ id, name, publicSha256, redacted }) => ({
    ...{ id, name, ready: publicSha256 !== null, redacted },
    path: `/${language}/team/anfragen/${row.number}/dokumente/${id}`,
  })),
});
