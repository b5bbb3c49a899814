import {
  Badge,
  Button,
  ButtonGroup,
  ButtonLink,
  Card,
  Form,
  Heading,
  Hidden,
  NotificationBanner,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Text,
} from '#ui';
import { texts } from '../../texts/index.ts';
import type { ActiveMandate } from '../../use-cases/actor-of.ts';
import type { MandateView } from '../../use-cases/mandates.ts';
import type { ServiceChoice } from '../http-parts.ts';

/** Every mandate of the person, given and held, with what can be done about each. */
export function mandatesPage(shell: PageShell, props: MandatesProps): string {
  const { language } = shell;
  const words = texts[language].mandates;
  const here = `/${language}/mein-bereich/vollmachten`;
  const entries = (side: MandateView['side']) =>
    props.mandates.filter((view) => view.side === side).map((view) => entry(shell, view, props));
  const [given, held] = [entries('principal'), entries('holder')];
  return renderDocument(
    <Page
      {...shell}
      title={words.title}
      back={{ href: `/${language}/mein-bereich`, label: texts[language].myArea }}
      notice={notice(shell, props)}
      noIndex
    >
      <Heading level={1}>{words.title}</Heading>
      <Text size="lead">{words.lead}</Text>
      <Section title={words.given}>
        {given.length > 0 ? given : <Text>{words.givenNone}</Text>}
        <ButtonGroup>
          <ButtonLink href={`${here}/geben`}>{words.give}</ButtonLink>
        </ButtonGroup>
      </Section>
      <Section title={words.held}>
        {held.length > 0 ? held : <Text>{words.heldNone}</Text>}
        <Text>{words.acceptText}</Text>
        <ButtonGroup>
          <ButtonLink variant="secondary" href={`${here}/annehmen`}>
            {words.accept}
          </ButtonLink>
          <ButtonLink variant="tertiary" href={`${here}/anfragen`}>
            {words.ask}
          </ButtonLink>
        </ButtonGroup>
      </Section>
    </Page>,
  );
}

/** The words for what a mandate is limited to. */
export const scopeText = (
  { language }: Pick<PageShell, 'language'>,
  services: MandateView['services'],
  known: readonly ServiceChoice[],
): string =>
  services === '*'
    ? texts[language].mandates.scopeAll
    : services.map((id) => known.find((choice) => choice.id === id)?.title ?? id).join(', ');

function entry(shell: PageShell, view: MandateView, { csrf, services, acting }: MandatesProps) {
  const { language } = shell;
  const words = texts[language].mandates;
  const here = `/${language}/mein-bereich/vollmachten`;
  const name = view.name || words.nobodyYet;
  const isOpen = view.state === 'offered' || view.state === 'upcoming' || view.state === 'active';
  return (
    <Card
      key={view.id}
      title={name}
      meta={
        <>
          <Badge tone={view.state === 'active' ? 'success' : 'neutral'}>{words.states[view.state]}</Badge>{' '}
          {words.span(view.from, view.until)}
        </>
      }
      footer={
        isOpen ? (
          <Form csrf={csrf}>
            <ButtonGroup>
              {view.side === 'holder' && view.state === 'active' && acting?.id !== view.id ? (
                <Button small formAction={`${here}/${view.id}/handeln`}>
                  {words.act(name)}
                </Button>
              ) : null}
              <Button small variant="secondary" formAction={`${here}/${view.id}/beenden`}>
                {view.state === 'offered' ? words.takeBack : words.end}
                <Hidden>: {name}</Hidden>
              </Button>
            </ButtonGroup>
          </Form>
        ) : null
      }
    >
      {scopeText(shell, view.services, services)}
    </Card>
  );
}

function notice({ language }: PageShell, { acting, said, csrf }: MandatesProps) {
  const words = texts[language].mandates;
  if (acting) return <ActingBanner language={language} acting={acting} csrf={csrf} warn={said === 'acting'} />;
  if (said === 'accepted') return <NotificationBanner tone="success">{words.accepted}</NotificationBanner>;
  return said === 'ended' ? <NotificationBanner tone="success">{words.ended}</NotificationBanner> : null;
}

/** Says for whom one acts, with the way to stop it. */
function ActingBanner({ language, acting, csrf, warn }: ActingProps) {
  const words = texts[language].mandates;
  return (
    <NotificationBanner tone="warning">
      <p>
        {words.banner(acting.name)} {warn ? words.acting : ''}
      </p>
      <Form action={`/${language}/mein-bereich/vollmachten/handeln-beenden`} csrf={csrf}>
        <ButtonGroup>
          <Button small variant="secondary">
            {words.stop}
          </Button>
        </ButtonGroup>
      </Form>
    </NotificationBanner>
  );
}

interface MandatesProps {
  readonly mandates: readonly MandateView[];
  readonly services: readonly ServiceChoice[];
  readonly acting: ActiveMandate | null;
  readonly said: 'accepted' | 'ended' | 'acting' | null;
  readonly csrf: string;
}
interface ActingProps {
  readonly language: PageShell['language'];
  readonly acting: ActiveMandate;
  readonly csrf: string;
  readonly warn: boolean;
}
