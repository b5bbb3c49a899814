import type { VNode } from 'preact';
import { languageAround } from '../language.ts';
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
  if (tail === null || props.signedIn || props.signOut || props.hero || props.notice || props.head) return null;
  const values: Readonly<Record<string, string>> = {
    title: escaped(props.title),
    description: escaped(props.description ?? ''),
    path: escaped(tail),
    signIn: escaped(props.signIn?.href ?? ''),
    back: escaped(props.back?.href ?? ''),
    children: languageAround(props.language, () => toHtml(props.children)),
  };
  let html = '';
  for (const [index, part] of frameOf(props).entries()) html += index % 2 === 0 ? part : (values[part] ?? '');
  return html;
}

/** The address below the language, which the language switch keeps. */
const tailOf = ({ language, path }: PageProps): string | null =>
  path.startsWith(`/${language}/`) ? path.slice(language.length + 2) : null;

/** The frame as text and names of holes in turn, rendered once by the components themselves. */
function frameOf(props: PageProps): readonly string[] {
  const { language, cityName, openForm, homeHref, area, navigation, links, error } = props;
  const { noIndex, wide, islands, signIn, back } = props;
  const marks = [Boolean(props.description), Boolean(signIn), signIn?.label, Boolean(back), back?.label];
  const known = framesWith(props.assets, links ?? props.assets, navigation ?? props.assets);
  const own = [language, cityName, openForm, homeHref, area, error, noIndex, wide, islands, ...marks];
  const key = own.map((one) => (one === undefined ? mark : String(one))).join(mark);
  const found = known.get(key);
  if (found) return found;
  const frame = toHtml(
    <Page
      {...props}
      title={hole('title')}
      description={props.description ? hole('description') : undefined}
      path={`/${language}/${hole('path')}`}
      signIn={signIn ? { ...signIn, href: hole('signIn') } : undefined}
      back={back ? { ...back, href: hole('back') } : undefined}
    >
      {hole('children')}
    </Page>,
  ).split(mark);
  if (known.size >= most) known.clear();
  known.set(key, frame);
  return frame;
}

/** Stands in no text of the frame; what fills the holes is never searched for it. */
const mark = '\u0001';
const hole = (name: string): string => `${mark}${name}${mark}`;

/** Assets and the links above and below are the same objects for most pages of a language, so they need not be compared. */
function framesWith(assets: AssetManifest, links: object, navigation: object): Frames {
  const ofAssets = frames.get(assets) ?? new WeakMap<object, WeakMap<object, Frames>>();
  frames.set(assets, ofAssets);
  const ofLinks = ofAssets.get(links) ?? new WeakMap<object, Frames>();
  ofAssets.set(links, ofLinks);
  const known = ofLinks.get(navigation) ?? new Map<string, readonly string[]>();
  ofLinks.set(navigation, known);
  return known;
}

const frames = new WeakMap<AssetManifest, WeakMap<object, WeakMap<object, Frames>>>();
const most = 300;

type Frames = Map<string, readonly string[]>;
