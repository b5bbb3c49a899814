/** Lets callers hand over `undefined` for every optional property, so that values need not be spread conditionally. */
export type Props<T> = { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] };
