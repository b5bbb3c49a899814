import { escapeMarkup } from '#kernel/escape-xml';
import { camelCase } from './names.ts';
import type { PlannedPage } from './plan.ts';

/**
 * `process.bpmn` every imported service begins with: a clerk reads, asks back, ends or refuses. A question nobody answers comes back to
 * the clerk after two weeks. With its drawing, so that any BPMN editor opens it.
 */
export function writeProcess(id: string, title: string, pages: readonly PlannedPage[]): string {
  const name = camelCase(id, 60) || 'dienst';
  const data = pages.flatMap((page) =>
    page.kind === 'repeat' ? [page.listId] : page.questions.filter(({ type }) => type !== 'info').map((one) => one.id),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:lipsia="urn:lipsia:bpmn:1" id="${name}Definitionen" targetNamespace="urn:lipsia:import">
  <bpmn:process id="${name}Prozess" name="${escaped(title)}" isExecutable="true">
    <bpmn:startEvent id="gesendet" name="Angaben sind da" lipsia:step="true">
      <bpmn:outgoing>f1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="pruefen" name="Angaben prüfen" lipsia:role="clerk" lipsia:outcomes="erledigt,nachfragen,ablehnen" lipsia:result="pruefung" lipsia:data="${data.join(',')}" lipsia:step="true">
      <bpmn:incoming>f1</bpmn:incoming>
      <bpmn:incoming>f6</bpmn:incoming>
      <bpmn:incoming>f7</bpmn:incoming>
      <bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="ergebnis" name="Ergebnis?" default="f3">
      <bpmn:incoming>f2</bpmn:incoming>
      <bpmn:outgoing>f3</bpmn:outgoing>
      <bpmn:outgoing>f4</bpmn:outgoing>
      <bpmn:outgoing>f5</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="erledigt" name="Erledigt" lipsia:outcome="done" lipsia:step="true">
      <bpmn:incoming>f3</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:endEvent id="abgelehnt" name="Abgelehnt" lipsia:outcome="refused" lipsia:step="true">
      <bpmn:incoming>f4</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:userTask id="berichtigen" name="Angaben berichtigen" lipsia:role="citizen" lipsia:kind="correct" lipsia:step="true">
      <bpmn:incoming>f5</bpmn:incoming>
      <bpmn:outgoing>f6</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="ohneAntwort" name="Nach 2 Wochen" attachedToRef="berichtigen">
      <bpmn:outgoing>f7</bpmn:outgoing>
      <bpmn:timerEventDefinition id="ohneAntwortFrist"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2W</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
${flows.map(flowXml).join('\n')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${name}Diagramm">
    <bpmndi:BPMNPlane id="${name}Flaeche" bpmnElement="${name}Prozess">
${shapes.map(shapeXml).join('\n')}
${flows.map(edgeXml).join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

const escaped = (text: string): string => escapeMarkup(text).replaceAll('"', '&quot;');

const shapes: readonly Shape[] = [
  { id: 'gesendet', at: [152, 182, 36, 36] },
  { id: 'pruefen', at: [265, 160, 130, 80] },
  { id: 'ergebnis', at: [475, 175, 50, 50] },
  { id: 'erledigt', at: [612, 182, 36, 36] },
  { id: 'abgelehnt', at: [612, 282, 36, 36] },
  { id: 'berichtigen', at: [435, 380, 130, 80] },
  { id: 'ohneAntwort', at: [417, 402, 36, 36] },
];

const flows: readonly Flow[] = [
  { id: 'f1', from: 'gesendet', to: 'pruefen', points: [188, 200, 265, 200] },
  { id: 'f2', from: 'pruefen', to: 'ergebnis', points: [395, 200, 475, 200] },
  { id: 'f3', from: 'ergebnis', to: 'erledigt', points: [525, 200, 612, 200] },
  { id: 'f4', from: 'ergebnis', to: 'abgelehnt', points: [515, 215, 560, 300, 612, 300], outcome: 'ablehnen' },
  { id: 'f5', from: 'ergebnis', to: 'berichtigen', points: [500, 225, 500, 380], outcome: 'nachfragen' },
  { id: 'f6', from: 'berichtigen', to: 'pruefen', points: [500, 460, 500, 500, 300, 500, 300, 240] },
  { id: 'f7', from: 'ohneAntwort', to: 'pruefen', points: [417, 420, 350, 420, 350, 240] },
];

function flowXml({ id, from, to, outcome }: Flow): string {
  const start = `    <bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"`;
  return outcome
    ? `${start}>\n      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">pruefung.outcome = "${outcome}"</bpmn:conditionExpression>\n    </bpmn:sequenceFlow>`
    : `${start} />`;
}

const shapeXml = ({ id, at: [x, y, width, height] }: Shape): string =>
  `      <bpmndi:BPMNShape id="${id}Form" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;

function edgeXml({ id, points }: Flow): string {
  const way = points.flatMap((x, index) => (index % 2 ? [] : `<di:waypoint x="${x}" y="${points[index + 1]}" />`));
  return `      <bpmndi:BPMNEdge id="${id}Linie" bpmnElement="${id}">${way.join('')}</bpmndi:BPMNEdge>`;
}

interface Shape {
  readonly id: string;
  readonly at: readonly [x: number, y: number, width: number, height: number];
}
interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly number[];
  readonly outcome?: string;
}
