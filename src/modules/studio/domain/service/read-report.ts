/** The report of an import in its sections: points with what belongs to them, and tables. */
export function readReport(text: string): readonly ReportSection[] {
  const sections: ReportSection[] = [];
  let [items, rows]: [ReportItem[], (readonly string[])[]] = [[], []];
  for (const line of text.split('\n')) {
    if (/^\|( --- \|)+$/.test(line)) continue;
    const heading = /^(#{1,3}) (.*)$/.exec(line);
    if (heading) {
      [items, rows] = [[], []];
      sections.push({ title: plain(heading[2] ?? ''), level: heading[1]?.length ?? 1, items, rows });
      continue;
    }
    const item = /^- (?:\[ \] )?(.*)$/.exec(line);
    if (item) items.push({ text: plain(item[1] ?? ''), more: [] });
    else if (/^ {2}- /.test(line)) (items.at(-1)?.more as string[] | undefined)?.push(plain(line.slice(4)));
    else if (line.startsWith('|'))
      rows.push(
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => plain(cell.trim())),
      );
    else if (line.trim() !== '') items.push({ text: plain(line.trim()), more: [] });
  }
  return sections.filter(({ items: own, rows: table, level }) => level === 1 || own.length > 0 || table.length > 0);
}

/** Without the signs of Markdown. */
const plain = (text: string): string =>
  text
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\*\(([^)]*)\)\*/g, '($1)')
    .replace(/\\\|/g, '|')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');

interface ReportItem {
  readonly text: string;
  readonly more: readonly string[];
}
export interface ReportSection {
  readonly title: string;
  /** 1 is the title of the report. */
  readonly level: number;
  readonly items: readonly ReportItem[];
  /** The first row names the columns. */
  readonly rows: readonly (readonly string[])[];
}
