import type { VNode } from 'preact';
import { languageAround } from '../language.ts';
import { type Frame, type Frames, fill, frameIn, hole } from '../prepared.ts';
import { escaped, toHtml } from '../to-html.ts';
import type { AssetManifest } from './assets.ts';
import { Page, type PageProps } from './page.tsx';

/**
 * Gives the HTML of a page whose frame was rendered before, with this page's own text in its holes; null for pages that are rendered
 * as a whole. What is kept names nobody: every page of a person who is signed in is rendered as a whole.
 */
export function renderPrepared(node: VNode): string | null {
  if (node.type !== Page) return null;
  const props = node.props as PageProps;
  const tail = tailOf(props);
  // An empty address is written in another way than a full one.
  if (props.signIn?.href === '' || props.back?.href === '') return null;
  if (tail === null || props.signedIn || props.signOut || props.hero || props.head) return null;
  return fill(frameOf(props), {
    title: escaped(props.title),
    description: escaped(props.description ?? ''),
    path: escaped(tail),
    signIn: escaped(props.signIn?.href ?? ''),
    back: escaped(props.back?.href ?? ''),
    notice: languageAround(props.language, () => toHtml(props.notice)),
    children: languageAround(props.language, () => toHtml(props.children)),
  });
}

/** The address below the language, which the language switch keeps. */
const tailOf = ({ language, path }: PageProps): string | null =>
  path.startsWith(`/${language}/`) ? path.slice(language.length + 2) : null;

/** The frame, rendered once by the components themselves. */
function frameOf(props: PageProps): Frame {
  const { language, cityName, openForm, homeHref, area, navigation, links, error } = props;
  const { noIndex, wide, islands, signIn, back } = props;
  const marks = [Boolean(props.description), Boolean(signIn), signIn?.label, Boolean(back), back?.label];
  const known = framesWith(props.assets, links ?? props.assets, navigation ?? props.assets);
  const own = [language, cityName, openForm, homeHref, area, error, noIndex, wide, islands, ...marks];
  return frameIn(known, own, () =>
    toHtml(
      <Page
        {...props}
        title={hole('title')}
        description={props.description ? hole('description') : undefined}
        path={`/${language}/${hole('path')}`}
        signIn={signIn ? { ...signIn, href: hole('signIn') } : undefined}
        back={back ? { ...back, href: hole('back') } : undefined}
        notice={hole('notice')}
      >
        {hole('children')}
      </Page>,
    ),
  );
}

/** Assets and the links above and below are the same objects for most pages of a language, so they need not be compared. */
function framesWith(assets: AssetManifest, links: object, navigation: object): Frames {
  const ofAssets = frames.get(assets) ?? new WeakMap<object, WeakMap<object, Frames>>();
  frames.set(assets, ofAssets);
  const ofLinks = ofAssets.get(links) ?? new WeakMap<object, Frames>();
  ofAssets.set(links, ofLinks);
  const known = ofLinks.get(navigation) ?? new Map<string, Frame>();
  ofLinks.set(navigation, known);
  return known;
}

const frames = new WeakMap<AssetManifest, WeakMap<object, WeakMap<object, Frames>>>();
