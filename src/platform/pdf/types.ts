import type { Language } from '#kernel/language';

/** A letter as data; the same structure gives the HTML notice and the tagged PDF. */
export interface Letter {
  readonly language: Language;
  /** Set for reading versions: "for information only, the German text is binding". */
  readonly mark: string | null;
  readonly sender: {
    readonly authority: string;
    readonly office: string;
    readonly address: readonly string[];
    readonly contact: readonly string[];
  };
  readonly recipient: readonly string[];
  readonly place: string;
  readonly date: string;
  readonly reference: readonly { readonly label: string; readonly value: string }[];
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
}
export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Words in another language than the letter's, as somebody wrote them, and a note why they stand there untranslated. */
  | { readonly kind: 'quote'; readonly language: Language; readonly text: string; readonly note: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: string }
  | { readonly kind: 'legal'; readonly heading: string; readonly text: string };
