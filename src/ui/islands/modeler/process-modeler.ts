/** The drawing board for processes, loaded only when somebody asks for it. The mark of bpmn.io stays, as its licence wants. */
import * as board from 'bpmn-js/lib/Modeler.js';
import { german } from './german.ts';
import { lipsiaModdle } from './lipsia-moddle.ts';

/** Shows a process on the board; `xml` gives it as it was changed. Refused (thrown) when the file cannot be drawn. */
async function openModeler(container: HTMLElement, source: string): Promise<{ xml(): Promise<string> }> {
  const isGerman = document.documentElement.lang === 'de';
  const modeler = new BpmnModeler({
    container,
    moddleExtensions: { lipsia: lipsiaModdle },
    additionalModules: isGerman ? [{ translate: ['value', translate] }] : [],
  });
  await modeler.importXML(source);
  modeler.get('canvas').zoom('fit-viewport', 'auto');
  return {
    async xml() {
      const { xml } = await modeler.saveXML({ format: true });
      return xml ?? source;
    },
  };
}

Object.assign(globalThis, { openModeler });

function translate(template: string, replacements: Readonly<Record<string, string>> = {}): string {
  const words = german[template] ?? template;
  return words.replace(/\{([^}]+)\}/g, (_, key: string) => replacements[key] ?? `{${key}}`);
}

/** The bundle has the class as default export; its types describe another way of loading. */
const BpmnModeler = board.default as unknown as new (
  options: Readonly<Record<string, unknown>>,
) => {
  importXML(xml: string): Promise<unknown>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  get(service: 'canvas'): { zoom(to: string, center: string): void };
};
