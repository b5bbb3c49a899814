import type { ImportWords } from './import.ts';

/** Words of the pages on which files of other systems are read in, in English. */
export const importEn: ImportWords = {
  title: 'Read in data fields',
  intro:
    'A file in the format XDatenfelder 2 or 3 becomes a draft with form, texts and process. What stays open then stands in the report.',
  file: 'File with the data fields (XML)',
  fileHint: 'You get it from the FIM portal or from the editor of your state. At most 8 MB.',
  lists: 'Code lists for it (XML)',
  listsHint: 'Genericode files from which the choices of the questions come.',
  address: 'Address of the service',
  addressHint: 'Small letters, digits and hyphens, for example fundsache-melden.',
  office: 'Office',
  read: 'Read in',
  reading: 'Read in from',
  errors: {
    file: 'Choose a file.',
    office: 'Choose an office that you work for.',
    address: 'This address does not work. Use small letters, digits and hyphens.',
    'too-large': 'It becomes more than a service can hold.',
    line: (line) => `Line ${line}: `,
  },
  what: (file) => `Read in from the file ${file}`,
  report: 'Report on reading in',
  reportText: 'Only the office can settle these points. The report, in German, stays with the draft.',
  reportNone: 'There is no report for this service. It was not read in from data fields.',
  goOn: 'On to the overview',
  process: {
    title: 'Read in a process or a table',
    intro:
      'Read in a file in the format BPMN or DMN, also from Camunda or Operaton. First you see what of it runs here.',
    file: 'BPMN or DMN file',
    fileHint: 'At most 2 MB.',
    check: 'Check',
    runs: 'The file runs here as it is',
    withChanges: (count) => (count === 1 ? 'One change is needed' : `${count} changes are needed`),
    changesText: 'These parts belong to another product. The advice says what to do instead.',
    columns: { line: 'Line', owner: 'Element', what: 'Found', advice: 'Advice' },
    refused: 'This does not run even then',
    toDecide: 'The service still needs this',
    take: 'Take over the process',
    takeTable: 'Take over the tables',
    takeText:
      'What was there is replaced. Parts of other products fall away. Simple expressions are then written in FEEL.',
    untranslated: 'Conditions that call code are then always met. Write them anew afterwards.',
    tooLarge: 'The file is too large to be taken over. 2 MB are allowed.',
    drawing: (name) => `Process from ${name}`,
    what: { de: 'Ablauf eingelesen', en: 'Process read in' },
    whatTable: { de: 'Tabellen eingelesen', en: 'Tables read in' },
  },
};
