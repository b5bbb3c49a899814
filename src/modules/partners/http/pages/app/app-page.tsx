import { assetUrl, ButtonLink, Heading, InsetText, Page, type PageShell, renderDocument, Text } from '#ui';
import type { AppWords } from '../../../texts/app.ts';

/** The frame of the app, kept on the device: nothing in it is about the person who signed in. Without script it leads to the usual visit. */
export function appPage({ shell, words: t }: AppPageProps): string {
  const desk = `/${shell.language}/team/servicepunkt`;
  return renderDocument(
    <Page
      {...shell}
      title={t.title}
      noIndex
      islands={['branch-app']}
      back={{ href: desk, label: t.toDesk }}
      head={<link rel="manifest" href={`${desk}/app-manifest.webmanifest`} />}
    >
      <div id="counter-app" class="city-flow" {...dataOf(shell, t, 'clerk')}>
        <Heading level={1}>{t.title}</Heading>
        <noscript>
          <InsetText>
            <strong>{t.noScript}.</strong> {t.noScriptHint}
          </InsetText>
        </noscript>
        <Text id="counter-app-state">{t.needsApp}</Text>
        <ButtonLink href={desk} variant="secondary">
          {t.normal}
        </ButtonLink>
      </div>
    </Page>,
  );
}

/** The second screen: the person reads along in their language and can press nothing. */
export function personPage({ shell, words: t }: AppPageProps): string {
  return renderDocument(
    <Page {...shell} title={t.screenTitle} noIndex islands={['branch-app']}>
      <div id="counter-app" class="city-flow" {...dataOf(shell, t, 'person')}>
        <Heading level={1}>{t.screenTitle}</Heading>
        <Text id="counter-app-state">{t.screenHint}</Text>
      </div>
    </Page>,
  );
}

const dataOf = ({ assets }: PageShell, t: AppWords, side: 'clerk' | 'person') => ({
  'data-side': side,
  'data-script': assetUrl(assets, 'counter-app.js'),
  'data-loading': t.loading,
  'data-failed': t.failed,
  'data-too-old': t.tooOld,
});

interface AppPageProps {
  readonly shell: PageShell;
  readonly words: AppWords;
}
