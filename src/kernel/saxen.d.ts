declare module 'saxen' {
  type Decode = (text: string) => string;
  type ContextGetter = () => { line: number; column: number; data: string };
  export class Parser {
    on(event: 'openTag', hook: (name: string, attributes: () => Record<string, string>, decode: Decode) => void): this;
    on(event: 'closeTag', hook: (name: string) => void): this;
    on(event: 'text' | 'comment' | 'attention', hook: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', hook: (text: string) => void): this;
    on(event: 'error' | 'warn', hook: (error: Error, context: ContextGetter) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
