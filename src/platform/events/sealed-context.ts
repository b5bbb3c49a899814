import type { Uuid } from '#kernel/ids';

/** The additional data a sealed event body is bound to: it cannot be moved to another stream or place. */
export const sealedContext = (stream: Uuid, seq: number): string => `event:${stream}:${seq}`;
