import type { Bilingual } from '#kernel/language';
import type { ReadFault } from '../domain/network/read-network.ts';

/** What is wrong in `partners.yaml` and what to do, in both languages. */
export function networkFaultWords({ code, path, found }: ReadFault): Bilingual {
  const key = path.join('.') || 'partners.yaml';
  const [de, en] = words[code];
  return { de: `${key}: ${de(found)}`, en: `${key}: ${en(found)}` };
}

type Word = (found: string) => string;
const words: Readonly<Record<ReadFault['code'], readonly [Word, Word]>> = {
  shape: [
    (found) => `Diese Angabe passt nicht (${found}). Vergleichen Sie sie mit den anderen Einträgen.`,
    (found) => `This entry does not fit (${found}). Compare it with the other entries.`,
  ],
  'id-twice': [
    (found) => `${found} gibt es zweimal. Lassen Sie einen Eintrag weg.`,
    (found) => `${found} is there twice. Leave one entry out.`,
  ],
  'service-missing': [
    (found) => `Die Leistung ${found} fehlt. Legen Sie unter matrix eine Zeile für sie an.`,
    (found) => `The service ${found} is missing. Add a row for it under matrix.`,
  ],
  'service-unknown': [
    (found) => `Die Leistung ${found} gibt es nicht. Prüfen Sie den Namen oder geben Sie ihr unter matrix einen.`,
    (found) => `There is no service ${found}. Check its name, or give it one under matrix.`,
  ],
  'pair-missing': [
    (found) => `Für den Weg ${found} fehlt die Angabe mit Rechtsgrundlage. Tragen Sie sie nach.`,
    (found) => `The channel ${found} has no entry with a legal basis. Add one.`,
  ],
  'basis-unknown': [
    (found) => `Die Grundlage ${found} steht nicht unter bases. Tragen Sie sie dort ein.`,
    (found) => `The basis ${found} is not among the bases. Add it there.`,
  ],
  'reason-unknown': [
    (found) => `Der Grund ${found} steht nicht unter reasons. Tragen Sie ihn dort ein.`,
    (found) => `The reason ${found} is not among the reasons. Add it there.`,
  ],
  'no-way-out': [
    (found) => `Wer abgewiesen wird, braucht einen anderen Weg. Keiner davon ist offen: ${found || '–'}.`,
    (found) => `Who is refused needs another way. None of these is open: ${found || '–'}.`,
  ],
  'partner-only': [
    (found) => `Die Leistung ${found} gibt es nur beim Partner. Öffnen Sie einen Weg bei der Stadt.`,
    (found) => `The service ${found} exists at partners alone. Open a way at the city.`,
  ],
  'district-unknown': [
    (found) => `Der Ortsteil ${found} steht nicht unter districts. Tragen Sie ihn dort ein.`,
    (found) => `The district ${found} is not among the districts. Add it there.`,
  ],
  'institution-unknown': [
    (found) => `Die Institution ${found} gibt es nicht. Prüfen Sie den Namen unter institutions.`,
    (found) => `There is no institution ${found}. Check its name under institutions.`,
  ],
  'times-reversed': [
    (found) => `Das Ende liegt nicht nach dem Anfang: ${found}. Tauschen Sie die Zeiten.`,
    (found) => `The end is not after the beginning: ${found}. Swap the times.`,
  ],
  'approval-refused': [
    (found) => `Die Leistung ${found} ist bei Partnern nicht zugelassen. Nehmen Sie die Freigabe heraus.`,
    (found) => `The service ${found} is not allowed at partners. Take the approval out.`,
  ],
  'audit-late': [
    (found) => `Die Prüfung vom ${found} liegt nach dem ersten Tag. Ohne Prüfung öffnet keine Leistung.`,
    (found) => `The audit of ${found} is after the first day. No service opens without an audit.`,
  ],
  'tariff-missing': [
    (found) => `Für ${found} fehlt ein Tarif ab edition 1. Tragen Sie ihn unter tariffs ein.`,
    (found) => `There is no tariff from edition 1 on for ${found}. Add it under tariffs.`,
  ],
  'extra-fee': [
    (found) => `Die Person soll ${found} Cent mehr zahlen. Beim Partner darf nichts zusätzlich kosten.`,
    (found) => `The person is to pay ${found} cents more. Nothing may cost extra at a partner.`,
  ],
};
