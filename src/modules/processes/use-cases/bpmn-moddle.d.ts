declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{
      rootElement: { $type: string; [property: string]: unknown };
      warnings: { message: string }[];
    }>;
    toXML(
      element: { $type: string; [property: string]: unknown },
      options?: { format?: boolean },
    ): Promise<{ xml: string }>;
  }
}
