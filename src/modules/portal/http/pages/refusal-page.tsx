import {
  ButtonGroup,
  ButtonLink,
  Heading,
  List,
  NumberText,
  Page,
  type PageShell,
  renderDocument,
  SearchField,
  Text,
} from '#ui';

/** A page for what cannot be shown or done: what is so, why, and how to go on. */
export function refusalPage(shell: PageShell, notice: RefusalNotice): string {
  const [first, ...others] = notice.ways;
  return renderDocument(
    <Page {...shell} title={notice.title} noIndex islands={notice.searchLabel ? ['search-suggest'] : []}>
      <Heading level={1}>{notice.title}</Heading>
      {notice.text.map((sentence, index) => (
        <Text key={sentence} size={index === 0 ? 'lead' : 'default'}>
          {sentence}
        </Text>
      ))}
      {notice.steps ? <List kind="number" items={notice.steps} /> : null}
      {notice.reference ? (
        <Text>
          <NumberText>{notice.reference}</NumberText>
        </Text>
      ) : null}
      {notice.searchLabel ? (
        <SearchField
          action={`/${shell.language}/suche`}
          label={notice.searchLabel}
          suggest={`/${shell.language}/suche/vorschlag`}
        />
      ) : null}
      <ButtonGroup>
        {first ? (
          <ButtonLink href={first.href} variant={notice.searchLabel ? 'secondary' : 'primary'}>
            {first.label}
          </ButtonLink>
        ) : null}
        {others.map((way) => (
          <ButtonLink key={way.href} variant="secondary" href={way.href}>
            {way.label}
          </ButtonLink>
        ))}
      </ButtonGroup>
    </Page>,
  );
}

export interface RefusalNotice {
  readonly title: string;
  readonly text: readonly string[];
  readonly steps?: readonly string[];
  /** The number people can name when they ask. */
  readonly reference?: string;
  /** The first is the best way on. */
  readonly ways: readonly { readonly label: string; readonly href: string }[];
  readonly searchLabel?: string;
}
