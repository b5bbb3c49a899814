import type { Problem, ServiceFolder } from '#catalogue';
import { Alert, Badge, DenseTable, Link, Section, Text } from '#ui';
import { type PartName, partNames } from '../../domain/copy/copy.ts';
import { partOfFile } from '../../domain/copy/part-of-file.ts';
import { pathAtLine } from '../../domain/copy/text-place.ts';
import { readExamples } from '../../domain/edit/examples/set-examples.ts';
import type { CopyView } from '../studio-http.ts';
import { copyPageHtml } from './studio-frame.tsx';

/** What the check found, part by part, with what is to be done, and how the examples went. */
export function checkPage({ view, problems, service }: CheckProps): string {
  const { words, copy } = view;
  const errors = problems.filter(({ level }) => level === 'error').length;
  const parts = partNames.filter((part) => problems.some(({ file }) => partOfFile(file) === part));
  const examples = readExamples(copy.files);
  return copyPageHtml(view, {
    children: (
      <>
        {errors === 0 ? (
          <Alert tone="success" title={words.check.sound}>
            {words.check.soundText}
          </Alert>
        ) : (
          <Alert tone="warning" title={words.check.found(errors, problems.length - errors)}>
            {words.check.foundText}
          </Alert>
        )}
        {service && errors === 0 ? <Text>{words.check.examplesRun(examples.length)}</Text> : null}
        {service ? null : <Text>{words.check.examplesNot}</Text>}
        {parts.map((part) => (
          <Section key={part} title={words.part[part]} id={part}>
            <Problems view={view} part={part} problems={problems.filter(({ file }) => partOfFile(file) === part)} />
          </Section>
        ))}
      </>
    ),
  });
}

function Problems({ view, part, problems }: ProblemsProps) {
  const { words, language } = view;
  return (
    <DenseTable
      caption={words.part[part]}
      hideCaption
      columns={(['what', 'level', 'where'] as const).map((key) => ({ key, label: words.check.columns[key] }))}
      rows={problems.map((problem, index) => ({
        id: String(index),
        cells: {
          what: problem.message[language],
          level: (
            <Badge tone={problem.level === 'error' ? 'danger' : 'warning'}>
              {problem.level === 'error' ? words.check.error : words.check.hint}
            </Badge>
          ),
          where: (
            <Link
              href={placeOf(view, part, problem)}
              label={`${words.check.line(nameOf(problem), problem.line)}, ${words.part[part]}: ${problem.message[language]}`}
              plain
            >
              {words.check.line(nameOf(problem), problem.line)}
            </Link>
          ),
        },
      }))}
    />
  );
}

/** The page on which the problem is mended. */
function placeOf(view: CopyView, part: PartName, problem: Problem): string {
  const { paths, copy } = view;
  const name = nameOf(problem);
  if (part === 'letters') return paths.part(copy.id, 'letters', `/${name.slice('letters/'.length, -'.yaml'.length)}`);
  if (part !== 'texts') return paths.part(copy.id, part);
  const [group = '', id = ''] = pathAtLine(copy.files[name] ?? '', problem.line);
  const slug = { pages: 'seite', questions: 'frage', repeats: 'liste', exits: 'ausgang', tasks: 'aufgabe' }[group];
  if (group === 'steps') return paths.part(copy.id, 'texts', '/schritte');
  if (slug && id) return paths.part(copy.id, 'texts', `/${slug}.${encodeURIComponent(id)}`);
  return paths.part(copy.id, 'texts', slug ? '' : '/allgemein');
}

const nameOf = ({ file }: Problem): string => file.replace(/^services\/[^/]+\//, '');

interface CheckProps {
  readonly view: CopyView;
  readonly problems: readonly Problem[];
  readonly service: ServiceFolder | null;
}
interface ProblemsProps {
  readonly view: CopyView;
  readonly part: PartName;
  readonly problems: readonly Problem[];
}
