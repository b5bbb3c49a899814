import type { Language } from '#kernel/language';
import { textsFor } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives the foot of every page: who is responsible, privacy, accessibility, and the source. */
export function Footer({ language, cityName, links }: FooterProps) {
  const { footer, header } = textsFor(language);
  const items = [
    { href: links?.imprint, label: footer.imprint },
    { href: links?.privacy, label: footer.privacy },
    { href: links?.accessibility, label: footer.accessibility },
    { href: links?.source, label: footer.source },
    ...(links?.more ?? []),
  ].flatMap(({ href, label }) => (href ? [{ href, label }] : []));
  return (
    <footer class="city-footer">
      <div class="city-inner">
        <p class="city-footer__city">{header.cityOf(cityName)}</p>
        <p class="city-footer__note">{footer.languageNote}</p>
        {items.length > 0 ? (
          <nav aria-label={footer.label}>
            <ul class="city-footer__links">
              {items.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </footer>
  );
}

export type FooterProps = Props<{
  language: Language;
  cityName: string;
  links?: FooterLinks;
}>;

/** Addresses of the pages every city must have; a missing one is left out. */
export type FooterLinks = Props<{
  imprint?: string;
  privacy?: string;
  accessibility?: string;
  source?: string;
  more?: readonly { href: string; label: string }[];
}>;
