import { letterPdf } from '#platform/pdf';
import { sampleJpeg, samplePng } from './sample-images.ts';

/** Sample evidence for demo cases and tests, each plainly marked as a sample; equal calls give equal bytes. */
export const sampleFiles = async (): Promise<SampleFiles> => ({
  landlordConfirmation: { name: 'wohnungsgeberbestaetigung-muster.pdf', bytes: await landlordConfirmation() },
  photo: { name: 'foto-muster.jpg', bytes: sampleJpeg() },
  scan: { name: 'scan-muster.png', bytes: samplePng() },
});

/** A sample of the landlord's confirmation (Wohnungsgeberbestätigung, BMG § 19(3)) as PDF. */
const landlordConfirmation = (): Promise<Uint8Array> =>
  letterPdf({
    language: 'de',
    mark: 'MUSTER / DEMO – alle Angaben sind erfunden und gelten nicht.',
    sender: {
      authority: 'Demo-Hausverwaltung',
      office: 'Wohnungsgeberbestätigung',
      address: ['Musterstraße 1', '04109 Leipzig'],
      contact: ['demo@lipsia.invalid'],
    },
    recipient: ['Demo-Person', 'Musterstraße 1', '04109 Leipzig'],
    place: 'Leipzig',
    date: '2026-11-02',
    reference: [{ label: 'Wohnung', value: 'Muster 2. OG links' }],
    subject: 'Bestätigung des Einzugs nach § 19 Absatz 3 Bundesmeldegesetz',
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: 'Wohnungsgeber', value: 'Demo-Hausverwaltung, Musterstraße 1, 04109 Leipzig' },
          { label: 'Wohnung', value: 'Musterstraße 1, 2. OG links, 04109 Leipzig' },
          { label: 'Tag des Einzugs', value: '1. November 2026' },
          { label: 'Eingezogen', value: 'Demo-Person' },
        ],
      },
      { kind: 'paragraph', text: 'Dies ist ein Muster für die Demo. Es ist kein amtliches Schreiben.' },
    ],
  });

interface SampleFiles {
  readonly landlordConfirmation: SampleFile;
  readonly photo: SampleFile;
  readonly scan: SampleFile;
}
interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
