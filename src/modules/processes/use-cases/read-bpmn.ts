import { BpmnModdle } from 'bpmn-moddle';
import { sha256Of } from '#kernel/sha256';
import { type ModdleElement, xmlPlaces } from '../domain/bpmn/index.ts';

/**
 * Gives the parsed BPMN 2.0 file with its SHA-256, the line of each element and what could not be understood. Refused:
 * files over 2 MB, document type declarations, and what is no BPMN at all.
 */
export async function readBpmn(xml: string): Promise<ReadBpmn> {
  if (xml.length > MOST_CHARACTERS) return { ok: false, reason: 'too-large' };
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, reason: 'doctype' };
  const { lines, depth } = xmlPlaces(xml);
  if (depth > MOST_LEVELS) return { ok: false, reason: 'too-deep' };
  const hash = sha256Of(xml).toString('hex');
  try {
    const read: ParsedBpmn = await new BpmnModdle({ lipsia: LIPSIA }).fromXML(xml);
    const warnings = read.warnings.map(({ message }) => message).filter((message) => !HARMLESS.test(message));
    return { ok: true, definitions: read.rootElement, hash, lines, warnings };
  } catch (error) {
    return { ok: false, reason: 'not-bpmn', detail: error instanceof Error ? error.message : String(error) };
  }
}

export type ReadBpmn =
  | {
      readonly ok: true;
      readonly definitions: ModdleElement;
      readonly hash: string;
      readonly lines: ReadonlyMap<string, number>;
      readonly warnings: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: 'too-large' | 'doctype' | 'too-deep' | 'not-bpmn';
      readonly detail?: string;
    };

interface ParsedBpmn {
  readonly rootElement: ModdleElement;
  readonly warnings: readonly { readonly message: string }[];
}

const MOST_CHARACTERS = 2_000_000;
/** Attributes are judged by the model builder; the text is already decoded, so its declared encoding is of no matter. */
const HARMLESS = /^(unknown attribute|unsupported document encoding)/;
const MOST_LEVELS = 100;
const LIPSIA = { name: 'lipsia', uri: 'urn:lipsia:bpmn:1', prefix: 'lipsia', types: [] };
