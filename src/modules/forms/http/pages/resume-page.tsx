import type { Request } from '#platform/http';
import { Button, ButtonGroup, ErrorSummary, Page, renderDocument, TextField } from '#ui';
import { formsTexts } from '../../texts/index.ts';
import type { FormHttp } from '../form-http.ts';
import { draftPaths } from '../paths.ts';
import { PostForm } from './post-form.tsx';

/** One field for the resume code; what was typed stays when it does not fit. */
export function resumePage(parts: FormHttp, request: Request, typed = '', error?: string): string {
  const { language } = request;
  const words = formsTexts(language).resume;
  return renderDocument(
    <Page
      {...parts.shellFor(request)}
      language={language}
      title={words.title}
      error={error !== undefined}
      back={{ href: `/${language}` }}
    >
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <h1 class="city-heading-xl">{words.title}</h1>
      <PostForm action={draftPaths(language).withCode} csrf={request.csrf}>
        <TextField
          name="code"
          label={words.label}
          hint={words.hint}
          value={typed}
          error={error}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonGroup>
          <Button>{words.button}</Button>
        </ButtonGroup>
      </PostForm>
    </Page>,
  );
}
