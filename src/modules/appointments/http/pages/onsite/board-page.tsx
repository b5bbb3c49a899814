import { CallBar, CallBoard, Heading, Link, type PageShell, renderDocument, ScreenPage } from '#ui';
import { type OnsiteWords, onsiteTexts } from '../../../texts/onsite.ts';

/** The call display of a waiting room: numbers and desks, nothing else of anybody. */
export function boardPage({ shell, words, place, calls, waiting, time, source, otherHref }: BoardProps): string {
  const t = words.board;
  return renderDocument(
    <ScreenPage {...shell} title={t.title(place)} place={place} board islands={source ? ['call-display'] : []}>
      <Heading level={1}>{t.heading}</Heading>
      <CallBoard
        label={t.label}
        empty={t.empty}
        calls={calls.map(({ number, desk, isNew }) => ({ number, desk: words.desk(desk), isNew }))}
        live={
          source
            ? {
                ...{ source, sound: t.sound, soundOn: t.soundOn },
                say: { de: onsiteTexts.de.board.say, en: onsiteTexts.en.board.say },
              }
            : undefined
        }
      />
      <CallBar>
        <p data-fresh>
          <strong>{t.waiting(waiting)}</strong> · {t.asOf(time)}
        </p>
        <Link href={otherHref}>{source ? t.plain : t.live}</Link>
      </CallBar>
    </ScreenPage>,
  );
}

interface BoardProps {
  readonly shell: PageShell;
  readonly words: OnsiteWords;
  readonly place: string;
  readonly calls: readonly { readonly number: string; readonly desk: string; readonly isNew: boolean }[];
  readonly waiting: number;
  readonly time: string;
  /** Where the script asks what is new; null for the display without script. */
  readonly source: string | null;
  readonly otherHref: string;
}
