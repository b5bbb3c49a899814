/** A DMN model as it stands in the file (DMN 1.2 to 1.5), read but not yet compiled. */
export type DmnModel = {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly imports: readonly { readonly name: string; readonly namespace: string }[];
  readonly itemDefinitions: readonly ItemDefinition[];
  readonly inputs: readonly InputData[];
  readonly decisions: readonly Decision[];
  readonly knowledgeModels: readonly KnowledgeModel[];
  readonly services: readonly DecisionService[];
};

export type Variable = { readonly name: string; readonly typeRef: string | null };
type Element = { readonly id: string; readonly name: string; readonly variable: Variable; readonly line: number };
/** Addresses of required elements: `#id` in the same model, `namespace#id` in an imported one. */
type Requirements = { readonly requires: readonly string[] };

export type InputData = Element;
export type Decision = Element & Requirements & { readonly expression: DmnExpression | null };
export type KnowledgeModel = Element & Requirements & { readonly logic: FunctionExpression | null };
export type DecisionService = Element & {
  readonly outputDecisions: readonly string[];
  readonly encapsulatedDecisions: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputData: readonly string[];
};

export type ItemDefinition = {
  readonly name: string;
  readonly typeRef: string | null;
  readonly isCollection: boolean;
  readonly allowedValues: string | null;
  readonly typeConstraint: string | null;
  readonly components: readonly ItemDefinition[];
  readonly functionItem: { readonly parameters: readonly Variable[]; readonly result: string | null } | null;
  readonly line: number;
};

type Boxed = { readonly id: string; readonly typeRef: string | null; readonly line: number };
export type DmnExpression =
  | (Boxed & { readonly kind: 'literal'; readonly text: string })
  | DecisionTable
  | (Boxed & { readonly kind: 'context'; readonly entries: readonly BoxedEntry[] })
  | (Boxed & {
      readonly kind: 'invocation';
      readonly callee: DmnExpression | null;
      readonly bindings: readonly BoxedBinding[];
    })
  | FunctionExpression
  | (Boxed & { readonly kind: 'list'; readonly items: readonly DmnExpression[] })
  | (Boxed & {
      readonly kind: 'relation';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly DmnExpression[])[];
    })
  | (Boxed & {
      readonly kind: 'conditional';
      readonly condition: DmnExpression | null;
      readonly yes: DmnExpression | null;
      readonly no: DmnExpression | null;
    })
  | (Boxed & { readonly kind: 'filter'; readonly source: DmnExpression | null; readonly match: DmnExpression | null })
  | (Boxed & {
      readonly kind: 'for' | 'some' | 'every';
      readonly variable: string;
      readonly source: DmnExpression | null;
      readonly body: DmnExpression | null;
    });

type BoxedEntry = { readonly variable: Variable | null; readonly expression: DmnExpression | null };
type BoxedBinding = { readonly parameter: Variable; readonly expression: DmnExpression | null };
export type FunctionExpression = Boxed & {
  readonly kind: 'function';
  readonly language: string;
  readonly parameters: readonly Variable[];
  readonly body: DmnExpression | null;
};

export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';
export type DecisionTable = Boxed & {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
};
export type TableInput = {
  readonly id: string;
  readonly label: string | null;
  readonly expression: string;
  readonly typeRef: string | null;
  readonly allowed: string | null;
  readonly line: number;
};
export type TableOutput = {
  readonly id: string;
  readonly name: string | null;
  readonly typeRef: string | null;
  readonly allowed: string | null;
  readonly otherwise: string | null;
  readonly line: number;
};
export type TableRule = {
  readonly id: string;
  readonly tests: readonly string[];
  readonly outputs: readonly string[];
  readonly description: string | null;
  readonly line: number;
};
