import type { Result } from '#kernel/result';

/** Checks an upload by size, name and content (magic bytes, not the claimed type) and strips what must not be kept (image metadata). */
export interface FileCheck {
  check(
    file: { readonly name: string; readonly bytes: Uint8Array },
    allowed: AllowedFiles,
  ): Result<CheckedFile, FileRefusal>;
}
export interface AllowedFiles {
  readonly types: readonly FileType[];
  readonly maxBytes: number;
}
export type FileType = 'pdf' | 'jpeg' | 'png' | 'heic';
export type FileRefusal =
  | 'file-empty'
  | 'file-too-large'
  | 'file-type'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-active-content';
export interface CheckedFile {
  /** Safe display name. */
  readonly name: string;
  readonly type: FileType;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
