/** The sentences of a text, trimmed; dots in abbreviations, numbers, dates and addresses on the web do not end one. */
export function splitSentences(text: string): string[] {
  return text
    .replaceAll('\u00ad', '')
    .split(paragraph)
    .flatMap(splitParagraph)
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** The words of a text: maximal runs of letters, so numbers are none and hyphens part words. */
export const splitWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .replaceAll('\u00ad', '')
    .match(/[\p{L}\p{M}]+/gu) ?? [];

/** The abbreviations in a text, such as `z. B.` or `Abs.`. */
export const findAbbreviations = (text: string): string[] => text.match(abbreviationInText) ?? [];

function splitParagraph(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const mark of text.matchAll(/[.!?…]+["'”“’»)\]]*(?=\s|$)/gu)) {
    const end = mark.index + mark[0].length;
    if (!isEnd(text.slice(start, mark.index), mark[0], text.slice(end).trimStart())) continue;
    sentences.push(clean(text.slice(start, end)));
    start = end;
  }
  sentences.push(clean(text.slice(start)));
  return sentences;
}

function isEnd(before: string, mark: string, after: string): boolean {
  if (after === '') return true;
  if (!mark.startsWith('.')) return !/^\p{Ll}/u.test(after);
  // German sentences start with a capital, a number or a quote; anything else goes on.
  if (/^[\p{Ll},;:–-]/u.test(after)) return false;
  const last = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  if (/(?:^|\.)\d+$/.test(last)) return isEndAfterNumber(before, last, after);
  if (/^\p{L}$/u.test(last) || /(?:^|\.)\p{L}$/u.test(last)) return mayEnd.test(`${before}.`) && startsSentence(after);
  if (beforeNumbers.has(last) && /^\d/.test(after)) return false;
  if (abbreviations.has(last)) return closing.has(last) && /^["„»(]?\p{Lu}/u.test(after);
  return true;
}

function isEndAfterNumber(before: string, last: string, after: string): boolean {
  const next = /^\p{L}+/u.exec(after)?.[0] ?? '';
  if (months.has(next) || /^\d/.test(after)) return false;
  if (Number(last.split('.').at(-1)) > 31) return true;
  const previous =
    splitWords(before.slice(0, before.length - last.length))
      .at(-1)
      ?.toLowerCase() ?? '';
  return startsSentence(after) || !ordinalLeads.has(previous);
}

const startsSentence = (after: string): boolean => starters.has(/^["„»(]?(\p{L}+)/u.exec(after)?.[1] ?? '');
const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

// A blank line or a list item ends a sentence even without a full stop; other line breaks are blanks.
const paragraph = /\n\s*\n|\n(?=\s*(?:[-*•–]|\d+[.)])\s)/u;
const abbreviations = list(
  'Abs Abschn Nr Nrn Str Tel Dr Prof Ing St Hr Frl bzw ca evtl ggf inkl zzgl exkl vgl usw etc sog insb mind Mio Mrd Tsd Std Kfz gez Bd Hrsg Anm Aufl Ziff Buchst Rn Rdnr ff Mr Mrs Ms vs approx incl',
);
// These are words, too, so only a number after the dot shows that they are shortened.
const beforeNumbers = list(
  'Art No Kap Alt Var Mo Di Mi Do Fr Sa So Jan Feb Apr Aug Sep Sept Okt Nov Dez Min Max min max geb S',
);
const closing = list('usw etc Str ff');
const mayEnd = /(?:u\. ?a|o\. ?ä|i\. ?d\. ?R|[a-z]\. ?[Ää]|p\.? ?m)\.$/u;
const abbreviationInText =
  /\b(?:z\. ?B|d\. ?h|u\. ?a|o\. ?[äÄ]|i\. ?d\. ?R|i\. ?V\. ?m|u\. ?U|bzw|ggf|evtl|inkl|zzgl|usw|etc|vgl|gem|sog|ca|Abs|Nr|Art|insb|max|mind|Tel|Std|Mio|Mrd)\.(?!\p{L})/gu;
const months = list('Januar Februar März April Mai Juni Juli August September Oktober November Dezember');
const ordinalLeads = list(
  'der die das dem den des am im vom zum zur beim bis ab seit und oder ein eine einen einem einer jeder jede jedes jeden ihr ihre ihren in mit nach vor bei',
);
const starters = list(
  'Der Die Das Den Dem Des Ein Eine Einen Einem Einer Sie Wir Ich Er Es Ihr Ihre Ihren Ihrem Bitte Dann Danach Dafür Darum Daher Dazu Dort Hier Wenn Falls Ob Wer Was Wann Wo Wie Warum Welche Welcher Welches Auch Aber Nur Nach Vor Für Mit Ohne Bei Bis Ab Seit In Im Am An Auf Aus Zu Zum Zur Von Vom Um Unter Über Diese Dieser Dieses Diesen Jeder Jede Jedes Alle Kein Keine Nicht Noch Schon Sonst So Dabei Damit Denn Und Oder The A An You We It If When Please This That',
);
