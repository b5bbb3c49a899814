import { BagLabel, Heading, Page, renderDocument, Text } from '#ui';
import type { DeskFrame } from './custody-parts.tsx';

/** The label of a bag, A6 on any sheet: its seal as a code to scan and in letters, from where to where, and how many documents. Nothing says what lies in it or for whom. */
export function bagLabelPage({ frame, seal, from, to, count, back }: LabelProps): string {
  const { shell, words } = frame;
  const t = words.label;
  return renderDocument(
    <Page {...shell} title={t.title(seal)} back={{ href: back, label: t.back }} noIndex>
      <Heading level={1}>{t.title(seal)}</Heading>
      <Text>{t.lead}</Text>
      <BagLabel
        code={seal}
        codeLabel={t.code(seal)}
        rows={[
          [t.from, from],
          [t.to, to],
          [words.count, String(count)],
        ]}
        found={t.found}
      />
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
