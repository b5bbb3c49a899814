import type { Language } from '#kernel/language';
import { readXml, textAt } from '#kernel/xml';
import { type DemoCard, demoCards } from './demo-cards.ts';
import type { EidServer } from './eid-server.ts';
import { readerPage } from './reader-page.ts';
import { readerTexts } from './texts.ts';

/**
 * The program at the card reader of a counter, as the AusweisApp behaves towards browser and city (BSI TR-03124 part 1): started with a `tcTokenURL`, it fetches the TC token,
 * asks for the CAN, lets the service read, and sends the browser to the refresh address. Instead of a card on a reader somebody chooses one of the demo.
 */
export function createReader({ server, cityUrl, load, random }: ReaderOptions): Reader {
  const open = new Map<string, Started>();
  const page = (id: string, started: Started, error: string | null, chosen = ''): ReaderReply => {
    const { language } = started;
    return { status: error ? 422 : 200, page: readerPage({ language, id, error, cards: demoCards, chosen }), cityUrl };
  };
  const failed = (language: Language): ReaderReply => ({
    status: 400,
    page: readerPage({ language, id: null, error: readerTexts[language].noToken, cards: [] }),
    cityUrl,
  });
  return {
    async start(tokenUrl, language) {
      // A real one takes any address with TLS; this one serves its own city alone.
      if (!tokenUrl || new URL(tokenUrl, cityUrl).origin !== new URL(cityUrl).origin) return failed(language);
      const token = readXml((await load(tokenUrl)) ?? '', { characters: 10_000 });
      const at = (...path: readonly string[]): string => (token.ok ? textAt(token.root, ...path) : '');
      const [session, back] = [at('SessionIdentifier'), at('RefreshAddress')];
      const psk = at('PathSecurity-Parameters', 'PSK');
      if (!session || !psk || !URL.canParse(back) || at('Binding') !== 'urn:liberty:paos:2006-08')
        return failed(language);
      const id = Buffer.from(random(16)).toString('hex');
      const started = {
        session,
        psk,
        back,
        language: new URL(back).pathname.startsWith('/en/') ? 'en' : 'de',
      } as const;
      open.set(id, started);
      return page(id, started, null);
    },
    read({ id, card: chosen, can, isCancelled }, language) {
      const started = open.get(id);
      if (!started) return failed(language);
      const texts = readerTexts[started.language];
      const card = demoCards.find((one) => one.id === chosen);
      if (!isCancelled && !card) return page(id, started, texts.noCard);
      if (!isCancelled && !/^\d{6}$/.test(can)) return page(id, started, texts.sixDigits, chosen);
      // A CAN may be tried as often as one likes: it stands on the card.
      if (!isCancelled && can !== card?.can) return page(id, started, texts.wrongCan, chosen);
      open.delete(id);
      const isDone = server.finish(started.session, started.psk, isCancelled ? 'cancelled' : (card as DemoCard));
      const to = new URL(started.back);
      const isOk = isDone && !isCancelled;
      to.searchParams.set('ResultMajor', isOk ? 'ok' : 'error');
      if (!isOk) to.searchParams.set('ResultMinor', isCancelled ? 'cancellationByUser' : 'serverError');
      return { redirect: to.href };
    },
  };
}

interface Started {
  readonly session: string;
  readonly psk: string;
  readonly back: string;
  readonly language: Language;
}
export type ReaderReply =
  | { readonly redirect: string }
  | { readonly status: number; readonly page: string; readonly cityUrl: string };
export interface Reader {
  start(tokenUrl: string | null, language: Language): Promise<ReaderReply>;
  read(
    typed: { readonly id: string; readonly card: string; readonly can: string; readonly isCancelled: boolean },
    language: Language,
  ): ReaderReply;
}
interface ReaderOptions {
  readonly server: Pick<EidServer, 'finish'>;
  readonly cityUrl: string;
  /** What stands at an address; null for nothing. */
  load(url: string): Promise<string | null>;
  random(count: number): Uint8Array;
}
