import type { ComponentChildren } from 'preact';
import type { Language } from '#kernel/language';
import { BackLink } from '../components/navigation.tsx';
import { InLanguage, textsFor } from '../language.ts';
import type { Props } from '../props.ts';
import { type AssetManifest, assetUrl } from './assets.ts';
import { Footer, type FooterProps } from './footer.tsx';
import { Header, type HeaderProps } from './header.tsx';

/** Gives a whole page in the shell of the city; nothing in it needs script, an inline style or a foreign host. */
export function Page(props: PageProps) {
  const texts = textsFor(props.language);
  const title = `${props.title} – ${texts.header.cityOf(props.cityName)}`;
  return (
    <InLanguage value={props.language}>
      <html lang={props.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{props.error ? `${texts.errorPrefix} ${title}` : title}</title>
          {props.description ? <meta name="description" content={props.description} /> : null}
          {props.noIndex ? <meta name="robots" content="noindex" /> : null}
          <meta name="color-scheme" content="light dark" />
          <link
            rel="preload"
            href={assetUrl(props.assets, 'fira-sans-400-latin.woff2')}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
          <link
            rel="preload"
            href={assetUrl(props.assets, 'fira-sans-600-latin.woff2')}
            as="font"
            type="font/woff2"
            crossorigin="anonymous"
          />
          <link rel="stylesheet" href={assetUrl(props.assets, 'city.css')} />
          <link rel="icon" href={assetUrl(props.assets, 'icon.svg')} type="image/svg+xml" />
          {props.head}
          {(props.islands ?? ['form-comfort']).map((island) => (
            <script key={island} type="module" src={assetUrl(props.assets, `${island}.js`)} />
          ))}
        </head>
        <body class={props.wide ? 'city-page city-page--wide' : 'city-page'}>
          <a class="city-skip" href="#content">
            {texts.skipToContent}
          </a>
          <Header {...props} />
          <main class="city-main" id="content" tabIndex={-1}>
            {props.hero ? <div class="city-hero">{<div class="city-inner city-flow">{props.hero}</div>}</div> : null}
            <div class="city-inner city-content">
              {props.back ? <BackLink {...props.back} /> : null}
              {props.notice}
              <div class={props.wide ? 'city-column city-column--wide city-flow' : 'city-column city-flow'}>
                {props.children}
              </div>
            </div>
          </main>
          <Footer {...props} />
        </body>
      </html>
    </InLanguage>
  );
}

/** What every page of one visit has in common; the module spreads it into `Page`. */
export type PageShell = Props<
  HeaderProps &
    FooterProps & {
      assets: AssetManifest;
    }
>;

export type PageProps = PageShell &
  Props<{
    language: Language;
    /** Same words as the heading of the page. */
    title: string;
    description?: string;
    /** The page shows errors in its form; the title then begins with the word. */
    error?: boolean;
    back?: { href: string; label?: string };
    /** A `NotificationBanner` above the text. */
    notice?: ComponentChildren;
    /** Full-width band above the text: the one question of the home page. */
    hero?: ComponentChildren;
    /** Uses the whole width (staff pages, boards, grids of cards). */
    wide?: boolean;
    noIndex?: boolean;
    /** Further elements of `head`: manifest, canonical address. */
    head?: ComponentChildren;
    /** Names of the islands to load, each for comfort only; `form-comfort` if left out. */
    islands?: readonly IslandName[];
    children?: ComponentChildren;
  }>;

/** The scripts a page can ask for; none is needed. */
export type IslandName =
  | 'form-comfort'
  | 'search-suggest'
  | 'keys'
  | 'process-editor'
  | 'hold-work'
  | 'mark-boxes'
  | 'notices'
  | 'call-display'
  | 'branch-app';
