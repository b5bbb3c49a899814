import type { Language } from '#kernel/language';
import { Icon } from '../components/icon.tsx';
import { textsFor } from '../language.ts';
import type { Props } from '../props.ts';
import { switchLanguage } from './switch-language.ts';

/** Gives the head of every page: the city, the other language, the account; all of it visible at 360 px. */
export function Header(props: HeaderProps) {
  const { header } = textsFor(props.language);
  return (
    <header class="city-header">
      <div class="city-inner city-header__row">
        <a class="city-header__name" href={props.homeHref ?? `/${props.language}`}>
          <span class="kern-sr-only">{header.home}: </span>
          <span class="city-header__city">{header.cityOf(props.cityName)}</span>
          {props.area ? <span class="city-header__area">{props.area}</span> : null}
        </a>
        <nav class="city-header__service" aria-label={header.service}>
          <ul>
            <li>
              <LanguageSwitch {...props} />
            </li>
            {props.signedIn ? (
              <li>
                <a href={props.signedIn.href}>
                  <Icon name="account-circle" />
                  <span>
                    <span class="kern-sr-only">{header.signedInAs} </span>
                    {props.signedIn.name}
                  </span>
                </a>
              </li>
            ) : props.signIn ? (
              <li>
                <a href={props.signIn.href}>
                  <Icon name="account-circle" />
                  <span>{props.signIn.label ?? header.signIn}</span>
                </a>
              </li>
            ) : null}
            {props.signOut ? (
              <li>
                <form method="post" action={props.signOut.action}>
                  <input type="hidden" name="csrf" value={props.signOut.csrf} />
                  <button class="city-header__button" type="submit">
                    {props.signOut.label}
                  </button>
                </form>
              </li>
            ) : null}
          </ul>
        </nav>
      </div>
      {props.navigation && props.navigation.length > 0 ? (
        <nav class="city-inner city-header__nav" aria-label={header.navigation}>
          <ul>
            {props.navigation.map(({ href, label, current, count }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                  {count ? <span class="city-tabs__count">{count}</span> : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </header>
  );
}

/** Leads to the same page in the other language; beside an open form it sends the form along, so that nothing typed is lost. */
function LanguageSwitch({ language, path, openForm }: HeaderProps) {
  const { header, send } = textsFor(language);
  const other: Language = language === 'de' ? 'en' : 'de';
  if (!openForm)
    return (
      <a href={switchLanguage(path, other)} lang={other} hreflang={other} title={header.otherLanguageTitle}>
        {header.otherLanguage}
      </a>
    );
  return (
    <>
      {/* The Enter key presses the first button of a form: never the switch, nor one that removes something. */}
      <button class="kern-sr-only" type="submit" form={openForm} tabIndex={-1} aria-hidden="true">
        {send}
      </button>
      <button
        class="city-header__button"
        type="submit"
        form={openForm}
        name="_language"
        value={other}
        lang={other}
        title={header.otherLanguageTitle}
      >
        {header.otherLanguage}
      </button>
    </>
  );
}

/** A link of the main menu; `count` is a number beside it (unread messages). */
export type NavLink = Props<{ href: string; label: string; current?: boolean; count?: number }>;

export type HeaderProps = Props<{
  language: Language;
  cityName: string;
  /** Address of this page with its query; the language switch leads to the same page. */
  path: string;
  /** Id of a form whose address keeps what was typed when it gets `_language`; the switch then is a button of this form. */
  openForm?: string;
  homeHref?: string;
  /** Part of the house that is not the front: "Verwaltung", "Partner". */
  area?: string;
  /** Who is signed in, and where their area is. */
  signedIn?: { name: string; href: string };
  signIn?: { href: string; label?: string };
  signOut?: { action: string; csrf: string; label: string };
  navigation?: readonly NavLink[];
}>;
