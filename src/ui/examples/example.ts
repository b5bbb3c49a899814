import type { VNode } from 'preact';
import type { Language } from '#kernel/language';

/** One way to use a component, shown and checked in both languages. */
export type Example = { name: string; render: (language: Language) => VNode };
