import { attributeOf, childOf, childrenOf, escapeXml, type Splice, type XmlSpan } from '../xml-text.ts';
import { insertAfter, type Rules, tagLike } from './change-rules.ts';

/** Makes answers inputs of the decision around an element: declared in the file and required by the decision, where they are not yet. */
export function requireInputs(
  { xml, root, ids }: Rules,
  inside: XmlSpan,
  reads: readonly { readonly name: string; readonly type: string }[],
): readonly Splice[] {
  const decision = decisionAround(inside);
  if (!decision) return [];
  const declared: string[] = [];
  const required: string[] = [];
  const inputs = childrenOf(root, 'inputData');
  const hrefs = new Set(
    childrenOf(decision, 'informationRequirement').map((one) => attributeOf(one.children[0], 'href')),
  );
  for (const { name, type } of reads) {
    const known = inputs.find((input) => attributeOf(childOf(input, 'variable') ?? input, 'name') === name);
    const id = known ? attributeOf(known, 'id') : ids.take(`eingabe${name.charAt(0).toUpperCase()}${name.slice(1)}`);
    const [data, variable] = [tagLike(root, 'inputData'), tagLike(root, 'variable')];
    if (!known)
      declared.push(
        `<${data} id="${id}" name="${escapeXml(name)}"><${variable} id="${ids.take(`${id}Wert`)}" name="${escapeXml(name)}" typeRef="${escapeXml(type || 'Any')}"/></${data}>`,
      );
    if (hrefs.has(`#${id}`)) continue;
    const [requirement, input] = [tagLike(root, 'informationRequirement'), tagLike(root, 'requiredInput')];
    required.push(
      `<${requirement} id="${ids.take(`${attributeOf(decision, 'id') ?? 'entscheidung'}Braucht`)}"><${input} href="#${id}"/></${requirement}>`,
    );
  }
  const before = ['description', 'extensionElements', 'import', 'itemDefinition', 'inputData'];
  return [
    ...(declared.length > 0 ? [insertAfter(xml, root, before, declared)] : []),
    ...(required.length > 0
      ? [
          insertAfter(
            xml,
            decision,
            ['description', 'question', 'allowedAnswers', 'variable', 'informationRequirement'],
            required,
          ),
        ]
      : []),
  ];
}

/** The decision an element lies in; none inside a function, which gets its values from who calls it. */
function decisionAround(element: XmlSpan): XmlSpan | null {
  for (let at: XmlSpan | null = element; at; at = at.parent) {
    if (at.name === 'businessKnowledgeModel' || at.name === 'functionDefinition') return null;
    if (at.name === 'decision') return at;
  }
  return null;
}
