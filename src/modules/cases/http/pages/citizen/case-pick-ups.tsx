import { ButtonGroup, ButtonLink, Section, Text } from '#ui';
import type { CitizenCase } from '../../citizen/with-view.ts';

/** Documents that come of the case and can be picked up, each with how far it is; nothing where there are none. */
export function CasePickUps({ opened }: { readonly opened: CitizenCase }) {
  const { pickUps, language, words } = opened;
  if (pickUps.length === 0) return null;
  return (
    <Section title={words.case.sections.pickUp} id="abholen">
      {pickUps.map(({ name, state, action, href, isOpen }) => (
        <div key={href} class="city-flow">
          <Text>
            <strong>{name[language]}:</strong> {state[language]}
          </Text>
          <ButtonGroup>
            <ButtonLink variant={isOpen ? 'primary' : 'secondary'} href={`/${language}${href}`}>
              {action[language]}
            </ButtonLink>
          </ButtonGroup>
        </div>
      ))}
    </Section>
  );
}
