import type { Durations } from '#cases';
import type { ServiceFolder } from '#catalogue';
import { formatDateTime, formatNumber } from '#kernel/format';
import { Figure, type FigureProps, type PageShell, Table } from '#ui';
import { spanInWords } from '../../domain/durations.ts';
import { texts } from '../../texts/index.ts';
import type { Contact } from '../city-facts.ts';
import { staticPage } from './static-page.tsx';

/** Today's figures, each beside how it is counted, and how long each service really takes. */
export function figuresPage({ shell, contact, figures, durations, at }: FiguresProps): string {
  const { language } = shell;
  const t = texts[language];
  const asOf = t.open.home.asOf(formatDateTime(at, language));
  const [sent, decided, kept] = figures.map(({ value, label }) => (
    <Figure key={label} value={value} label={label} asOf={asOf} />
  ));
  return staticPage({
    shell,
    contact,
    isDemo: false,
    page: t.pages.figures,
    figures: { sent, decided, kept, durations: <DurationsTable shell={shell} durations={durations} /> },
  });
}

function DurationsTable({ shell, durations }: Pick<FiguresProps, 'shell' | 'durations'>) {
  const { language } = shell;
  const t = texts[language].open;
  return (
    <Table
      caption={t.service.time}
      columns={[
        { key: 'service', label: t.search.service },
        { key: 'median', label: t.figures.half },
        { key: 'p90', label: t.figures.most },
        { key: 'cases', label: t.figures.cases, numeric: true },
      ]}
      rows={durations.map(({ folder, measured }) => ({
        id: folder.id,
        cells: {
          service: folder.texts[language].title,
          median: measured ? spanInWords(measured.median, language) : t.service.notMeasured,
          p90: measured ? spanInWords(measured.p90, language) : '–',
          cases: measured ? formatNumber(measured.cases, language) : '–',
        },
      }))}
    />
  );
}

export interface FiguresProps {
  readonly shell: PageShell;
  readonly contact: Contact;
  readonly figures: readonly FigureProps[];
  readonly durations: readonly { readonly folder: ServiceFolder; readonly measured: Durations | null }[];
  readonly at: Temporal.Instant;
}
