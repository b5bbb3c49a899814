import type { ComponentChildren } from 'preact';
import type { Language } from '#kernel/language';
import { InLanguage, textsFor } from '../language.ts';
import type { Props } from '../props.ts';
import { assetUrl } from './assets.ts';
import type { IslandName, PageShell } from './page.tsx';
import { switchLanguage } from './switch-language.ts';

/** Gives a page for a screen in a waiting room: terminal or call display, large, with nothing of whoever is signed in. */
export function ScreenPage(props: ScreenPageProps) {
  const { header, footer } = textsFor(props.language);
  const other: Language = props.language === 'de' ? 'en' : 'de';
  const { imprint, privacy, accessibility } = props.links ?? {};
  const links = [
    [imprint, footer.imprint],
    [privacy, footer.privacy],
    [accessibility, footer.accessibility],
  ].flatMap(([href, label]) => (href ? [{ href, label }] : []));
  return (
    <InLanguage value={props.language}>
      <html lang={props.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${props.title} – ${header.cityOf(props.cityName)}`}</title>
          <meta name="robots" content="noindex" />
          <meta name="color-scheme" content="light dark" />
          <link rel="stylesheet" href={assetUrl(props.assets, 'city.css')} />
          <link rel="icon" href={assetUrl(props.assets, 'icon.svg')} type="image/svg+xml" />
          {(props.islands ?? []).map((island) => (
            <script key={island} type="module" src={assetUrl(props.assets, `${island}.js`)} />
          ))}
        </head>
        <body class={props.board ? 'city-screen city-screen--board' : 'city-screen'}>
          <header class="city-screen__header">
            <p class="city-screen__place">{props.place}</p>
            <a
              class="city-screen__language"
              href={switchLanguage(props.path, other)}
              lang={other}
              hreflang={other}
              title={header.otherLanguageTitle}
            >
              {header.otherLanguage}
            </a>
          </header>
          <main class="city-screen__main" id="content" tabIndex={-1}>
            {props.children}
          </main>
          <footer class="city-screen__footer">
            <nav aria-label={footer.label}>
              <ul>
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </nav>
          </footer>
        </body>
      </html>
    </InLanguage>
  );
}

export type ScreenPageProps = PageShell &
  Props<{
    language: Language;
    title: string;
    /** Where the screen stands. */
    place: string;
    /** To be read from afar. */
    board?: boolean;
    islands?: readonly IslandName[];
    children?: ComponentChildren;
  }>;
