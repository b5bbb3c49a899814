import { childrenNamed, findChild, readXml, type XmlElement } from '#kernel/xml';
import type { DmnFaultCode, FeelSyntaxCode } from '../feel/problem-codes.ts';
import type {
  Decision,
  DecisionService,
  DmnModel,
  InputData,
  ItemDefinition,
  KnowledgeModel,
  Variable,
} from './model.ts';
import { expressionIn, parseFunction } from './parse-boxed.ts';

/**
 * Reads a DMN file (versions 1.2 to 1.5, any prefixes) into a model. Refused with code and line when the text is no
 * XML, no DMN, or uses a hit policy or an address that DMN does not have.
 */
export function parseDmn(xml: string): ParsedDmn {
  const read = readXml(xml, { characters: 5_000_000, levels: 200 });
  if (!read.ok) {
    const { line, code, detail } = read;
    return { ok: false, errors: [{ line, code: `xml.${code}`, params: { detail } }] };
  }
  const { root } = read;
  if (root.name !== 'definitions' || !usesDmn(root)) {
    return { ok: false, errors: [{ line: root.line, code: 'dmn.no-dmn', params: { element: root.name } }] };
  }
  const errors: DmnFault[] = [];
  const model: DmnModel = {
    id: root.attributes.id ?? '',
    name: root.attributes.name ?? '',
    namespace: root.attributes.namespace ?? '',
    imports: childrenNamed(root, 'import').map((one) => ({
      name: one.attributes.name ?? '',
      namespace: one.attributes.namespace ?? '',
    })),
    itemDefinitions: childrenNamed(root, 'itemDefinition').map(parseItem),
    inputs: childrenNamed(root, 'inputData').map(parseElement),
    decisions: childrenNamed(root, 'decision').map((one) => parseDecision(one, errors)),
    knowledgeModels: childrenNamed(root, 'businessKnowledgeModel').map((one) => parseKnowledge(one, errors)),
    services: childrenNamed(root, 'decisionService').map(parseService),
  };
  return errors.length > 0 ? { ok: false, errors } : { ok: true, model };
}

function usesDmn(root: XmlElement): boolean {
  return Object.entries(root.attributes).some(
    ([name, value]) => name.startsWith('xmlns') && /\/spec\/DMN\//.test(value),
  );
}

function parseElement(element: XmlElement): InputData {
  const name = clean(element.attributes.name);
  const own = findChild(element, 'variable');
  const variable = own === undefined ? { name, typeRef: null } : parseVariable(own);
  return {
    id: element.attributes.id ?? name,
    name,
    variable: { name: variable.name === '' ? name : variable.name, typeRef: variable.typeRef },
    line: element.line,
  };
}

function parseDecision(element: XmlElement, errors: DmnFault[]): Decision {
  return { ...parseElement(element), requires: requirementsOf(element), expression: expressionIn(element, errors) };
}

function parseKnowledge(element: XmlElement, errors: DmnFault[]): KnowledgeModel {
  const logic = findChild(element, 'encapsulatedLogic');
  return {
    ...parseElement(element),
    requires: requirementsOf(element),
    logic: logic === undefined ? null : parseFunction(logic, errors),
  };
}

function parseService(element: XmlElement): DecisionService {
  const refs = (name: string) => childrenNamed(element, name).map((one) => one.attributes.href ?? '');
  return {
    ...parseElement(element),
    outputDecisions: refs('outputDecision'),
    encapsulatedDecisions: refs('encapsulatedDecision'),
    inputDecisions: refs('inputDecision'),
    inputData: refs('inputData'),
  };
}

function requirementsOf(element: XmlElement): string[] {
  return childrenNamed(element, 'informationRequirement', 'knowledgeRequirement').flatMap((requirement) =>
    childrenNamed(requirement, 'requiredDecision', 'requiredInput', 'requiredKnowledge').map(
      (one) => one.attributes.href ?? '',
    ),
  );
}

function parseItem(element: XmlElement): ItemDefinition {
  const text = (name: string) => {
    const child = findChild(element, name);
    return child === undefined ? null : (findChild(child, 'text')?.text.trim() ?? null);
  };
  const typeRef = findChild(element, 'typeRef')?.text.trim() ?? element.attributes.typeRef ?? null;
  const functionItem = findChild(element, 'functionItem');
  return {
    name: clean(element.attributes.name),
    typeRef: typeRef === '' ? null : typeRef,
    isCollection: element.attributes.isCollection === 'true',
    allowedValues: text('allowedValues'),
    typeConstraint: text('typeConstraint'),
    components: childrenNamed(element, 'itemComponent').map(parseItem),
    functionItem:
      functionItem === undefined
        ? null
        : {
            parameters: childrenNamed(functionItem, 'parameters').map(parseVariable),
            result: functionItem.attributes.outputTypeRef ?? null,
          },
    line: element.line,
  };
}

function parseVariable(element: XmlElement): Variable {
  const typeRef = element.attributes.typeRef ?? findChild(element, 'typeRef')?.text.trim() ?? '';
  return { name: clean(element.attributes.name), typeRef: typeRef === '' ? null : typeRef };
}

function clean(name: string | undefined): string {
  return (name ?? '').trim().replace(/\s+/g, ' ');
}

export type DmnFault = {
  readonly line: number;
  readonly code: DmnFaultCode | FeelSyntaxCode;
  readonly params: Readonly<Record<string, string | number>>;
};
export type ParsedDmn =
  | { readonly ok: true; readonly model: DmnModel }
  | { readonly ok: false; readonly errors: readonly DmnFault[] };
