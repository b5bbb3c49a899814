import { Details, List, Section, Text } from '#ui';
import type { Suggestion } from '../../../use-cases/clerk/suggestion.ts';
import type { CaseDesk } from '../../clerk/case-desk.ts';
import { Blocks } from './letter-sheet.tsx';

/** What the rules suggest, in the words of the letter, and which rules led to it. */
export function SuggestionSection({ model, suggestions }: SuggestionProps) {
  const { words, language } = model.desk;
  if (suggestions.length === 0) return null;
  return (
    <Section title={words.case.suggestion}>
      {suggestions.map((suggestion) => (
        <div key={suggestion.title} class="city-flow">
          {suggestion.isSure ? (
            <Blocks blocks={suggestion.blocks} caption={suggestion.title} />
          ) : (
            <Text>{words.case.suggestionUnsure}</Text>
          )}
          {suggestion.rules.length > 0 ? (
            <Details summary={`${words.case.rules} (${suggestion.rules.length})`}>
              <div lang={language === 'de' ? undefined : 'de'}>
                <List items={suggestion.rules} />
              </div>
            </Details>
          ) : null}
        </div>
      ))}
    </Section>
  );
}

interface SuggestionProps {
  readonly model: CaseDesk;
  readonly suggestions: readonly Suggestion[];
}
