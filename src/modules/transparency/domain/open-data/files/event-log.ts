import type { JsonObject } from '#kernel/json';
import { escapeXml } from '../catalogue/write-rdf-xml.ts';

/** Traces as XES (IEEE 1849) with the extensions Concept and Time; days at midnight UTC, in the order of the events. */
export function writeXes(traces: readonly Trace[]): string {
  const bodies = traces.map(
    ({ id, service, events }) =>
      `  <trace>\n${string('concept:name', id, 4)}${string('leistung', service, 4)}${events.map(xesEvent).join('')}  </trace>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace">
${string('concept:name', '-', 4)}  </global>
  <global scope="event">
${string('concept:name', '-', 4)}    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
  </global>
  <classifier name="Ereignis" keys="concept:name"/>
${bodies.join('')}</log>
`;
}

/** The same traces as OCEL 2.0 in JSON: cases and services are objects, each event names both. */
export function writeOcel(traces: readonly Trace[]): JsonObject {
  const services = [...new Set(traces.map(({ service }) => service))].sort();
  const kinds = [...new Set(traces.flatMap(({ events }) => events.map(({ type }) => type)))].sort();
  return {
    objectTypes: [
      { name: 'Leistung', attributes: [] },
      { name: 'Vorgang', attributes: [] },
    ],
    eventTypes: kinds.map((name) => ({ name, attributes: [{ name: 'status', type: 'string' }] })),
    objects: [
      ...services.map((service) => ({ id: service, type: 'Leistung', attributes: [], relationships: [] })),
      ...traces.map(({ id, service }) => ({
        ...{ id, type: 'Vorgang', attributes: [] },
        relationships: [{ objectId: service, qualifier: 'ist ein Fall von' }],
      })),
    ],
    events: traces.flatMap(({ id, service, events }) =>
      events.map(({ type, day, status }, at) => ({
        ...{ id: `${id}/${at + 1}`, type, time: `${day}T00:00:00Z` },
        attributes: status ? [{ name: 'status', value: status }] : [],
        relationships: [
          { objectId: id, qualifier: 'Vorgang' },
          { objectId: service, qualifier: 'Leistung' },
        ],
      })),
    ),
  };
}

const xesEvent = ({ type, day, status }: TraceEvent): string =>
  `    <event>\n${string('concept:name', type, 6)}      <date key="time:timestamp" value="${day}T00:00:00.000+00:00"/>\n${status ? string('status', status, 6) : ''}    </event>\n`;

const string = (key: string, value: string, indent: number): string =>
  `${' '.repeat(indent)}<string key="${escapeXml(key)}" value="${escapeXml(value)}"/>\n`;

/** One case under a name that is made up for this release. */
export interface Trace {
  readonly id: string;
  readonly service: string;
  readonly events: readonly TraceEvent[];
}
export interface TraceEvent {
  /** Kind of event: `case.submitted`. */
  readonly type: string;
  /** ISO date. */
  readonly day: string;
  readonly status: string | null;
}
