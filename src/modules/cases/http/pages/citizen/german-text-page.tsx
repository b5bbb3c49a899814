import { Button, ButtonGroup, ErrorSummary, Form, InsetText, Link, Text, TextArea } from '#ui';
import type { GermanText } from '../../../domain/german-texts.ts';
import { germanTextWords } from '../../../texts/german-text.ts';
import type { CitizenCase } from '../../citizen/with-view.ts';
import { casePageDocument } from './case-frame.tsx';

/** The own words beside the German text of the office, in a field: confirmed as it stands, or as the person mended it. */
export function germanTextPage(opened: CitizenCase, text: GermanText, typed?: TypedGerman): string {
  const { language, words, view, paths, csrf } = opened;
  const own = germanTextWords[language].citizen;
  const label = view.folder.texts[language].questions[text.path.replace(/\.\d+\./, '.')]?.label;
  return casePageDocument(opened, {
    title: own.title,
    error: typed !== undefined,
    back: { href: paths.base, label: words.letter.back },
    before: <ErrorSummary errors={typed ? [{ field: 'deutsch', message: typed.error }] : []} />,
    children: (
      <>
        <Text size="lead">{own.lead}</Text>
        {label ? <Text muted>{label}</Text> : null}
        <InsetText>
          <Text>
            <strong>{own.own}:</strong>
          </Text>
          <Text>
            <span lang={text.language === language ? undefined : text.language}>{text.text}</span>
          </Text>
        </InsetText>
        <Form action={paths.german} csrf={csrf}>
          <input type="hidden" name="angabe" value={text.path} />
          <input type="hidden" name="stand" value={text.proposedAt ?? ''} />
          <TextArea
            name="deutsch"
            label={own.label}
            hint={own.hint}
            lang="de"
            rows={6}
            value={typed?.german ?? text.german}
            error={typed?.error}
          />
          <ButtonGroup>
            <Button>{own.send}</Button>
          </ButtonGroup>
        </Form>
        <Text>
          {own.help} <Link href={`${paths.base}#nachrichten`}>{own.helpLink}</Link>.
        </Text>
      </>
    ),
  });
}

interface TypedGerman {
  readonly german: string;
  readonly error: string;
}
