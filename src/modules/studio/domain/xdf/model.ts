/** One message of XDatenfelder 2 or 3: a schema, a group or a field, with everything that stands in it. */
export interface XdfDocument {
  readonly standard: XdfStandard;
  readonly kind: 'schema' | 'group' | 'field';
  /** A single field is held as a group without an id of its own. */
  readonly root: XdfGroup;
  /** ISO date of the message, when it names one. */
  readonly writtenOn: string | null;
}
export type XdfStandard = 'XDatenfelder 2' | 'XDatenfelder 3';

/** What schemas, groups and fields have in common. */
export interface XdfElement {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** `bezeichnungEingabe`: what a person reads; empty when it is not given. */
  readonly label: string;
  /** `hilfetextEingabe` */
  readonly help: string;
  /** `bezug`: where the law asks for it. */
  readonly references: readonly string[];
  readonly rules: readonly XdfRule[];
  /** Every other text below this element by its name: kept, because nothing may vanish. */
  readonly kept: Readonly<Record<string, string>>;
  /** Names of elements that the standard does not have here. */
  readonly unknown: readonly string[];
  readonly line: number;
}

export interface XdfGroup extends XdfElement {
  readonly kind: 'group';
  /** Exactly one of the parts is meant (XDatenfelder 3, `art` X). */
  readonly isChoice: boolean;
  readonly parts: readonly XdfUse[];
}

/** An element in the place where it is used: only here it has a cardinality. */
export interface XdfUse {
  readonly min: number;
  /** Null: as often as needed. */
  readonly max: number | null;
  /** As it stands in the file: `0:*`. */
  readonly written: string;
  readonly isReadable: boolean;
  readonly references: readonly string[];
  readonly element: XdfGroup | XdfField;
  readonly line: number;
}

export interface XdfField extends XdfElement {
  readonly kind: 'field';
  /** `feldart`: input, select, label, hidden, locked. */
  readonly fieldKind: string;
  /** `datentyp`: text, date, bool, num ... */
  readonly dataType: string;
  readonly limits: XdfLimits;
  /** A limit that could not be read, as written. */
  readonly unreadableLimits: string;
  /** `inhalt`: a text to show or a value to begin with. */
  readonly content: string;
  readonly codeList: XdfCodeListUse | null;
  readonly mediaTypes: readonly string[];
  /** Bytes. */
  readonly maxSize: number | null;
}

export interface XdfLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
}

export interface XdfCodeListUse {
  readonly id: string;
  readonly uri: string;
  readonly version: string;
  readonly versionUri: string;
  readonly values: readonly CodeValue[];
}

export interface XdfRule {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  /** What the rule says in words. */
  readonly text: string;
  /** The program, when there is one; `function script() {}` is none. */
  readonly script: string;
  readonly kept: Readonly<Record<string, string>>;
  readonly line: number;
}

/** A code list in genericode 1.0. */
export interface CodeList {
  readonly name: string;
  readonly uri: string;
  readonly version: string;
  readonly versionUri: string;
  readonly values: readonly CodeValue[];
  /** The columns that were read, when the list has more than two. */
  readonly columns: { readonly code: string; readonly name: string; readonly others: readonly string[] };
}
export interface CodeValue {
  readonly code: string;
  readonly name: string;
  readonly help: string;
}
