import { html, type RefusalContext, type RefusalReply, type Refusals } from '#platform/http';
import { texts } from '../texts/index.ts';
import { type RefusalNotice, refusalPage } from './pages/refusal-page.tsx';
import { type ShellFor, signInHref } from './shell.ts';

/** A designed page for every refusal, in the person's language, each with a way forward; the status stays what it was. */
export function portalRefusals(shellFor: ShellFor): Refusals {
  return (reply, about) => {
    const shell = shellFor({ ...about, session: about.state ? { state: about.state } : undefined });
    const page = refusalPage(shell, noticeOf(reply, about));
    const wait = reply.details?.retryAfter;
    return { ...html(page, reply.status), ...(wait ? { headers: { 'retry-after': String(wait) } } : {}) };
  };
}

function noticeOf({ status, code, details }: RefusalReply, about: RefusalContext): RefusalNotice {
  const { language, url } = about;
  const t = texts[language].refusals;
  const path = `${url.pathname}${url.search}`;
  const home = { label: t.home, href: `/${language}` };
  const help = { label: t.help, href: `/${language}/hilfe` };
  const again = { label: t.again, href: path };
  const reopen = { label: t.back, href: path };
  const isDesk = url.pathname.startsWith(`/${language}/team`);
  switch (status) {
    case 401: {
      const signIn = isDesk
        ? { label: t.signIn.staffAction, href: `/${language}/team/anmelden?zurueck=${encodeURIComponent(path)}` }
        : { label: t.signIn.action, href: signInHref(language, path) };
      const { title, text, more, staff } = t.signIn;
      return { title, text: [isDesk ? staff : text, more], ways: [signIn, home] };
    }
    case 403:
      if (code === 'form-expired') {
        return { title: t.expired.title, text: [t.expired.text], steps: t.expired.steps, ways: [reopen, help] };
      }
      if (code === 'cross-site') return said(t.crossSite, [reopen, home]);
      return said(t.notYours, [home, { label: t.signIn.action, href: signInHref(language, path) }]);
    case 404:
    case 405:
      if (about.actor.kind === 'staff' && isDesk) return said(t.notFoundStaff, deskWays(about));
      return {
        ...said(t.notFound, [home, { label: t.notFound.resume, href: `/${language}/weitermachen` }]),
        searchLabel: t.notFound.search,
      };
    case 409:
    case 412:
      return said(t.conflict, [reopen, home]);
    case 410:
      return said(t.gone, [home, help]);
    case 413:
      return said(t.tooLarge, [reopen, help]);
    case 400:
    case 415:
    case 422:
      return said(t.wrongType, [reopen, help]);
    case 429: {
      const seconds = Number(details?.retryAfter ?? 60);
      return { title: t.tooMany.title, text: [t.tooMany.text(seconds), t.tooMany.more], ways: [again, home] };
    }
    case 500:
      return { ...said(t.fault, [again, home]), reference: t.reference(String(details?.reference ?? about.id)) };
    case 503: {
      const { unsaved } = details ?? {};
      if (unsaved !== 'surely' && unsaved !== 'perhaps') return said(t.busy, [again, home]);
      // The address of a form that was sent is often none to open: the way leads back to the form.
      return {
        title: t.busy.title,
        text: [t.busy.unsaved[unsaved], t.busy.text],
        steps: t.busy.steps,
        ways: [home, help],
      };
    }
  }
}

/** What is foreign and what is not there look the same: the way on is to the own work. */
function deskWays({ language, actor }: RefusalContext): RefusalNotice['ways'] {
  const words = texts[language].refusals.notFoundStaff;
  const own = { label: words.own, href: `/${language}/team/konto` };
  const works = actor.roles.some((role) => role === 'clerk' || role === 'approver');
  return works ? [{ label: words.worklist, href: `/${language}/team/vorgaenge` }, own] : [own];
}

const said = (
  words: { readonly title: string; readonly text: string; readonly more: string },
  ways: RefusalNotice['ways'],
): RefusalNotice => ({ title: words.title, text: [words.text, words.more], ways });
