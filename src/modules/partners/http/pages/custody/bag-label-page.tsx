import { Heading, NumberText, Page, QrCode, renderDocument, Text } from '#ui';
import type { DeskFrame } from './custody-parts.tsx';

/** The label of a bag, A6 on any sheet: its seal as a code to scan and in letters, from where to where, and how many documents. Nothing says what lies in it or for whom. */
export function bagLabelPage({ frame, seal, from, to, count, back }: LabelProps): string {
  const { shell, words } = frame;
  const t = words.label;
  return renderDocument(
    <Page {...shell} title={t.title(seal)} back={{ href: back, label: t.back }} noIndex>
      <Heading level={1}>{t.title(seal)}</Heading>
      <Text>{t.lead}</Text>
      <div class="city-bag-label">
        <QrCode text={seal} label={t.code(seal)} />
        <div class="city-flow">
          <p class="city-bag-label__seal">
            <NumberText>{seal}</NumberText>
          </p>
          <dl class="city-bag-label__way">
            {(
              [
                [t.from, from],
                [t.to, to],
                [words.count, String(count)],
              ] as const
            ).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p class="kern-body">{t.found}</p>
        </div>
      </div>
    </Page>,
  );
}

interface LabelProps {
  readonly frame: DeskFrame;
  readonly seal: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly back: string;
}
