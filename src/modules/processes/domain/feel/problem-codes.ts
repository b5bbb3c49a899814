import type { XmlFault } from '#kernel/xml';

/** Why FEEL text was refused: the position and these parameters make the sentence. */
export type FeelSyntaxCode =
  | 'feel.expected'
  | 'feel.expression-expected'
  | 'feel.name-expected'
  | 'feel.string-not-closed'
  | 'feel.too-deep'
  | 'feel.too-long'
  | 'feel.type-expected'
  | 'feel.unexpected';

/** Why a value became null while an expression was evaluated. */
export type FeelProblemCode =
  | 'feel.argument-count'
  | 'feel.argument-names'
  | 'feel.argument-type'
  | 'feel.argument-value'
  | 'feel.between'
  | 'feel.condition'
  | 'feel.entry-twice'
  | 'feel.external-function'
  | 'feel.filter'
  | 'feel.no-clock'
  | 'feel.no-function'
  | 'feel.no-temporal'
  | 'feel.not-iterable'
  | 'feel.number-range'
  | 'feel.operator'
  | 'feel.path-of-null'
  | 'feel.range-ends'
  | 'feel.result-type'
  | 'feel.text-too-long'
  | 'feel.too-deep'
  | 'feel.too-many-steps'
  | 'feel.unknown-entry'
  | 'feel.unknown-function'
  | 'feel.unknown-name'
  | 'feel.unknown-property'
  | 'feel.unknown-type';

/** Why a DMN file was refused, or what is wrong in a model. */
export type DmnFaultCode =
  | 'dmn.aggregation'
  | 'dmn.circular-type'
  | 'dmn.hit-policy'
  | 'dmn.no-dmn'
  | 'dmn.rule-width'
  | 'dmn.unknown-reference'
  | 'dmn.unknown-type'
  | `xml.${XmlFault}`;

/** Why a decision has no sure result. */
export type DmnErrorCode =
  | 'dmn.circular'
  | 'dmn.different-outputs'
  | 'dmn.external-function'
  | 'dmn.input-not-allowed'
  | 'dmn.no-expression'
  | 'dmn.not-comparable'
  | 'dmn.not-summable'
  | 'dmn.several-rules'
  | 'dmn.type-mismatch'
  | 'dmn.unknown-decision'
  | 'dmn.unknown-reference'
  | 'dmn.unknown-service';

/** Every code of FEEL and DMN: a table of texts typed by it cannot forget one. */
export type ProblemCode = FeelSyntaxCode | FeelProblemCode | DmnFaultCode | DmnErrorCode;
