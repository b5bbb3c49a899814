import { contentExamples } from './examples/content.tsx';
import type { Example } from './examples/example.ts';
import { formExamples } from './examples/forms.tsx';
import { staffExamples } from './examples/staff.tsx';

export type { Example } from './examples/example.ts';
export { pageExamples } from './examples/pages.tsx';

/** Every component in use, for the checks of HTML and accessibility and for looking at them. */
export const examples: readonly Example[] = [...formExamples, ...contentExamples, ...staffExamples];
