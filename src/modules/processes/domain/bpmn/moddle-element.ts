/** One element as `bpmn-moddle` gives it; only what the model builder reads. */
export interface ModdleElement {
  readonly $type: string;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $descriptor?: { readonly ns?: { readonly uri?: string } };
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

/** Gives the list under a property, empty when it is absent. */
export function listOf(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value = element[property];
  return Array.isArray(value) ? (value as ModdleElement[]) : [];
}

/** Gives the single element under a property. */
export function oneOf(element: ModdleElement, property: string): ModdleElement | undefined {
  const value = element[property];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ModdleElement) : undefined;
}

/** Gives the trimmed text of an expression element, or nothing when it is empty. */
export function bodyOf(expression: ModdleElement | undefined): string | undefined {
  const body = expression?.['body'];
  return typeof body === 'string' && body.trim() !== '' ? body.trim() : undefined;
}

/** Gives the names of the properties that are really written on an element. */
export function writtenProperties(element: ModdleElement): string[] {
  return Object.keys(element).filter((key) => !key.startsWith('$') && element[key] !== undefined);
}
