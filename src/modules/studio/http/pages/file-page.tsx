import { Section } from '#ui';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** The text of files of a part, to be read only. */
export const filePage = (view: CopyView, names: readonly string[]): string =>
  copyPageHtml(view, {
    children: names.map((name) => (
      <Section key={name} title={name}>
        {view.copy.files[name] === undefined ? (
          <p>{view.words.fileMissing}</p>
        ) : (
          <section class="city-table-scroll" aria-label={name} {...{ tabIndex: 0 }}>
            <pre>{view.copy.files[name]}</pre>
          </section>
        )}
      </Section>
    )),
  });
