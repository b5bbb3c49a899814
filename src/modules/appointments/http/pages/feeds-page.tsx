import {
  Button,
  ButtonGroup,
  Form,
  Heading,
  Hidden,
  InsetText,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import type { LinkWords } from '../../texts/links.ts';

/** The calendars of an office: what is free for everybody, and each desk under a secret address. */
export function feedsPage({ shell, words: t, csrf, office, free, desks, made }: FeedsProps): string {
  const base = `/${shell.language}/team/termine`;
  const named = desks.find(({ id }) => id === made?.desk);
  return renderDocument(
    <Page
      {...shell}
      title={`${t.title}: ${office.name}`}
      noIndex
      back={{ href: `${base}?buero=${office.id}`, label: t.back }}
    >
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{office.name}</Text>
      <Text>{t.lead}</Text>
      {made && named ? (
        <InsetText>
          <p>
            <strong>{t.made(named.name)}:</strong>
          </p>
          <p>
            <code>{made.address}</code>
          </p>
          <p>{t.once}</p>
        </InsetText>
      ) : null}
      <Text muted>{t.secret}</Text>
      {desks.map(({ id, name, isActive }) => (
        <Section key={id} title={t.desk(name)}>
          <Text>{isActive ? t.there : t.none}</Text>
          <Form action={`${base}/kalender`} csrf={csrf}>
            <input type="hidden" name="buero" value={office.id} />
            <input type="hidden" name="platz" value={String(id)} />
            <ButtonGroup>
              <Button variant="secondary" small name="tun" value="erstellen">
                {isActive ? t.remake : t.make}
                <Hidden>: {t.desk(name)}</Hidden>
              </Button>
              {isActive ? (
                <Button variant="tertiary" small name="tun" value="sperren">
                  {t.end}
                  <Hidden>: {t.desk(name)}</Hidden>
                </Button>
              ) : null}
            </ButtonGroup>
          </Form>
        </Section>
      ))}
      <Section title={t.free}>
        <Text>{t.freeText}</Text>
        <Text>
          <code>{free}</code>
        </Text>
      </Section>
    </Page>,
  );
}

interface FeedsProps {
  readonly shell: PageShell;
  readonly words: LinkWords['feeds'];
  readonly csrf: string;
  readonly office: { readonly id: string; readonly name: string };
  /** Address of the public free/busy feed. */
  readonly free: string;
  readonly desks: readonly { readonly id: number; readonly name: string; readonly isActive: boolean }[];
  /** The address just made. */
  readonly made: { readonly desk: number; readonly address: string } | null;
}
