import { fillByHttp, type Inside, sendByHttp } from './inside.ts';
import { dogAnswers } from './sample-answers.ts';

type Caller = ReturnType<Inside['caller']>;

/** A document of a guest at each step: one to choose, one to register, one with the courier, one in dispute, and one whose code was right at the desk. */
export async function stageCustody(guest: Caller, hands: CustodyHands): Promise<StagedCustody> {
  const { office, courier, branch, auditor } = hands;
  const open = await decidedDog(guest);
  const waiting = await chosen(guest);
  const ready = await carried(guest, hands, 'WALK-1');
  await takeIn(hands, ready);
  await branch.get('/de/team/bestand');
  await branch.submit('/bereit');
  const code = await codeOf(guest, ready.number);
  const under = await carried(guest, hands, 'WALK-2');
  const disputed = await carried(guest, hands, 'WALK-3');
  await takeIn(hands, { ...disputed, serial: 'WALK-9' });
  await auditor.get(`/de/team/beutelpruefung/${disputed.seal}`);
  await branch.get('/de/team/bestand/ausgeben');
  await branch.submit('/ausgeben', { nummer: ready.serial, code });
  await office.get('/de/team/ausgabe');
  const wish = /\/team\/ausgabe\/erfassen\/[0-9a-f-]{36}/.exec(office.page.html)?.[0] ?? '';
  await courier.get('/de/team/kurier');
  return {
    guestPlaces: [open, waiting, ready.number, disputed.number].map((number) => `/abholen/${number}`),
    officePlaces: [
      ...['/team/ausgabe', wish, '/team/ausgabe/packen/musterbank-plagwitz'],
      ...[`/team/ausgabe/beutel/${under.seal}`, `/team/ausgabe/beutel/${under.seal}/etikett`],
    ],
    courierPlaces: ['/team/kurier', `/team/kurier/${under.seal}`, `/team/kurier/${disputed.seal}`],
    branchPlaces: [
      ...['/team/bestand', '/team/bestand/zaehlen', '/team/bestand/ausgeben', `/team/bestand/ausgeben/${ready.serial}`],
      ...[`/team/bestand/beutel/${under.seal}`, `/team/bestand/beutel/${disputed.seal}`],
      `/team/bestand/beutel/${under.seal}/etikett`,
      '/team/bestand/ruecklauf/stadtkaemmerei',
    ],
    auditPlaces: ['/team/beutelpruefung', `/team/beutelpruefung/${disputed.seal}`],
  };
}

/** A dog of a guest that is registered and decided; gives the number of the case. */
export async function decidedDog(guest: Caller): Promise<string> {
  await fillByHttp(guest, 'de', 'hund-anmelden', dogAnswers);
  const number = await sendByHttp(guest);
  // It is decided after the answer to the person who sent it.
  for (let look = 0; look < 60; look += 1) {
    await guest.get(`/de/abholen/${number}`);
    if (guest.page.status === 200) return number;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`nothing to pick up of ${number}`);
}

async function chosen(guest: Caller): Promise<string> {
  const number = await decidedDog(guest);
  await guest.submit(`/abholen/${number}`, { ort: 'musterbank-plagwitz' });
  return number;
}

async function carried(guest: Caller, { office, courier }: CustodyHands, serial: string): Promise<Carried> {
  const number = await chosen(guest);
  await office.get('/de/team/ausgabe');
  const wish = new RegExp(`${number}.*?erfassen/([0-9a-f-]{36})`, 's').exec(office.page.html)?.[1] ?? '';
  await office.get(`/de/team/ausgabe/erfassen/${wish}`);
  await office.submit(`/erfassen/${wish}`, { nummer: serial });
  const seal = `SEAL-${serial}`;
  await office.get('/de/team/ausgabe/packen/musterbank-plagwitz');
  await office.submit('?amt=stadtkaemmerei', { siegel: seal, nummern: serial });
  await office.submit('/unterschrift');
  await courier.get(`/de/team/kurier/${seal}`);
  await courier.submit('/unterschrift');
  return { number, serial, seal };
}

async function takeIn({ branch, courier }: CustodyHands, { seal, serial }: Carried): Promise<void> {
  await branch.get(`/de/team/bestand/beutel/${seal}`);
  await branch.submit('/unterschrift', { nummern: serial, siegel: 'yes' });
  await courier.get(`/de/team/kurier/${seal}`);
  await courier.submit('/unterschrift');
}

async function codeOf(guest: Caller, number: string): Promise<string> {
  await guest.get(`/de/abholen/${number}`);
  await guest.submit('/code');
  const code = /Code: <span class="city-number">([\w-]+)</.exec(guest.page.html)?.[1];
  if (!code) throw new Error(`no code for ${number}: ${guest.page.path}`);
  return code;
}

interface Carried {
  readonly number: string;
  readonly serial: string;
  readonly seal: string;
}
export interface CustodyHands {
  readonly office: Caller;
  readonly courier: Caller;
  readonly branch: Caller;
  readonly auditor: Caller;
}
export interface StagedCustody {
  readonly guestPlaces: readonly string[];
  readonly officePlaces: readonly string[];
  readonly courierPlaces: readonly string[];
  readonly branchPlaces: readonly string[];
  readonly auditPlaces: readonly string[];
}
