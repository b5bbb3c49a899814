import { Heading, Page, renderDocument, Section, Text } from '#ui';
import { type BagLine, BagTable, type DeskFrame, doneNotice } from './custody-parts.tsx';

/** The bags of a courier: those with them, and those that wait. */
export function courierPage({ frame, carried, offered }: CourierProps): string {
  const { shell, words } = frame;
  const t = words.courier;
  return renderDocument(
    <Page {...shell} title={t.title} notice={doneNotice(frame)} noIndex>
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Section title={t.carried} id="bei-mir">
        <BagTable frame={frame} caption={t.carried} bags={carried} none={t.carriedNone} />
      </Section>
      <Section title={t.offered} id="zum-abholen">
        <BagTable frame={frame} caption={t.offered} bags={offered} none={t.offeredNone} />
      </Section>
    </Page>,
  );
}

interface CourierProps {
  readonly frame: DeskFrame;
  readonly carried: readonly BagLine[];
  readonly offered: readonly BagLine[];
}
