import type { XdfField, XdfGroup } from '../xdf/model.ts';

/** A group whose own fields fill a page with several questions shows its help there. */
export const helpIsShown = (element: XdfGroup | XdfField): boolean =>
  element.kind === 'group' && element.parts.filter((use) => use.element.kind === 'field').length > 1;

/** True when something in a group must be given as soon as the group applies. */
export const hasRequired = (group: XdfGroup): boolean =>
  group.isChoice ||
  group.parts.some(
    ({ min, element }) => min > 0 && (element.kind === 'group' ? hasRequired(element) : isAsked(element)),
  );

/** True when a person answers something in it: a list needs a question that names its items. */
export const hasAnswer = (group: XdfGroup): boolean =>
  (group.isChoice && group.parts.length > 1) ||
  group.parts.some(
    ({ element, max, written }) =>
      max !== 0 && !written.startsWith('0:0') && (element.kind === 'group' ? hasAnswer(element) : isAsked(element)),
  );

/** What a person reads above a page or beside a field. */
export const titleOf = (element: XdfGroup | XdfField): string => element.label || element.name || element.id;

/** True for fields that a person fills in. */
export const isAsked = ({ fieldKind }: XdfField): boolean => !['label', 'hidden', 'locked'].includes(fieldKind);
