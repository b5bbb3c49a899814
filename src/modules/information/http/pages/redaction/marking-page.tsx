import { formatNumber } from '#kernel/format';
import {
  Button,
  ButtonGroup,
  CheckboxGroup,
  ErrorSummary,
  Fieldset,
  Form,
  Heading,
  MarkedPage,
  Page,
  type PageShell,
  renderDocument,
  Section,
  Select,
  Text,
  TextArea,
  TextField,
} from '#ui';
import { millimetres, suggestionValue, type TypedRow } from '../../../domain/redaction/read-marks.ts';
import type { Rules } from '../../../domain/rules/rules.ts';
import { redactionTexts } from '../../../texts/redaction.ts';
import type { MarkingView } from '../../../use-cases/redact-file.ts';
import type { TypedForm } from '../../redaction/typed-form.ts';

/** Marks what nobody may read: suggestions to tick, words, boxes in millimetres; a page of the document beside it. */
export function markingPage(props: MarkingProps): string {
  const { shell, view, csrf, problem, typed } = props;
  const t = redactionTexts[shell.language];
  const desk = `/${shell.language}/team/anfragen/${view.number}`;
  const at = `${desk}/dokumente/${view.id}`;
  const errors = problem ? [{ field: problem.field, message: t.errors[problem.reason] }] : [];
  return renderDocument(
    <Page
      {...shell}
      title={`${t.title} (${view.number})`}
      error={problem !== null}
      back={{ href: desk }}
      islands={['form-comfort', 'mark-boxes']}
      noIndex
    >
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text size="lead">{t.lead}</Text>
      <Text>{view.name}</Text>
      <Form action={`${at}/schwaerzen`} csrf={csrf}>
        <input type="hidden" name="gezeigt" value={String(shownPage(props))} />
        <input
          type="hidden"
          name="gesehen"
          value={view.found.map(({ page, boxes }) => suggestionValue(page, boxes)).join(' ')}
        />
        <Picture {...props} at={at} />
        {problem?.left && problem.left.length > 0 ? (
          <CheckboxGroup
            name="erlaubt"
            label={t.stillThere}
            hint={t.stillThereHint}
            values={typed.allowed}
            choices={problem.left.map((text) => ({ value: text, label: t.mayStand(text) }))}
          />
        ) : null}
        <Found {...props} />
        <TextArea
          name="worte"
          label={t.words}
          hint={t.wordsHint}
          rows={3}
          value={typed.words}
          {...errorAt(props, 'worte')}
        />
        <ButtonGroup>
          <Button variant="secondary" name="was" value="suchen">
            {t.search}
          </Button>
        </ButtonGroup>
        <Ground {...props} name="grund" label={t.ground} hint={t.groundHint} value={typed.ground} />
        <Section title={t.boxes}>
          <Text>{t.boxesHint}</Text>
          {typed.rows.map((row) => (
            <Box key={row.id} {...props} row={row} />
          ))}
        </Section>
        <ButtonGroup>
          <Button name="was" value="schwaerzen">
            {t.redact}
          </Button>
        </ButtonGroup>
      </Form>
    </Page>,
  );
}

/** The exemptions of the register that can stand in a black box. */
export const groundChoices = (
  rules: Rules,
): readonly { readonly value: string; readonly label: string; readonly reference: string }[] =>
  rules.exemptions.map(({ id, code, name, reference }) => ({ value: id, label: `${code}: ${name.de}`, reference }));

function Picture({ shell, view, at, ...props }: MarkingProps & { readonly at: string }) {
  const t = redactionTexts[shell.language];
  const page = shownPage({ view, ...props });
  const { width, height } = view.pages[page - 1]!;
  const size = [width, height].map((points) => formatNumber(Math.round(millimetres(points)), shell.language)) as [
    string,
    string,
  ];
  return (
    <Section title={t.page(page, view.pages.length)}>
      <Text>{t.size(...size)}</Text>
      <MarkedPage
        number={page}
        src={`${at}/seiten/${page}`}
        alt={t.picture(view.name, page)}
        width={millimetres(width)}
        height={millimetres(height)}
      />
      {view.pages.length > 1 ? (
        <Fieldset id="seiten" label={t.pages}>
          <ButtonGroup>
            {view.pages.map((_, index) =>
              index + 1 === page ? null : (
                <Button key={`seite-${index + 1}`} variant="tertiary" name="was" value={`seite-${index + 1}`}>
                  {t.otherPage(index + 1)}
                </Button>
              ),
            )}
          </ButtonGroup>
        </Fieldset>
      ) : null}
    </Section>
  );
}

function Found({ shell, view, typed }: MarkingProps) {
  const t = redactionTexts[shell.language];
  const choices = view.found.filter(({ boxes }) => boxes.length > 0);
  if (choices.length === 0) return <Text>{`${t.noneFound} ${t.pictures}`}</Text>;
  return (
    <CheckboxGroup
      name="fund"
      label={t.found}
      hint={`${t.foundHint} ${t.pictures}`}
      values={typed.ticked}
      choices={choices.map(({ page, boxes, text, kind, isVisible }) => ({
        value: suggestionValue(page, boxes),
        label: text,
        hint: [t.onPage(page, t.kinds[kind]), isVisible ? '' : t.unseen].filter(Boolean).join(', '),
      }))}
    />
  );
}

function Box({ row, ...props }: MarkingProps & { readonly row: TypedRow }) {
  const t = redactionTexts[props.shell.language];
  const fields = { seite: row.page, x: row.x, y: row.y, b: row.width, h: row.height } as const;
  return (
    <Fieldset id={`feld-${row.id}`} label={t.box(row.id)}>
      <div class="kern-fieldset__body kern-fieldset__body--horizontal">
        {(Object.keys(fields) as (keyof typeof fields)[]).map((name) => (
          <TextField
            key={name}
            name={`${name}-${row.id}`}
            label={t.fields[name]}
            width={4}
            inputMode="decimal"
            autocomplete="off"
            value={fields[name]}
            {...errorAt(props, `${name}-${row.id}`)}
          />
        ))}
      </div>
      <Ground {...props} name={`grund-${row.id}`} label={t.ownGround} value={row.ground} empty={t.asAbove} />
    </Fieldset>
  );
}

function Ground({ rules, shell, problem, name, label, value, hint, empty }: GroundProps) {
  const choices = rules.exemptions.map((one) => ({ value: one.id, label: `${one.code}: ${one.name[shell.language]}` }));
  const more = { ...(hint ? { hint } : {}), ...(empty ? { empty } : {}), ...errorAt({ problem, shell }, name) };
  return <Select name={name} label={label} value={value} choices={choices} {...more} />;
}

const errorAt = ({ problem, shell }: Pick<MarkingProps, 'problem' | 'shell'>, name: string): { error?: string } =>
  problem?.field === name ? { error: redactionTexts[shell.language].errors[problem.reason] } : {};

const shownPage = ({ view, typed }: Pick<MarkingProps, 'view' | 'typed'>): number =>
  Math.min(view.pages.length, typed.page);

/** `left`: what can still be read somewhere. */
export interface MarkingProblem {
  readonly reason: keyof (typeof redactionTexts)['de']['errors'];
  readonly field: string;
  readonly left?: readonly string[];
}

export interface MarkingProps {
  readonly shell: PageShell;
  readonly csrf: string;
  readonly view: MarkingView;
  readonly typed: TypedForm;
  readonly rules: Rules;
  readonly problem: MarkingProblem | null;
}

interface GroundProps extends MarkingProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly empty?: string;
}
