import type { VNode } from 'preact';
import { useLanguage } from './language.ts';
import { escaped, ready, toHtml } from './to-html.ts';

/** HTML that was rendered once: text and the names of its holes in turn. */
export type Frame = readonly string[];

/** What a frame is rendered with where each page has its own text. */
export const hole = (name: string): string => `${mark}${name}${mark}`;

/** The HTML of a frame with a page's own HTML in its holes; what fills them is never searched for others. */
export function fill(frame: Frame, values: Readonly<Record<string, string>>): string {
  let html = frame[0] ?? '';
  for (let at = 1; at < frame.length; at += 2) html += (values[frame[at] ?? ''] ?? '') + (frame[at + 1] ?? '');
  return html;
}

/** Finds the frame for what decides about it; one that is missing is rendered with holes, and kept. */
export function frameIn(known: Frames, by: readonly unknown[], render: () => string): Frame {
  const key = by.map((one) => (one === undefined ? mark : String(one))).join(mark);
  const found = known.get(key);
  if (found) return found;
  const frame = render().split(mark);
  if (known.size >= most) known.clear();
  known.set(key, frame);
  return frame;
}

/**
 * Gives a part of a page that is rendered once for an object (the page of a form, say) and filled with this person's own texts. All that
 * decides about the part beside the language stands in `by`; the texts in `holes` are handed on as they are, and those that are used are never empty.
 */
export function Prepared<Name extends string>({ of, by, holes, children }: PreparedProps<Name>): VNode {
  const frame = frameIn(framesOf(of), [useLanguage(), ...by], () =>
    toHtml(children(eachOf(holes, (_, name) => hole(name)))),
  );
  return ready(fill(frame, eachOf(holes, escaped)));
}

function eachOf<Name extends string>(texts: Texts<Name>, change: (text: string, name: Name) => string): Texts<Name> {
  const changed = {} as Record<Name, string>;
  for (const name in texts) changed[name] = change(texts[name], name);
  return changed;
}

/** Stands in no text of a frame. */
const mark = '\u0001';
const most = 300;
const frames = new WeakMap<object, Frames>();

function framesOf(owner: object): Frames {
  const known = frames.get(owner) ?? new Map<string, Frame>();
  frames.set(owner, known);
  return known;
}

export type Frames = Map<string, Frame>;
type Texts<Name extends string> = Readonly<Record<Name, string>>;
interface PreparedProps<Name extends string> {
  readonly of: object;
  readonly by: readonly (string | boolean)[];
  readonly holes: Texts<Name>;
  readonly children: (holes: Texts<Name>) => VNode;
}
